package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.ChangeCheck;
import chaozhou.gis.store.Feature;
import chaozhou.gis.store.FeatureChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A feature lies inside its parent, and its children inside it, but for what is as narrow as the child's layer tolerates. */
@Component
final class ParentGroundCheck implements ChangeCheck {

    private final Catalog catalog;

    ParentGroundCheck(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<String> faults(Connection connection, FeatureChange change) throws SQLException {
        if (change.after() == null) {
            return List.of();
        }
        Layer layer = change.layer();
        List<String> faults = new ArrayList<>();
        if (layer.parent() != null && (change.hasNewGeometry() || hasOtherParent(change, layer.parent()))) {
            faults.addAll(outside(connection, layer, "child", change));
        }
        for (Layer child : change.hasNewGeometry() ? catalog.children(layer) : List.<Layer>of()) {
            faults.addAll(outside(connection, child, "parent", change));
        }
        return faults;
    }

    private static boolean hasOtherParent(FeatureChange change, Layer.Parent parent) {
        return !Objects.equals(value(change, change.before(), parent), value(change, change.after(), parent));
    }

    private static @Nullable Object value(FeatureChange change, @Nullable Feature version, Layer.Parent parent) {
        Attribute attribute = change.layer().attribute(parent.attribute()).orElseThrow();
        return version == null ? null : version.value(change.layer(), attribute);
    }

    /** @param changed which of the two has changed, child or parent */
    private List<String> outside(Connection connection, Layer layer, String changed, FeatureChange change)
            throws SQLException {
        Layer.Parent parent = Objects.requireNonNull(layer.parent());
        Layer above = catalog.layer(parent.layer());
        return Sentences.select(
                connection,
                """
                SELECT format('%1$s %%s: lies outside of %2$s %%s near %%s', child.id, parent.id, ST_AsText(ST_PointOnSurface(part.geom), 6))
                FROM %3$s AS child
                JOIN %4$s AS parent ON parent.%5$s = child.%6$s
                  AND daterange(parent.valid_from, parent.valid_to) && daterange(child.valid_from, child.valid_to)
                CROSS JOIN LATERAL ST_Dump(ST_Difference(child.geom, parent.geom)) AS part
                WHERE %7$s.id = ? AND %7$s.valid_from = ? AND %8$s > ?
                ORDER BY child.id""".formatted(
                                layer.id(),
                                above.id(),
                                table(layer),
                                table(above),
                                quoted(above.codeAttribute().orElseThrow().name()),
                                quoted(parent.attribute()),
                                changed,
                                extent(layer)),
                change.id(),
                change.day(),
                layer.toleranceInMetres());
    }

    /** How far a part lies outside, in metres: a point by its distance, a line by its length, an area by its width. */
    private static String extent(Layer layer) {
        return switch (layer.geometry()) {
            case POINT -> "ST_Distance(part.geom::geography, parent.geom::geography)";
            case MULTI_LINE_STRING -> "ST_Length(part.geom::geography)";
            case MULTI_POLYGON -> "gis.mean_width_m(part.geom)";
        };
    }
}
