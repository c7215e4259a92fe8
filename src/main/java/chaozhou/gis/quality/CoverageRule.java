package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Siblings of a coverage share their edges exactly, on every day on which something changes: they neither overlap nor leave
 * gaps narrower than {@link #GAP_WIDTH} ({@link Coverages}).
 */
@Component
final class CoverageRule implements LayerRule {

    /** Degrees; about 1 m on the ground. */
    private static final double GAP_WIDTH = 1e-5;

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        if (layer.coverage() == null) {
            return List.of();
        }
        List<Fault> faults = new ArrayList<>();
        for (LocalDate day : daysOfChange(scope, layer)) {
            faults.addAll(Siblings.inForce(scope, layer, day).faults(layer));
        }
        return faults;
    }

    private static List<LocalDate> daysOfChange(CheckScope scope, Layer layer) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement statement = scope.connection()
                        .prepareStatement("SELECT DISTINCT valid_from FROM " + scope.table(layer) + " ORDER BY 1");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(rows.getObject(1, LocalDate.class));
            }
        }
        return days;
    }

    /** The features of a layer that are in force on a day. */
    private record Siblings(LocalDate day, List<String> ids, List<Geometry> geometries) {

        static Siblings inForce(CheckScope scope, Layer layer, LocalDate day) throws SQLException {
            Siblings siblings = new Siblings(day, new ArrayList<>(), new ArrayList<>());
            String sql = "SELECT id, ST_AsBinary(geom) FROM " + scope.table(layer)
                    + " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";
            try (PreparedStatement statement = scope.connection().prepareStatement(sql)) {
                statement.setObject(1, day);
                statement.setObject(2, day);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        siblings.ids.add(rows.getString(1));
                        siblings.geometries.add(Wkb.read(rows.getBytes(2)));
                    }
                }
            }
            return siblings;
        }

        List<Fault> faults(Layer layer) {
            Geometry[] invalid = Coverages.unmatchedEdges(geometries, GAP_WIDTH);
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < invalid.length && faults.size() < Faults.MOST; i++) {
                if (invalid[i] != null) {
                    Coordinate near = invalid[i].getCoordinate();
                    faults.add(new Fault(
                            layer,
                            "coverage",
                            ids.get(i),
                            "on %s its boundary does not match its neighbours' near %.6f %.6f"
                                    .formatted(day, near.x, near.y),
                            invalid[i]));
                }
            }
            return faults;
        }
    }
}
