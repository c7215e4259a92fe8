package chaozhou.gis.source;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.gdal.Gdal;
import chaozhou.gis.geo.Datum;
import chaozhou.gis.geo.ShiftedGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The CRS of a source, known by what it means: the size of the earth and the projection, whatever it is called.
 *
 * @param name for people, {@code EPSG:4548} where it has a code
 * @param definition for GDAL: a code or a PROJ string; null: as the file has it
 * @param isDegrees whether coordinates are longitude and latitude in degrees from Greenwich
 * @param datum what they are based on
 * @param hasParameters whether it says how to come from its datum to WGS 84
 * @param shift the shifted grid of a web map that they are in; null: none
 */
public record SourceCrs(
        String name,
        @Nullable String definition,
        boolean isDegrees,
        Datum datum,
        boolean hasParameters,
        @Nullable ShiftedGrid shift) {

    private static final Pattern CODE = Pattern.compile("[A-Z]+:[0-9A-Z]+");

    /** {@code http://www.opengis.net/def/crs/EPSG/0/4548} and {@code urn:ogc:def:crs:EPSG::4548} (OGC 07-092r3, 7). */
    private static final Pattern URI =
            Pattern.compile("(?:https?://www\\.opengis\\.net/def/crs/|urn:ogc:def:crs:)([A-Z]+)[/:][^/:]*[/:](\\w+)");

    /** A CRS that people name: a code like {@code EPSG:4548}, {@code CRS84}, {@code GCJ02} or {@code BD09}. */
    static SourceCrs named(String name, Path folder) throws IOException {
        Optional<ShiftedGrid> grid = Arrays.stream(ShiftedGrid.values())
                .filter(shifted ->
                        shifted.name().equals(name.toUpperCase(Locale.ROOT).replace("-", "")))
                .findFirst();
        if (grid.isPresent()) {
            return new SourceCrs(grid.get().name(), "EPSG:4490", true, Datum.MODERN, false, grid.get());
        }
        String code = name.equals("CRS84") ? "OGC:CRS84" : URI.matcher(name).replaceFirst("$1:$2");
        if (CODE.matcher(code).matches()) {
            SourceCrs found = described(code, folder);
            if (found != null) {
                return new SourceCrs(code, code, found.isDegrees, found.datum, found.hasParameters, null);
            }
        }
        throw new InvalidParameter(
                "crs",
                "%s is no CRS that is known here. Give a code of the EPSG, like EPSG:4548, or GCJ02 or BD09."
                        .formatted(name));
    }

    /**
     * The CRS that a file says it has; null when it is none of the earth.
     *
     * @param wkt of ESRI or of OGC
     */
    static @Nullable SourceCrs of(String wkt, Path folder) throws IOException {
        return described(wkt, folder);
    }

    private static @Nullable SourceCrs described(String source, Path folder) throws IOException {
        Gdal.Result result = new Gdal("gdalsrsinfo", Map.of())
                .with("-o", "projjson", "--single-line", source)
                .run(folder.resolve("crs.txt"));
        int start = result.output().indexOf('{');
        if (!result.isSuccess() || start < 0) {
            return null;
        }
        try {
            return of(JsonMapper.shared().readTree(result.output().substring(start)));
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Reads PROJJSON. */
    private static @Nullable SourceCrs of(JsonNode crs) {
        // What GeoPackage has for no CRS (OGC 12-128r18, 1.1.2.1.2) has an ellipsoid all the same.
        if (name(crs).startsWith("Undefined")) {
            return null;
        }
        return switch (crs.path("type").asString("")) {
            case "BoundCRS" -> {
                SourceCrs source = of(crs.path("source_crs"));
                yield source == null
                        ? null
                        : new SourceCrs(source.name, null, source.isDegrees, source.datum, true, null);
            }
            case "CompoundCRS" -> of(crs.path("components").path(0));
            case "GeographicCRS", "GeodeticCRS" ->
                new SourceCrs(name(crs), null, isInDegrees(crs), datum(crs), false, null);
            case "ProjectedCRS" -> new SourceCrs(name(crs), null, false, datum(crs.path("base_crs")), false, null);
            default -> null;
        };
    }

    private static String name(JsonNode crs) {
        JsonNode id = crs.path("id");
        return id.isMissingNode()
                ? crs.path("name").asString("")
                : id.path("authority").asString("") + ":" + id.path("code").asString("");
    }

    private static boolean isInDegrees(JsonNode crs) {
        boolean isFromGreenwich = crs.path("prime_meridian").path("longitude").asDouble(0) == 0
                && crs.at("/datum/prime_meridian/longitude").asDouble(0) == 0;
        JsonNode unit = crs.path("coordinate_system").path("axis").path(0).path("unit");
        double radians = unit.path("conversion_factor").asDouble(Math.toRadians(1));
        return isFromGreenwich && Math.abs(radians - Math.toRadians(1)) < 1e-12;
    }

    private static Datum datum(JsonNode crs) {
        JsonNode ellipsoid =
                (crs.has("datum_ensemble") ? crs.path("datum_ensemble") : crs.path("datum")).path("ellipsoid");
        double axis = ellipsoid.path("semi_major_axis").asDouble(0);
        double minor = ellipsoid.path("semi_minor_axis").asDouble(0);
        double flattening = ellipsoid.path("inverse_flattening").asDouble(minor == 0 ? 0 : axis / (axis - minor));
        return Datum.of(axis, flattening);
    }

    /** Whether coordinates are those of storage already, or become them by unshifting. */
    boolean isStorage() {
        return isDegrees && datum == Datum.MODERN;
    }

    /** The codes of CRS in which files of the region are found. */
    public static final List<String> USUAL = List.of(
            "EPSG:4490",
            "EPSG:4548",
            "EPSG:4527",
            "EPSG:4547",
            "EPSG:4526",
            "EPSG:3857",
            "EPSG:2384",
            "EPSG:2363",
            "EPSG:2436",
            "EPSG:2415");
}
