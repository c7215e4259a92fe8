package chaozhou.gis.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A rule about a feature and what is around it, that must hold once the feature is changed. */
public interface ChangeCheck {

    /**
     * @param connection inside the change's transaction, after the rows of the feature are changed
     * @return the faults, one sentence each, beginning with the layer and the feature's id; empty when all is well
     */
    List<String> faults(Connection connection, FeatureChange change) throws SQLException;
}
