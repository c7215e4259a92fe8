package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Geometries are there and valid (ISO 19125-1, 6.1.11). */
@Component
final class GeometryRule implements LayerRule {

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        return Faults.select(scope, layer, "geometry", """
                SELECT id, CASE WHEN ST_IsEmpty(geom) THEN 'the geometry is empty'
                                ELSE 'the geometry is invalid: ' || ST_IsValidReason(geom) END,
                       location(ST_IsValidDetail(geom))
                FROM %s
                WHERE ST_IsEmpty(geom) OR NOT ST_IsValid(geom)
                ORDER BY id""".formatted(scope.table(layer)));
    }
}
