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
                "SELECT '%s ' || id || ': ' || sentence FROM (%s) AS fault(id, sentence, place)"
                        .formatted(
                                layer.id(),
                                GroundSql.overlaps(
                                        table(layer), "mine.id = ? AND mine.valid_from = ? AND other.id <> mine.id")),
                change.id(),
                change.day(),
                layer.toleranceInMetres());
    }
}
