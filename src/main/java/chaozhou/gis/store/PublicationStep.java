package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What is derived from features: generalised geometry, the index of names. It is committed or rolled back with their change.
 * The connection is inside the transaction, after the new rows are in the layers' tables and their areas are computed; a step
 * never commits, rolls back or closes it.
 */
public interface PublicationStep {

    /** @param changed the layers whose rows were replaced */
    void run(Connection connection, List<Layer> changed) throws SQLException;

    /** @return the layers for which something else was derived than before, but for that of the feature */
    Set<Layer> run(Connection connection, FeatureChange change) throws SQLException;
}
