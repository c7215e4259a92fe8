package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Definitions for a service that measures with a layer of its own. */
final class Definitions {

    private Definitions() {}

    /** The layers that there are, and one more; the folder is what {@code GIS_DATA} names. */
    static Path with(Path folder, String layer, String definition) throws IOException {
        Path data = folder.resolve("data");
        Path layers = Files.createDirectories(data.resolve("layers"));
        try (Stream<Path> files = Files.list(Path.of("gis-data", "layers"))) {
            for (Path file : files.toList()) {
                Files.copy(file, layers.resolve(file.getFileName()));
            }
        }
        Files.writeString(layers.resolve(layer + ".yaml"), definition);
        return data;
    }
}
