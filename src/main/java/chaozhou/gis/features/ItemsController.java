package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.GeoJsonWriter;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.ItemsParameters;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import chaozhou.gis.store.FeatureRow;
import chaozhou.gis.store.FeatureStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** The features of a layer, streamed as GeoJSON. */
@RestController
final class ItemsController {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Catalog catalog;
    private final FeatureStore store;
    private final ItemsParameters parameters;
    private final Clock clock;

    ItemsController(Catalog catalog, FeatureStore store, Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.parameters = new ItemsParameters(clock);
        this.clock = clock;
    }

    private record ItemsEnd(String timeStamp, long numberMatched, long numberReturned, List<Link> links) {}

    private record ItemEnd(List<Link> links) {}

    @GetMapping("/api/collections/{layer}/items")
    void items(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        FeatureQuery query = parameters.parse(catalog.layer(layer), request.getParameterMap());
        long matched = store.count(query);
        GeoJsonWriter writer = new GeoJsonWriter(query.layer(), query.crs(), response.getOutputStream());
        Page page = new Page(query, writer, response);
        boolean more = store.read(query, page);
        ItemsEnd end = new ItemsEnd(
                timeStamp(),
                matched,
                writer.count(),
                links(new RequestContext(request), query.layer(), more ? page.last : null));
        writer.endCollection(JSON.writeValueAsString(end));
    }

    /** Writes the rows of a page and remembers the key of the last one, where the next page begins. */
    private static final class Page implements FeatureStore.Rows {
        private final FeatureQuery query;
        private final GeoJsonWriter writer;
        private final HttpServletResponse response;
        private @Nullable FeatureKey last;

        Page(FeatureQuery query, GeoJsonWriter writer, HttpServletResponse response) {
            this.query = query;
            this.writer = writer;
            this.response = response;
        }

        @Override
        public void begin() throws IOException {
            setHeaders(response, query);
            writer.beginCollection();
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            writer.feature(row);
            if (writer.count() == query.limit()) {
                last = row.key(query.sorting());
            }
        }
    }

    private static List<Link> links(RequestContext context, Layer layer, @Nullable FeatureKey nextAfter) {
        List<Link> links = new ArrayList<>();
        links.add(Link.of(context.selfWithQuery(), "self", MediaTypes.GEOJSON));
        if (nextAfter != null) {
            String next = UriComponentsBuilder.fromUriString(context.selfWithQuery())
                    .replaceQueryParam("after", nextAfter.toString())
                    .build()
                    .toUriString();
            links.add(Link.of(next, "next", MediaTypes.GEOJSON));
        }
        links.add(collectionLink(context, layer));
        return links;
    }

    @GetMapping("/api/collections/{layer}/items/{id}")
    void item(
            @PathVariable String layer,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        Parameters given = Parameters.of(request.getParameterMap(), Set.of("datetime", "crs"));
        LocalDate day = given.text("datetime")
                .map(value -> Period.parseDay(value, clock))
                .orElseGet(() -> LocalDate.now(clock));
        FeatureQuery query = FeatureQuery.one(found, FeatureKey.requireId(id), day, ItemsParameters.crs(given, "crs"));
        Single single = new Single(
                query,
                new GeoJsonWriter(found, query.crs(), response.getOutputStream()),
                response,
                itemLinks(new RequestContext(request), found));
        store.read(query, single);
        if (!single.isFound) {
            throw new NotFound("The layer %s has no feature %s in force on %s.".formatted(found.id(), id, day));
        }
    }

    private static final class Single implements FeatureStore.Rows {
        private final FeatureQuery query;
        private final GeoJsonWriter writer;
        private final HttpServletResponse response;
        private final ItemEnd end;
        private boolean isFound;

        Single(FeatureQuery query, GeoJsonWriter writer, HttpServletResponse response, ItemEnd end) {
            this.query = query;
            this.writer = writer;
            this.response = response;
            this.end = end;
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            isFound = true;
            setHeaders(response, query);
            writer.single(row, JSON.writeValueAsString(end));
        }
    }

    private static ItemEnd itemLinks(RequestContext context, Layer layer) {
        return new ItemEnd(
                List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.GEOJSON), collectionLink(context, layer)));
    }

    /** {@code Content-Crs} says what the coordinates are (OGC 18-058r1, 7.4). */
    private static void setHeaders(HttpServletResponse response, FeatureQuery query) {
        response.setContentType(MediaTypes.GEOJSON);
        response.setHeader("Content-Crs", "<" + query.crs().uri() + ">");
    }

    private static Link collectionLink(RequestContext context, Layer layer) {
        return Link.of(context.api() + "/collections/" + layer.id(), "collection", MediaTypes.JSON);
    }

    private String timeStamp() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
