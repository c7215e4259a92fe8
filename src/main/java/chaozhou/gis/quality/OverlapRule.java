package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Areas that are no coverage overlap by no more than a strip as narrow as their layer's tolerance. */
@Component
final class OverlapRule implements LayerRule {

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        if (!layer.geometry().isPolygonal() || layer.mayOverlap() || layer.coverage() != null) {
            return List.of();
        }
        return Faults.select(
                scope,
                layer,
                "overlap",
                GroundSql.overlaps(scope.table(layer), "other.id > mine.id"),
                layer.toleranceInMetres());
    }
}
