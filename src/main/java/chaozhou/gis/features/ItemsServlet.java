package chaozhou.gis.features;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.encode.FeatureTexts;
import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.encode.KeepingGeoJsonWriter;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.http.ApiServlet;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.EntityTags;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.ItemsParameters;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import chaozhou.gis.store.ChangeLog;
import chaozhou.gis.store.Edit;
import chaozhou.gis.store.FeatureRow;
import chaozhou.gis.store.FeatureStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The features of a layer and each of them, streamed in the format that the client asks for. */
final class ItemsServlet extends ApiServlet {

    private static final long serialVersionUID = 1;

    private static final String HISTORY = "/history";

    private final transient Layer layer;
    private final transient FeatureStore store;
    private final transient LayerStates states;
    private final transient FeatureTexts texts;
    private final transient ItemsParameters parameters;
    private final transient FeatureEdits edits;
    private final transient ChangeLog changes;
    private final transient Documents documents;
    private final transient Clock clock;

    ItemsServlet(
            Layer layer,
            FeatureStore store,
            LayerStates states,
            FeatureTexts texts,
            FeatureEdits edits,
            ChangeLog changes,
            Documents documents,
            Clock clock) {
        this.layer = layer;
        this.store = store;
        this.states = states;
        this.texts = texts;
        this.parameters = new ItemsParameters(clock);
        this.edits = edits;
        this.changes = changes;
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            items(request, response);
        } else if (path.endsWith(HISTORY)) {
            history(path.substring(1, path.length() - HISTORY.length()), request, response);
        } else {
            item(path.substring(1), request, response);
        }
    }

    @Override
    protected List<String> changingMethods(HttpServletRequest request) {
        String path = request.getPathInfo();
        if (path == null) {
            return List.of("POST");
        }
        return path.endsWith(HISTORY) ? List.of() : List.of("PUT", "PATCH", "DELETE");
    }

    @Override
    protected void change(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null) {
            Edit edit = edits.create(layer, request);
            response.setStatus(HttpServletResponse.SC_CREATED);
            response.setHeader("Location", new RequestContext(request).self() + '/' + edit.id());
            changed(edit, request, response);
            return;
        }
        Edit edit = edits.change(layer, FeatureKey.requireId(path.substring(1)), request);
        if (edit.kind() == Edit.Kind.DELETE) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            changed(edit, request, response);
        }
    }

    /** Answers with the feature as it is now. */
    private void changed(Edit edit, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FeatureQuery query = FeatureQuery.one(layer, edit.id(), edit.day(), Crs.CRS84);
        store.read(query, new Single(query, FeatureFormat.GEOJSON, request, response));
    }

    // --- A page of features ----------------------------------------------------------------------------------------

    private void items(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters given = ItemsParameters.read(layer, request.getParameterMap());
        FeatureFormat format = FeatureFormat.choose(request, given, FeatureFormat.OF_ITEMS);
        boolean wantsFeatures = ItemsParameters.wantsFeatures(given);
        FeatureQuery query = parameters.parse(layer, given);
        RequestContext context = new RequestContext(request);
        if (isKnown(request, response, pageTag(query, context, format))) {
            return;
        }
        OptionalLong matched = wantsFeatures ? store.cheapCount(query) : OptionalLong.of(store.count(query));
        if (wantsFeatures && !format.holdsLinks()) {
            FeatureKey nextAfter = store.lastOfPage(query).orElse(null);
            pageLinks(context, layer, format, nextAfter).forEach(link -> link.addTo(response));
        }
        Page page = new Page(query, format, texts, context, response);
        boolean more = wantsFeatures ? read(page) : page.isWithoutFeatures();
        page.writer.end(FeatureWriter.PageEnd.of(
                clock,
                matched.isPresent() ? (Long) matched.getAsLong() : null,
                page.writer.count(),
                pageLinks(context, layer, format, more ? page.last : null)));
    }

    /** Of a page whose texts are all known only the keys are read. */
    private boolean read(Page page) throws IOException {
        if (page.writer instanceof KeepingGeoJsonWriter writer) {
            KnownTexts known = new KnownTexts(page.query, texts);
            boolean more = store.read(page.query.keysOnly(), known);
            if (known.isComplete) {
                page.begin();
                for (byte[] text : known.texts) {
                    writer.feature(text);
                }
                page.last = known.last;
                return more;
            }
        }
        return store.read(page.query, page);
    }

    /** The texts of a page, as long as they are known. */
    private static final class KnownTexts implements FeatureStore.Rows {
        private final FeatureQuery query;
        private final FeatureTexts all;
        private final List<byte[]> texts = new ArrayList<>();
        private boolean isComplete = true;
        private @Nullable FeatureKey last;

        KnownTexts(FeatureQuery query, FeatureTexts all) {
            this.query = query;
            this.all = all;
        }

        @Override
        public void row(FeatureRow row) throws SQLException {
            byte[] text = isComplete ? all.get(query.layer(), row) : null;
            if (text == null) {
                isComplete = false;
                return;
            }
            texts.add(text);
            if (texts.size() == query.limit()) {
                last = row.key(query.sorting());
            }
        }
    }

    /** Writes the rows of a page and remembers the key of the last one, where the next page begins. */
    private static final class Page implements FeatureStore.Rows {
        private final FeatureQuery query;
        private final FeatureFormat format;
        private final HttpServletResponse response;
        private final FeatureWriter writer;
        private @Nullable FeatureKey last;

        Page(
                FeatureQuery query,
                FeatureFormat format,
                FeatureTexts texts,
                RequestContext context,
                HttpServletResponse response)
                throws IOException {
            this.query = query;
            this.format = format;
            this.response = response;
            this.writer = format == FeatureFormat.GEOJSON && FeatureTexts.areWorthKeeping(query)
                    ? new KeepingGeoJsonWriter(query, texts, response.getOutputStream())
                    : format.writer(query, context, response.getOutputStream());
        }

        @Override
        public void begin() throws IOException {
            setHeaders(response, query, format);
            writer.begin();
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            writer.feature(row);
            if (writer.count() == query.limit()) {
                last = row.key(query.sorting());
            }
        }

        /** Where only the number is wanted: no feature, and no other page. */
        boolean isWithoutFeatures() throws IOException {
            begin();
            return false;
        }
    }

    /** Weak, for the page says when it was written. Without {@code datetime} it depends on the day. */
    private String pageTag(FeatureQuery query, RequestContext context, FeatureFormat format) {
        return "W/\"" + states.revision(query.layer()) + '-' + LocalDate.now(clock) + '-' + format.label() + '-'
                + context.language().tag() + '"';
    }

    private static List<Link> pageLinks(
            RequestContext context, Layer layer, FeatureFormat format, @Nullable FeatureKey nextAfter) {
        List<Link> links = selfAndAlternates(context, format);
        if (nextAfter != null) {
            links.add(Link.of(context.selfWith("after", nextAfter.toString()), "next", format.mediaType()));
        }
        links.add(collectionLink(context, layer));
        return links;
    }

    // --- One feature -----------------------------------------------------------------------------------------------

    private void item(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters given = Parameters.of(request.getParameterMap(), Set.of("datetime", "crs", "f"));
        FeatureFormat format = FeatureFormat.choose(request, given, FeatureFormat.OF_ITEMS);
        LocalDate day = given.text("datetime")
                .map(value -> Period.parseDay(value, clock))
                .orElseGet(() -> LocalDate.now(clock));
        FeatureQuery query = FeatureQuery.one(layer, FeatureKey.requireId(id), day, ItemsParameters.crs(given, "crs"));
        Single single = new Single(query, format, request, response);
        store.read(query, single);
        if (!single.isFound) {
            throw new NotFound("The layer %s has no feature %s in force on %s.".formatted(layer.id(), id, day));
        }
    }

    private static final class Single implements FeatureStore.Rows {
        private final FeatureQuery query;
        private final FeatureFormat format;
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private boolean isFound;

        Single(FeatureQuery query, FeatureFormat format, HttpServletRequest request, HttpServletResponse response) {
            this.query = query;
            this.format = format;
            this.request = request;
            this.response = response;
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            isFound = true;
            RequestContext context = new RequestContext(request);
            if (isKnown(request, response, FeatureTag.of(row.state(), format, context.language()))) {
                return;
            }
            setHeaders(response, query, format);
            List<Link> links = selfAndAlternates(context, format);
            links.add(collectionLink(context, query.layer()));
            format.writer(query, context, response.getOutputStream()).single(row, links);
        }
    }

    // --- Its history -----------------------------------------------------------------------------------------------

    private void history(String id, HttpServletRequest request, HttpServletResponse response) throws IOException {
        FeatureQuery query = FeatureQuery.versions(layer, FeatureKey.requireId(id));
        HistoryDocument history = new HistoryDocument(id, query);
        store.read(query, history::add);
        List<ChangeLog.Entry> entries = changes.of(layer, id);
        if (history.isEmpty() && entries.isEmpty()) {
            throw new NotFound("The layer %s has never had a feature %s.".formatted(layer.id(), id));
        }
        documents.answer(request, response, MediaTypes.JSON, context -> {
            String item = context.api() + "/collections/" + layer.id() + "/items/" + id;
            return history.document(item, context, entries);
        });
    }

    // --- Both ------------------------------------------------------------------------------------------------------

    /** Sets the headers of caching, and ends the answer when the client has it already. */
    private static boolean isKnown(HttpServletRequest request, HttpServletResponse response, String entityTag) {
        response.setHeader("ETag", entityTag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept, Accept-Language");
        boolean isKnown = EntityTags.match(request.getHeader("If-None-Match"), entityTag);
        if (isKnown) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        }
        return isKnown;
    }

    /** {@code Content-Crs} says what the coordinates are (OGC 18-058r1, 7.4). */
    static void setHeaders(HttpServletResponse response, FeatureQuery query, FeatureFormat format) {
        response.setContentType(format.mediaType());
        response.setHeader("Content-Crs", "<" + query.crs().uri() + ">");
    }

    private static List<Link> selfAndAlternates(RequestContext context, FeatureFormat format) {
        List<Link> links = new ArrayList<>();
        links.add(Link.of(context.selfWithQuery(), "self", format.mediaType()));
        for (FeatureFormat other : FeatureFormat.OF_ITEMS) {
            if (other != format) {
                links.add(Link.of(context.selfWith("f", other.label()), "alternate", other.mediaType(), other.title()));
            }
        }
        return links;
    }

    private static Link collectionLink(RequestContext context, Layer layer) {
        return Link.of(context.api() + "/collections/" + layer.id(), "collection", MediaTypes.JSON);
    }
}
