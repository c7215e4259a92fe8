package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Work that belongs to a publication and is committed or rolled back with it: deriving generalised geometry, indexing names.
 */
public interface PublicationStep {

    /**
     * @param connection inside the publication's transaction, after the new rows are in the layers' tables and their areas are
     *     computed; never committed, rolled back or closed by the step
     * @param changed the layers whose rows changed
     */
    void run(Connection connection, List<Layer> changed) throws SQLException;
}
