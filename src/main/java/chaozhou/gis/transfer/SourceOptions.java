package chaozhou.gis.transfer;

import chaozhou.gis.transfer.source.TableGeometry;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read.
 *
 * @param files files, folders and archives
 * @param layer the layer inside; null: the only one that has features
 * @param encoding of texts that do not say it; null: told by their bytes
 * @param geometry the fields of a table that hold its shapes; null: told by their names
 * @param where a condition in GDAL's SQL that features have to fulfil; null: all
 */
public record SourceOptions(
        List<Path> files,
        @Nullable String layer,
        @Nullable Charset encoding,
        @Nullable TableGeometry geometry,
        @Nullable String where) {

    public SourceOptions {
        files = List.copyOf(files);
    }
}
