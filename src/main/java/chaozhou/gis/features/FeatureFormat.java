package chaozhou.gis.features;

import chaozhou.gis.encode.CsvWriter;
import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.encode.FileFormat;
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

/** The formats in which features come. */
// Its lambdas hold nothing.
@SuppressWarnings("ImmutableEnumChecker")
enum FeatureFormat {
    GEOJSON("json", MediaTypes.GEOJSON, "geojson", "GeoJSON", (query, context, out) -> new GeoJsonWriter(query, out)),
    JSON_FG("jsonfg", MediaTypes.JSON_FG, "json", "JSON-FG", (query, context, out) -> {
        String schema = context.api() + "/collections/" + query.layer().id() + "/schema";
        return new JsonFgWriter(query, schema, out);
    }),
    GEOJSON_SEQUENCE(
            "jsonseq",
            MediaTypes.GEOJSON_SEQUENCE,
            "geojsons",
            "GeoJSON text sequence",
            (query, context, out) -> new GeoJsonSequenceWriter(query, out)),
    CSV("csv", MediaTypes.CSV, "csv", "CSV", (query, context, out) -> new CsvWriter(query, out)),
    FLATGEOBUF(
            "fgb",
            MediaTypes.FLATGEOBUF,
            "fgb",
            "FlatGeobuf",
            (query, context, out) -> new FlatGeobufWriter(query, out)),
    HTML("html", MediaTypes.HTML, "html", "HTML", (query, context, out) -> new HtmlWriter(query, context, out)),
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
        FeatureWriter of(FeatureQuery query, RequestContext context, OutputStream out) throws IOException;
    }

    private final String label;
    private final String mediaType;
    private final String fileExtension;
    private final String title;
    private final Writers writers;

    FeatureFormat(String label, String mediaType, String fileExtension, String title, Writers writers) {
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
                (query, context, out) -> new FileWriter(query, format, out));
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
        return offered.get(formats.indexOf(Format.choose(request, parameters.text("f"), formats)));
    }

    /** Their values of the parameter {@code f}. */
    static List<String> labels(List<FeatureFormat> formats) {
        return formats.stream().map(FeatureFormat::label).toList();
    }

    FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) throws IOException {
        return writers.of(query, context, out);
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
