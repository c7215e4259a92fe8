package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The areas of the children of a coverage add up to their parent's, today and on the ellipsoid, but for a strip along its boundary as
 * narrow as the layer tolerates. Parents without children have nothing to add up.
 */
@Component
final class AreaSumRule implements LayerRule {

    private final Catalog catalog;
    private final Clock clock;

    AreaSumRule(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        Layer.Parent parent = layer.parent();
        if (parent == null || layer.coverage() == null) {
            return List.of();
        }
        Layer above = catalog.layer(parent.layer());
        if (!layer.coverage().equals(above.coverage())) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        String sql = """
                SELECT NULL::text, format('the areas in %1$s %%s add up to %%s m², but it has %%s m²', parent.id,
                              round(sum(gis.area_m2(child.geom))), round(gis.area_m2(parent.geom))),
                       ST_PointOnSurface(parent.geom)
                FROM %2$s AS parent JOIN %3$s AS child ON child.%5$s = parent.%4$s
                WHERE daterange(parent.valid_from, parent.valid_to) @> ? AND daterange(child.valid_from, child.valid_to) @> ?
                GROUP BY parent.id, parent.geom
                HAVING abs(sum(gis.area_m2(child.geom)) - gis.area_m2(parent.geom))
                       > ? * gis.length_m(parent.geom)
                ORDER BY parent.id""".formatted(
                        above.id(),
                        scope.table(above),
                        scope.table(layer),
                        quoted(above.codeAttribute().orElseThrow().name()),
                        quoted(parent.attribute()));
        return Faults.select(scope, layer, "area", sql, today, today, layer.toleranceInMetres());
    }
}
