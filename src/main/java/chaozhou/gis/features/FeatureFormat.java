package chaozhou.gis.features;

import chaozhou.gis.encode.CsvWriter;
import chaozhou.gis.encode.FeatureWriter;
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
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** The formats in which features come. */
enum FeatureFormat {
    GEOJSON("json", MediaTypes.GEOJSON, "geojson", "GeoJSON") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new GeoJsonWriter(query, out);
        }
    },
    JSON_FG("jsonfg", MediaTypes.JSON_FG, "json", "JSON-FG") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            String schema = context.api() + "/collections/" + query.layer().id() + "/schema";
            return new JsonFgWriter(query, schema, out);
        }
    },
    GEOJSON_SEQUENCE("jsonseq", MediaTypes.GEOJSON_SEQUENCE, "geojsons", "GeoJSON text sequence") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new GeoJsonSequenceWriter(query, out);
        }
    },
    CSV("csv", MediaTypes.CSV, "csv", "CSV") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new CsvWriter(query, out);
        }
    },
    FLATGEOBUF("fgb", MediaTypes.FLATGEOBUF, "fgb", "FlatGeobuf") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new FlatGeobufWriter(query, out);
        }
    },
    HTML("html", MediaTypes.HTML, "html", "HTML") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new HtmlWriter(query, context, out);
        }
    };

    private static final List<Format> FORMATS = Arrays.stream(values())
            .map(format -> new Format(format.label, format.mediaType))
            .toList();

    private final String label;
    private final String mediaType;
    private final String fileExtension;
    private final String title;

    FeatureFormat(String label, String mediaType, String fileExtension, String title) {
        this.label = label;
        this.mediaType = mediaType;
        this.fileExtension = fileExtension;
        this.title = title;
    }

    /** @throws InvalidParameter when {@code f} names none */
    static FeatureFormat choose(HttpServletRequest request, Parameters parameters) {
        return values()[FORMATS.indexOf(Format.choose(request, parameters.text("f"), FORMATS))];
    }

    abstract FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out);

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
