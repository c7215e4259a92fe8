package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check looks at.
 *
 * @param connection inside a transaction
 * @param layers whose features are checked
 * @param areStaged whether these are the staged ones; the features of all other layers are those in force
 */
public record CheckScope(Connection connection, List<Layer> layers, boolean areStaged) {

    public CheckScope {
        layers = List.copyOf(layers);
    }

    /** What breaks rules, in their order. */
    List<Fault> faults(List<LayerRule> rules) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        for (LayerRule rule : rules) {
            faults.addAll(rule.faults(this));
        }
        return faults;
    }

    /** Where the rows of a layer are. */
    public String table(Layer layer) {
        return areStaged && layers.contains(layer) ? SqlNames.stagingTable(layer) : SqlNames.table(layer);
    }
}
