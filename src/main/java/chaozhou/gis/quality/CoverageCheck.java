package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.stagingTable;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Wkb;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Siblings of a coverage share their edges exactly, on every day on which something changes: they neither overlap nor leave
 * gaps narrower than {@link #GAP_WIDTH} (JTS {@link CoverageValidator}).
 */
@Component
final class CoverageCheck extends LayerCheck {

    /** Degrees; about 1 m on the ground. */
    private static final double GAP_WIDTH = 1e-5;

    @Override
    List<String> faults(Connection connection, Layer layer, List<Layer> staged) throws SQLException {
        if (layer.coverage() == null) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        for (LocalDate day : daysOfChange(connection, layer)) {
            faults.addAll(Siblings.inForce(connection, layer, day).faults());
        }
        return faults;
    }

    private static List<LocalDate> daysOfChange(Connection connection, Layer layer) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT DISTINCT valid_from FROM " + stagingTable(layer) + " ORDER BY 1");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                days.add(rows.getObject(1, LocalDate.class));
            }
        }
        return days;
    }

    /** The features of a layer that are in force on a day. */
    private record Siblings(LocalDate day, List<String> ids, List<Geometry> geometries) {

        static Siblings inForce(Connection connection, Layer layer, LocalDate day) throws SQLException {
            Siblings siblings = new Siblings(day, new ArrayList<>(), new ArrayList<>());
            String sql = "SELECT id, ST_AsBinary(geom) FROM " + stagingTable(layer)
                    + " WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to > ?) ORDER BY id";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
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

        List<String> faults() {
            Geometry[] invalid = CoverageValidator.validate(geometries.toArray(Geometry[]::new), GAP_WIDTH);
            List<String> faults = new ArrayList<>();
            for (int i = 0; i < invalid.length && faults.size() < Sentences.MOST; i++) {
                if (invalid[i] != null) {
                    faults.add("%s: on %s its boundary does not match its neighbours' near %s"
                            .formatted(ids.get(i), day, invalid[i].getCoordinate()));
                }
            }
            return faults;
        }
    }
}
