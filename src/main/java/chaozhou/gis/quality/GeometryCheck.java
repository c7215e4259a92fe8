package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.stagingTable;

import chaozhou.gis.catalog.Layer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Geometries are there and valid (ISO 19125-1, 6.1.11). */
@Component
final class GeometryCheck extends LayerCheck {

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        return Sentences.select(connection, """
                SELECT id || ': ' || CASE WHEN ST_IsEmpty(geom) THEN 'the geometry is empty'
                                          ELSE 'the geometry is invalid: ' || ST_IsValidReason(geom) END
                FROM %s
                WHERE ST_IsEmpty(geom) OR NOT ST_IsValid(geom)
                ORDER BY 1""".formatted(stagingTable(layer)));
    }
}
