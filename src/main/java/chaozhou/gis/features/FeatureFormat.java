package chaozhou.gis.features;

import chaozhou.gis.encode.FeatureWriter;
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
    GEOJSON("json", MediaTypes.GEOJSON, "GeoJSON") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            return new GeoJsonWriter(query, out);
        }
    },
    JSON_FG("jsonfg", MediaTypes.JSON_FG, "JSON-FG") {
        @Override
        FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out) {
            String schema = context.api() + "/collections/" + query.layer().id() + "/schema";
            return new JsonFgWriter(query, schema, out);
        }
    },
    HTML("html", MediaTypes.HTML, "HTML") {
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
    private final String title;

    FeatureFormat(String label, String mediaType, String title) {
        this.label = label;
        this.mediaType = mediaType;
        this.title = title;
    }

    /** @throws InvalidParameter when {@code f} names none */
    static FeatureFormat choose(HttpServletRequest request, Parameters parameters) {
        return values()[FORMATS.indexOf(Format.choose(request, parameters.text("f"), FORMATS))];
    }

    abstract FeatureWriter writer(FeatureQuery query, RequestContext context, OutputStream out);

    /** Its value of the parameter {@code f}. */
    String label() {
        return label;
    }

    String mediaType() {
        return mediaType;
    }

    String title() {
        return title;
    }
}
