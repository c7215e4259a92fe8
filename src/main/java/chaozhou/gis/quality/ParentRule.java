package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A parent's code, where one is given, is the code of a feature of the layer above at some time of the child's. */
@Component
final class ParentRule implements LayerRule {

    private final Catalog catalog;

    ParentRule(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        Layer.Parent parent = layer.parent();
        if (parent == null) {
            return List.of();
        }
        Layer above = catalog.layer(parent.layer());
        return Faults.select(scope, layer, "parent", """
                SELECT child.id, 'there is no feature of %1$s with the code ' || child.%2$s || ' at its time',
                       ST_PointOnSurface(child.geom)
                FROM %3$s AS child
                WHERE child.%2$s IS NOT NULL AND NOT EXISTS (
                  SELECT FROM %4$s AS parent
                  WHERE parent.%5$s = child.%2$s
                    AND daterange(parent.valid_from, parent.valid_to) && daterange(child.valid_from, child.valid_to))
                ORDER BY child.id""".formatted(
                        above.id(),
                        quoted(parent.attribute()),
                        scope.table(layer),
                        scope.table(above),
                        quoted(above.codeAttribute().orElseThrow().name())));
    }
}
