package chaozhou.gis.source;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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

    /**
     * The encoding of a name.
     *
     * @throws InvalidParameter when it is none that is known
     */
    public static @Nullable Charset encoding(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new InvalidParameter("encoding", "This is no encoding that is known here; GBK and UTF-8 are.");
        }
    }
}
