package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.CatalogProperties;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.LayerStateStore;
import chaozhou.gis.store.Publication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Takes in the files of {@code gis-data/sample} that the database does not hold yet, before the service answers its first
 * request. A layer that has been published from elsewhere since is left alone.
 */
@Component
class InitialData implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(InitialData.class);

    private final Catalog catalog;
    private final Path folder;
    private final LayerStateStore states;
    private final Publication publication;

    InitialData(Catalog catalog, CatalogProperties properties, LayerStateStore states, Publication publication) {
        this.catalog = catalog;
        this.folder = properties.data().resolve("sample");
        this.states = states;
        this.publication = publication;
    }

    @Override
    public void afterPropertiesSet() {
        Map<String, String> stored = states.fingerprints();
        Map<Layer, Publication.Source> outdated = new LinkedHashMap<>();
        for (Layer layer : catalog.layers()) {
            Path file = folder.resolve(layer.id() + ".geojson");
            if (Files.exists(file)) {
                FileSource source = new FileSource(file, layer);
                String known = stored.get(layer.id());
                if (known == null || (FileSource.isOfFile(known) && !known.equals(source.fingerprint()))) {
                    outdated.put(layer, source);
                }
            }
        }
        if (!outdated.isEmpty()) {
            LOG.info("Loading {} layers from {}", outdated.size(), folder);
            publication.replace(outdated);
            LOG.info(
                    "Loaded {}",
                    String.join(", ", outdated.keySet().stream().map(Layer::id).toList()));
        }
    }
}
