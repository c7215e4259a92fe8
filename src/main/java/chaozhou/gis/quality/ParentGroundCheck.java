package chaozhou.gis.quality;

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
        Layer above = catalog.layer(Objects.requireNonNull(layer.parent()).layer());
        String condition = "%1$s.id = ? AND %1$s.valid_from = ?".formatted(changed);
        return Sentences.select(
                connection,
                "SELECT '%s ' || id || ': ' || sentence FROM (%s) AS fault(id, sentence, place)"
                        .formatted(layer.id(), GroundSql.outside(layer, table(layer), above, table(above), condition)),
                change.id(),
                change.day(),
                layer.toleranceInMetres());
    }
}
