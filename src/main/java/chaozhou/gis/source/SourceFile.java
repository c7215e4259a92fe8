package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file, or a set of files that belong together, as GDAL can open it.
 *
 * @param path the file, or the folder of a file geodatabase, that GDAL opens
 * @param encoding of its texts; null where the format says it
 */
public record SourceFile(
        Path path, SourceFormat format, @Nullable TextEncoding encoding) {

    static boolean begins(byte[] content, byte[] signature) {
        return content.length >= signature.length
                && Arrays.equals(content, 0, signature.length, signature, 0, signature.length);
    }

    static GisException unreadable(Path file, IOException cause) {
        return new GisException.Setup("The file " + file + " can't be read: " + cause.getMessage(), cause);
    }

    /** What GDAL is told when it opens the file. */
    List<String> openOptions() {
        List<String> options = new ArrayList<>(format.openOptions());
        if (encoding != null && format.isEncodingOpen()) {
            options.addAll(List.of("-oo", "ENCODING=" + encoding.charset().name()));
        }
        return options;
    }

    /**
     * What GDAL's environment says for the file.
     *
     * @param more drivers besides that of the format
     */
    Map<String, String> settings(String... more) {
        String[] drivers = Arrays.copyOf(more, more.length + 1);
        drivers[more.length] = format.driver();
        Map<String, String> settings = new HashMap<>(GdalDrivers.only(drivers));
        if (format == SourceFormat.XLSX) {
            // Otherwise a table of texts only would seem to have none.
            settings.put("OGR_XLSX_HEADERS", "FORCE");
        }
        if (encoding != null && format == SourceFormat.DXF) {
            settings.put("DXF_ENCODING", encoding.charset().name());
        }
        return settings;
    }
}
