package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.StagingCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A rule that looks at one layer at a time. */
abstract class LayerCheck implements StagingCheck {

    @Override
    public final List<String> faults(Connection connection, List<Layer> staged) throws SQLException {
        List<String> faults = new ArrayList<>();
        for (Layer layer : staged) {
            for (String fault : faults(connection, layer, staged)) {
                faults.add(layer.id() + " " + fault);
            }
        }
        return faults;
    }

    /** @return sentences that begin with the feature's id */
    abstract List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException;
}
