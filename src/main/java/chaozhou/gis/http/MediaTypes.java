package chaozhou.gis.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Media types of what the service sends. */
public final class MediaTypes {

    public static final String HTML = "text/html;charset=utf-8";
    public static final String JSON = "application/json";
    public static final String GEOJSON = "application/geo+json";
    public static final String GEOJSON_SEQUENCE = "application/geo+json-seq";
    public static final String GEOJSON_LINES = "application/x-ndjson";
    public static final String CSV = "text/csv;charset=utf-8";
    public static final String FLATGEOBUF = "application/flatgeobuf";
    public static final String JSON_FG = "application/vnd.ogc.fg+json";
    public static final String GEOPACKAGE = "application/geopackage+sqlite3";
    public static final String KML = "application/vnd.google-earth.kml+xml";
    public static final String KMZ = "application/vnd.google-earth.kmz";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public static final String ZIP = "application/zip";
    public static final String MERGE_PATCH = "application/merge-patch+json";
    public static final String SCHEMA = "application/schema+json";
    public static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    public static final String PROBLEM = "application/problem+json";
    public static final String MAP_STYLE = "application/vnd.mapbox.style+json";
    public static final String MVT = "application/vnd.mapbox-vector-tile";

    private static final Map<String, String> EXTENSIONS =
            Map.of(JSON, "json", GEOJSON, "geojson", CSV, "csv", XLSX, "xlsx", DOCX, "docx");

    private MediaTypes() {}

    /** What names of files end with that processes answer with; null: they answer with none of the type. */
    public static @Nullable String extension(String mediaType) {
        return EXTENSIONS.get(mediaType);
    }

    /** The media type without parameters: {@code text/csv}. */
    public static String bare(String mediaType) {
        int end = mediaType.indexOf(';');
        return end < 0 ? mediaType : mediaType.substring(0, end).stripTrailing();
    }
}
