package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A rule that staged features have to satisfy before they are published. */
public interface StagingCheck {

    /** Whether the rule looks at each feature by itself, so that it holds for one that is staged alone. */
    default boolean isOfSingleFeatures() {
        return false;
    }

    /**
     * @param connection where {@code staging.<layer>} holds the staged rows of each layer, with the columns of the layer's table
     * @param staged the layers of this publication
     * @return the faults, one sentence each, beginning with the layer and the feature's id; empty when all is well
     */
    List<String> faults(Connection connection, List<Layer> staged) throws SQLException;
}
