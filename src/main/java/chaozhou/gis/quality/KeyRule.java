package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A feature has at most one version on any day, and at most one feature a code. */
@Component
final class KeyRule implements LayerRule {

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        List<Fault> faults = new ArrayList<>(Faults.select(scope, layer, "key", """
                SELECT id, 'the version from ' || valid_from || ' begins before the one before it ends', NULL::geometry
                FROM (
                  SELECT id, valid_from,
                         lag(coalesce(valid_to, 'infinity')) OVER (PARTITION BY id ORDER BY valid_from) AS before
                  FROM %s
                ) AS versions
                WHERE valid_from < before
                ORDER BY id""".formatted(scope.table(layer))));
        for (Attribute code : layer.attributes(Attribute.Role.CODE)) {
            faults.addAll(Faults.select(
                    scope, layer, "key", """
                    SELECT one.id, format('has the %1$s %%s, which is that of %%s at the same time', one.%2$s, other.id),
                           ST_PointOnSurface(one.geom)
                    FROM %3$s AS one JOIN %3$s AS other ON other.%2$s = one.%2$s AND other.id > one.id
                     AND daterange(one.valid_from, one.valid_to) && daterange(other.valid_from, other.valid_to)
                    ORDER BY one.id""".formatted(code.name(), quoted(code.name()), scope.table(layer))));
        }
        return faults;
    }
}
