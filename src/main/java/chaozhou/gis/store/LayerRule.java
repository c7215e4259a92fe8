package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A rule that the features of layers have to satisfy, staged ones before they are published. */
public interface LayerRule {

    /** Whether the rule looks at each feature by itself, so that it holds for one that is staged alone. */
    default boolean isOfSingleFeatures() {
        return false;
    }

    /** The faults of one layer of the scope; empty when all is well. */
    List<Fault> faults(CheckScope scope, Layer layer) throws SQLException;

    /** The faults of all layers of the scope. */
    default List<Fault> faults(CheckScope scope) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        for (Layer layer : scope.layers()) {
            faults.addAll(faults(scope, layer));
        }
        return faults;
    }
}
