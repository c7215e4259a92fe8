package chaozhou.gis.features;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.http.ApiServlet;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.ExportParameters;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A layer, or all that a query selects of it, as one file; or several layers. */
final class ExportServlet extends ApiServlet {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Layer layer;
    private final transient Exports exports;

    /** @param layer the one whose address it is; null: the address of several */
    ExportServlet(@Nullable Layer layer, Exports exports) {
        this.layer = layer;
        this.exports = exports;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestContext context = new RequestContext(request);
        Parameters given = layer == null
                ? ExportParameters.readSeveral(request.getParameterMap())
                : ExportParameters.read(layer, request.getParameterMap());
        FeatureFormat format = FeatureFormat.choose(request, given, FeatureFormat.OF_EXPORTS);
        Exports.Export export = layer == null
                ? exports.ofSeveral(given, format, Exports.Asker.of(context))
                : exports.of(layer, given, format, Exports.Asker.of(context));
        Exports.Writing writing = export.prepare(response.getOutputStream());
        setHeaders(response, export);
        writing.run();
    }

    private static void setHeaders(HttpServletResponse response, Exports.Export export) {
        if (export.queries().size() == 1 && export.queries().get(0).selection().grid() == null) {
            ItemsServlet.setHeaders(response, export.queries().get(0), export.format());
        }
        response.setContentType(export.mediaType());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept, Accept-Language");
        // RFC 6266, 5: the first name for clients that do not know the second.
        String name = URLEncoder.encode(export.name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(export.plainName(), name));
    }
}
