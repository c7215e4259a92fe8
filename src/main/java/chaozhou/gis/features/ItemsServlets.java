package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.encode.FeatureTexts;
import chaozhou.gis.http.Documents;
import chaozhou.gis.store.ChangeLog;
import chaozhou.gis.store.FeatureStore;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Configuration;

/** Puts a servlet at the address of each layer's features. */
@Configuration(proxyBeanMethods = false)
class ItemsServlets implements ServletContextInitializer {

    private final Catalog catalog;
    private final FeatureStore store;
    private final LayerStates states;
    private final FeatureEdits edits;
    private final ChangeLog changes;
    private final Documents documents;
    private final Exports exports;
    private final Clock clock;
    private final FeatureTexts texts = new FeatureTexts();

    ItemsServlets(
            Catalog catalog,
            FeatureStore store,
            LayerStates states,
            FeatureEdits edits,
            ChangeLog changes,
            Documents documents,
            Exports exports,
            Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.states = states;
        this.edits = edits;
        this.changes = changes;
        this.documents = documents;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public void onStartup(ServletContext context) {
        for (Layer layer : catalog.layers()) {
            String address = "/api/collections/" + layer.id() + "/items";
            context.addServlet(address, new ItemsServlet(layer, store, states, texts, edits, changes, documents, clock))
                    .addMapping(address + "/*");
            String export = "/api/collections/" + layer.id() + "/export";
            context.addServlet(export, new ExportServlet(layer, exports)).addMapping(export);
        }
        context.addServlet("/api/export", new ExportServlet(null, exports)).addMapping("/api/export");
    }
}
