package chaozhou.gis.features;

import chaozhou.gis.encode.CsvWriter;
import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.encode.FileFormat;
import chaozhou.gis.encode.FileOptions;
import chaozhou.gis.encode.FileWriter;
import chaozhou.gis.encode.FlatGeobufWriter;
import chaozhou.gis.encode.GeoJsonSequenceWriter;
import chaozhou.gis.encode.GeoJsonWriter;
import chaozhou.gis.encode.HtmlWriter;
import chaozhou.gis.encode.JsonFgWriter;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.Format;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The formats in which features come. */
// Its lambdas hold nothing.
@SuppressWarnings("ImmutableEnumChecker")
enum FeatureFormat {
    GEOJSON(
            "json",
            MediaTypes.GEOJSON,
            "geojson",
            "GeoJSON",
            (query, api, options, out) -> new GeoJsonWriter(query, out)),
    JSON_FG("jsonfg", MediaTypes.JSON_FG, "json", "JSON-FG", (query, api, options, out) -> {
        String schema = api + "/collections/" + query.layer().id() + "/schema";
        return new JsonFgWriter(query, schema, out);
    }),
    GEOJSON_SEQUENCE(
            "jsonseq",
            MediaTypes.GEOJSON_SEQUENCE,
            "geojsons",
            "GeoJSON text sequence",
            (query, api, options, out) -> new GeoJsonSequenceWriter(query, out, true)),
    GEOJSON_LINES(
            "geojsonl",
            MediaTypes.GEOJSON_LINES,
            "geojsonl",
            "GeoJSON, a feature a line",
            (query, api, options, out) -> new GeoJsonSequenceWriter(query, out, false)),
    CSV(
            "csv",
            MediaTypes.CSV,
            "csv",
            "CSV",
            (query, api, options, out) -> new CsvWriter(query, out, options.hasByteOrderMark())),
    FLATGEOBUF(
            "fgb",
            MediaTypes.FLATGEOBUF,
            "fgb",
            "FlatGeobuf",
            (query, api, options, out) -> new FlatGeobufWriter(query, out)),
    HTML("html", MediaTypes.HTML, "html", "HTML", (query, api, options, out) -> {
        throw new IllegalStateException("A page knows its request.");
    }),
    GEOPACKAGE("GeoPackage", FileFormat.GEOPACKAGE),
    SHAPEFILE("Shapefile", FileFormat.SHAPEFILE),
    FILE_GEODATABASE("File geodatabase", FileFormat.FILE_GEODATABASE),
    KML("KML", FileFormat.KML),
    KMZ("KMZ", FileFormat.KMZ),
    GML("GML 3.2", FileFormat.GML),
    DXF("DXF", FileFormat.DXF),
    MAPINFO("MapInfo TAB", FileFormat.MAPINFO),
    XLSX("Excel", FileFormat.XLSX);

    /** Of pages and of single features, as they come. */
    static final List<FeatureFormat> OF_ITEMS = List.of(GEOJSON, JSON_FG, GEOJSON_SEQUENCE, CSV, FLATGEOBUF, HTML);

    /** Of files. */
    static final List<FeatureFormat> OF_EXPORTS =
            Arrays.stream(values()).filter(format -> format != HTML).toList();

    private interface Writers {
        FeatureWriter of(FeatureQuery query, String api, FileOptions options, OutputStream out) throws IOException;
    }

    private final String label;
    private final String mediaType;
    private final String fileExtension;
    private final String title;
    private final Writers writers;
    private final @Nullable FileFormat file;

    FeatureFormat(String label, String mediaType, String fileExtension, String title, Writers writers) {
        this(label, mediaType, fileExtension, title, writers, null);
    }

    FeatureFormat(
            String label,
            String mediaType,
            String fileExtension,
            String title,
            Writers writers,
            @Nullable FileFormat file) {
        this.file = file;
        this.label = label;
        this.mediaType = mediaType;
        this.fileExtension = fileExtension;
        this.title = title;
        this.writers = writers;
    }

    FeatureFormat(String title, FileFormat format) {
        this(
                format.extension(),
                format.mediaType(),
                format.isArchive() ? format.extension() + ".zip" : format.extension(),
                title,
                (query, api, options, out) -> new FileWriter(query, format, options, out),
                format);
    }

    /**
     * The one that a client asks for.
     *
     * @param offered at the address of the request
     * @throws InvalidParameter when {@code f} names none of them
     */
    static FeatureFormat choose(HttpServletRequest request, Parameters parameters, List<FeatureFormat> offered) {
        List<Format> formats = offered.stream()
                .map(format -> new Format(format.label, format.mediaType))
                .toList();
        Optional<String> label = parameters.text("f").map(FeatureFormat::label);
        return offered.get(formats.indexOf(Format.choose(request, label, formats)));
    }

    /** The label for what people call a format. */
    static String label(String name) {
        return name.equals("geojson") ? GEOJSON.label : name;
    }

    /** Their values of the parameter {@code f}. */
    static List<String> labels(List<FeatureFormat> formats) {
        return formats.stream().map(FeatureFormat::label).toList();
    }

    /** A writer of pages and single features. */
    FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) throws IOException {
        return this == HTML
                ? new HtmlWriter(query, context, out)
                : writer(query, context.api(), FileOptions.PLAIN, out);
    }

    /**
     * A writer of files.
     *
     * @param api the absolute address of {@code /api}
     */
    FeatureWriter writer(FeatureQuery query, String api, FileOptions options, OutputStream out) throws IOException {
        return writers.of(query, api, options, out);
    }

    /** What GDAL makes it with; null where we write it. */
    @Nullable
    FileFormat file() {
        return file;
    }

    /** Whether web maps take it, and with it coordinates on their shifted grids. */
    boolean isOfWeb() {
        return switch (this) {
            case GEOJSON, GEOJSON_SEQUENCE, GEOJSON_LINES, CSV, KML, KMZ -> true;
            default -> false;
        };
    }

    /** Whether a page in it has a place for links. */
    boolean holdsLinks() {
        return this == GEOJSON || this == JSON_FG || this == HTML;
    }

    /** Its value of the parameter {@code f}. */
    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    /** How the name of a file in it ends. */
    String fileExtension() {
        return fileExtension;
    }

    String title() {
        return title;
    }
}
