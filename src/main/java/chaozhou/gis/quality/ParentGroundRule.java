package chaozhou.gis.quality;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Features lie inside their parent, and their children inside them, but for what is as narrow as the child's layer tolerates. */
@Component
final class ParentGroundRule implements LayerRule {

    private final Catalog catalog;

    ParentGroundRule(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        List<Fault> faults = new ArrayList<>(outside(scope, layer));
        for (Layer child : catalog.children(layer)) {
            if (!scope.layers().contains(child)) {
                faults.addAll(outside(scope, child));
            }
        }
        return faults;
    }

    private List<Fault> outside(CheckScope scope, Layer layer) throws SQLException {
        if (layer.parent() == null) {
            return List.of();
        }
        Layer above = catalog.layer(layer.parent().layer());
        return Faults.select(
                scope,
                layer,
                "inside",
                GroundSql.outside(layer, scope.table(layer), above, scope.table(above), "true"),
                layer.toleranceInMetres());
    }
}
