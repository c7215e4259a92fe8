package chaozhou.gis.catalog;

import java.nio.file.Path;

/** A definition as it was read: the layer, and where in which file each part of it stands. */
record LayerDefinition(Path file, YamlDocument document, Layer layer) {

    /** @param pointer the JSON pointer (RFC 6901) of the part at fault */
    String fault(String pointer, String sentence) {
        return "%s:%d: %s".formatted(file, document.line(pointer), sentence);
    }
}
