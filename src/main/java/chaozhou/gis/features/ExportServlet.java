package chaozhou.gis.features;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.http.ApiServlet;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.ItemsParameters;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.store.FeatureRow;
import chaozhou.gis.store.FeatureStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** A layer, or all that a query selects of it, as one file. */
final class ExportServlet extends ApiServlet {

    private static final long serialVersionUID = 1;

    private final transient Layer layer;
    private final transient FeatureStore store;
    private final transient ItemsParameters parameters;
    private final transient Clock clock;

    ExportServlet(Layer layer, FeatureStore store, Clock clock) {
        this.layer = layer;
        this.store = store;
        this.parameters = new ItemsParameters(clock);
        this.clock = clock;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters given = ItemsParameters.readExport(layer, request.getParameterMap());
        FeatureFormat format = FeatureFormat.choose(request, given, FeatureFormat.OF_EXPORTS);
        FeatureQuery query = parameters.parse(layer, given).wholeExport();
        RequestContext context = new RequestContext(request);
        try (FeatureWriter writer = format.writer(query, context, response.getOutputStream())) {
            store.read(query, new File(layer, format, query, writer, response));
            List<Link> links = List.of(Link.of(context.selfWithQuery(), "self", format.mediaType()));
            writer.end(FeatureWriter.PageEnd.of(clock, (Long) writer.count(), writer.count(), links));
        }
    }

    private record File(
            Layer layer, FeatureFormat format, FeatureQuery query, FeatureWriter writer, HttpServletResponse response)
            implements FeatureStore.Rows {

        @Override
        public void begin() throws IOException {
            ItemsServlet.setHeaders(response, query, format);
            response.setHeader("Cache-Control", "no-cache");
            response.setHeader("Vary", "Accept");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"%s.%s\"".formatted(layer.id(), format.fileExtension()));
            writer.begin();
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            writer.feature(row);
        }
    }
}
