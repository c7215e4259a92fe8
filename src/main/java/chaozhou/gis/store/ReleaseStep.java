package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** What is noted of a release once its rows are in the layer's table. It is committed or rolled back with them. */
public interface ReleaseStep {

    /** @param publication its number in {@code gis.publication} */
    void run(Connection connection, Layer layer, LocalDate day, long publication) throws SQLException;
}
