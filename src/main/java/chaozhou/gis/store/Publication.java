package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;
import static chaozhou.gis.store.WritingTransaction.execute;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Takes staged features into their layers. Reading, staging, checking and publishing are one transaction: whenever the
 * program or the server ends, the layers are as before or as after.
 */
public final class Publication {

    private final DataSource dataSource;
    private final List<LayerRule> rules;
    private final List<PublicationStep> steps;
    private final LayerStateStore states;

    public Publication(
            DataSource dataSource, List<LayerRule> rules, List<PublicationStep> steps, LayerStateStore states) {
        this.dataSource = dataSource;
        this.rules = rules;
        this.steps = steps;
        this.states = states;
    }

    /** Where a layer's features come from. */
    public interface Source {
        /** Tells one content from another: the same text, the same features. */
        String fingerprint();

        /** Writes every feature of the source. */
        void stage(StagingWriter writer) throws SQLException;
    }

    /**
     * Replaces the features of the layers by those of their sources.
     *
     * @throws GisException.InvalidData when a check refuses them; nothing is changed then
     */
    public void replace(Map<Layer, Source> sources) {
        WritingTransaction.run(dataSource, Duration.ZERO, connection -> {
            replace(connection, sources);
            return sources;
        });
        states.refresh();
    }

    private void replace(Connection connection, Map<Layer, Source> sources) throws SQLException {
        List<Layer> layers = List.copyOf(sources.keySet());
        for (Map.Entry<Layer, Source> source : sources.entrySet()) {
            stage(connection, source.getKey(), source.getValue());
        }
        check(connection, layers);
        for (Layer layer : layers) {
            publish(connection, layer);
        }
        for (PublicationStep step : steps) {
            step.run(connection, layers);
        }
        for (Map.Entry<Layer, Source> source : sources.entrySet()) {
            LayerStateStore.raiseRevision(
                    connection, source.getKey(), source.getValue().fingerprint());
        }
    }

    private static void stage(Connection connection, Layer layer, Source source) throws SQLException {
        try (StagingWriter writer = new StagingWriter(connection, layer)) {
            source.stage(writer);
        }
        execute(connection, "ANALYZE " + stagingTable(layer));
    }

    private void check(Connection connection, List<Layer> layers) throws SQLException {
        List<Fault> faults = new CheckScope(connection, layers, true).faults(rules);
        if (!faults.isEmpty()) {
            throw new GisException.InvalidData(
                    "The data were not published:",
                    faults.stream().map(Fault::toString).toList());
        }
    }

    private static void publish(Connection connection, Layer layer) throws SQLException {
        execute(connection, "DELETE FROM " + table(layer));
        StagingWriter.publish(connection, layer, stagingTable(layer));
        execute(connection, "DROP TABLE " + stagingTable(layer));
        execute(connection, "ANALYZE " + table(layer));
    }
}
