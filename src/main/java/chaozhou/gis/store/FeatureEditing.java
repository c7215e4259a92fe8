package chaozhou.gis.store;

import static chaozhou.gis.store.SqlNames.stagingTable;
import static chaozhou.gis.store.SqlNames.table;
import static chaozhou.gis.store.WritingTransaction.execute;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.query.FeatureQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Changes single features. A change is checked, noted, and everything that depends on it derived anew in one transaction: it is
 * there as a whole or not at all.
 */
public final class FeatureEditing {

    /** Other edits take a few seconds at most; a publication may take minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What a layer is published from once somebody has edited it: a file that comes along later does not undo that. */
    private static final String FINGERPRINT = "edited";

    private final DataSource dataSource;
    private final List<LayerRule> rules;
    private final List<ChangeCheck> changeChecks;
    private final List<PublicationStep> steps;
    private final LayerStateStore states;

    public FeatureEditing(
            DataSource dataSource,
            List<LayerRule> rules,
            List<ChangeCheck> changeChecks,
            List<PublicationStep> steps,
            LayerStateStore states) {
        this.dataSource = dataSource;
        this.rules = rules.stream().filter(LayerRule::isOfSingleFeatures).toList();
        this.changeChecks = changeChecks;
        this.steps = steps;
        this.states = states;
    }

    /** Says what becomes of a feature. */
    @FunctionalInterface
    public interface Revision {
        /**
         * @param before the version in force on the day of the edit; null for a new feature
         * @return the version from that day on, in a CRS told by its geometry's SRID; null to end the feature
         * @throws GisException when the edit makes no sense
         */
        @Nullable
        Feature after(@Nullable Feature before);
    }

    /**
     * Makes a change.
     *
     * @param isSeen whether the editor has seen the feature in the state that is given (see {@link FeatureRow#state})
     * @throws GisException.NotFound when no version is in force on the day of the edit
     * @throws GisException.Conflict when a feature that is to be new exists
     * @throws GisException.Precondition when the feature has changed since the editor saw it
     * @throws GisException.InvalidData when a check refuses the change; nothing is changed then
     */
    public void apply(Edit edit, Predicate<String> isSeen, Revision revision) {
        WritingTransaction.run(dataSource, PATIENCE, connection -> {
            Feature before =
                    edit.kind() == Edit.Kind.CREATE ? absent(connection, edit) : seen(connection, edit, isSeen);
            long entry = ChangeLog.begin(connection, edit, before);
            Feature after = stored(connection, revision.after(before));
            FeatureChange change = new FeatureChange(edit.layer(), edit.id(), edit.day(), before, after);
            write(connection, change);
            ChangeLog.end(connection, entry, edit);
            derive(connection, change);
            return change;
        });
        states.refresh();
    }

    // --- Before ----------------------------------------------------------------------------------------------------

    private static @Nullable Feature absent(Connection connection, Edit edit) throws SQLException {
        String sql =
                "SELECT FROM %s WHERE id = ? AND (valid_to IS NULL OR valid_to > ?)".formatted(table(edit.layer()));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, edit.id());
            statement.setObject(2, edit.day());
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next()) {
                    throw new GisException.Conflict("The layer %s has a feature %s already; PUT replaces it."
                            .formatted(edit.layer().id(), edit.id()));
                }
            }
        }
        return null;
    }

    private static Feature seen(Connection connection, Edit edit, Predicate<String> isSeen) throws SQLException {
        FeatureQuery query = FeatureQuery.one(edit.layer(), edit.id(), edit.day(), Crs.CRS84);
        FeatureSql.Statement sql = FeatureSql.select(query);
        try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
            sql.bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new GisException.NotFound("The layer %s has no feature %s in force on %s."
                            .formatted(edit.layer().id(), edit.id(), edit.day()));
                }
                FeatureRow row = new FeatureRow(query, rows);
                if (!isSeen.test(row.state())) {
                    throw new GisException.Precondition(
                            true,
                            "The feature has changed since you read it. Read it again, and repeat your change on that.");
                }
                return row.feature();
            }
        }
    }

    // --- The rows --------------------------------------------------------------------------------------------------

    /** The same with its geometry in the CRS of the tables. */
    private static @Nullable Feature stored(Connection connection, @Nullable Feature feature) throws SQLException {
        if (feature == null || feature.geometry().getSRID() == Crs.STORAGE_SRID) {
            return feature;
        }
        return feature.with(transformed(connection, feature.geometry()));
    }

    private static Geometry transformed(Connection connection, Geometry geometry) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT ST_AsBinary(ST_Transform(ST_GeomFromWKB(?, ?), ?))")) {
            statement.setBytes(1, new WKBWriter().write(geometry));
            statement.setInt(2, geometry.getSRID());
            statement.setInt(3, Crs.STORAGE_SRID);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Wkb.read(row.getBytes(1));
            }
        }
    }

    private void write(Connection connection, FeatureChange change) throws SQLException {
        Layer layer = change.layer();
        Feature after = change.after();
        if (after != null) {
            try (StagingWriter writer = new StagingWriter(connection, layer)) {
                writer.write(after);
            }
            List<Fault> faults = new CheckScope(connection, List.of(layer), true).faults(rules);
            refuse(faults.stream().map(Fault::toString).toList());
        }
        endBefore(connection, change);
        if (after != null) {
            StagingWriter.publish(connection, layer, stagingTable(layer));
            execute(connection, "DROP TABLE " + stagingTable(layer));
        }
        List<String> faults = new ArrayList<>();
        for (ChangeCheck check : changeChecks) {
            faults.addAll(check.faults(connection, change));
        }
        refuse(faults);
    }

    private static void endBefore(Connection connection, FeatureChange change) throws SQLException {
        Feature before = change.before();
        if (before == null) {
            return;
        }
        String sql = change.isBeforeKept()
                ? "UPDATE %s SET valid_to = ? WHERE id = ? AND valid_from = ?"
                : "DELETE FROM %s WHERE valid_from = ? AND id = ? AND valid_from = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(table(change.layer())))) {
            statement.setObject(1, change.day());
            statement.setString(2, change.id());
            statement.setObject(3, before.validFrom());
            statement.executeUpdate();
        }
    }

    private static void refuse(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new GisException.InvalidData(
                    "Nothing was changed, for the feature would break rules of its layer.", faults);
        }
    }

    // --- What depends on it ----------------------------------------------------------------------------------------

    private void derive(Connection connection, FeatureChange change) throws SQLException {
        Set<Layer> others = new HashSet<>();
        for (PublicationStep step : steps) {
            others.addAll(step.run(connection, change));
        }
        others.remove(change.layer());
        LayerStateStore.raiseRevision(connection, change.layer(), FINGERPRINT);
        for (Layer other : others) {
            LayerStateStore.raiseRevision(connection, other, null);
        }
    }
}
