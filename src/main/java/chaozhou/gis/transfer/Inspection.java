package chaozhou.gis.transfer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a layer of a source.
 *
 * @param geometries how many features have each type of geometry, by its name in OGC Simple Feature Access
 * @param extent west, south, east, north as the file has them; null without shapes
 * @param crs null when the file tells none
 * @param encoding and how it was found; null where the format says it
 * @param suggestions what the CRS could be, where none is told, a sentence each
 */
public record Inspection(
        String file,
        String format,
        String layer,
        long count,
        Map<String, Long> geometries,
        @Nullable List<Double> extent,
        @Nullable String crs,
        @Nullable String encoding,
        List<FieldReport> fields,
        List<String> suggestions) {}
