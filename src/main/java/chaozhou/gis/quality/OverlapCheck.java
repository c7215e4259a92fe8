package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.ChangeCheck;
import chaozhou.gis.store.FeatureChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.stereotype.Component;

/** A feature with a new shape overlaps no sibling of its time by more than a strip as narrow as the layer's tolerance. */
@Component
final class OverlapCheck implements ChangeCheck {

    @Override
    public List<String> faults(Connection connection, FeatureChange change) throws SQLException {
        Layer layer = change.layer();
        if (!change.hasNewGeometry() || !layer.geometry().isPolygonal() || layer.mayOverlap()) {
            return List.of();
        }
        return Sentences.select(
                connection,
                """
                SELECT format('%1$s %%s: overlaps %%s by %%s m² near %%s', mine.id, other.id,
                              round(ST_Area(part.geom::geography)), ST_AsText(ST_PointOnSurface(part.geom), 6))
                FROM %2$s AS mine
                JOIN %2$s AS other ON other.id <> mine.id AND ST_Intersects(other.geom, mine.geom)
                  AND daterange(mine.valid_from, mine.valid_to) && daterange(other.valid_from, other.valid_to)
                CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Intersection(mine.geom, other.geom), 3)) AS part
                WHERE mine.id = ? AND mine.valid_from = ? AND gis.mean_width_m(part.geom) > ?
                ORDER BY ST_Area(part.geom) DESC""".formatted(layer.id(), table(layer)),
                change.id(),
                change.day(),
                layer.toleranceInMetres());
    }
}
