package chaozhou.gis.tiles;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.Feature;
import chaozhou.gis.store.FeatureChange;
import chaozhou.gis.store.PublicationStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.simplify.VWSimplifier;
import org.springframework.stereotype.Component;

/**
 * Derives the geometry of tiles for each range of zooms when features are published. The layers of one coverage are derived
 * together, all days of them: so neighbours have the same edge at every level, and an upper layer is the union of the lower.
 */
@Component
final class Generalization implements PublicationStep {

    /** What is simplified away, in units of the level: three quarters of a pixel of a tile drawn with 256 pixels. */
    static final double TOLERANCE = 12;

    private final Catalog catalog;
    private final int mostGeneralized;

    Generalization(Catalog catalog, TilesProperties properties) {
        this.catalog = catalog;
        this.mostGeneralized = properties.mostGeneralized();
    }

    @Override
    public void run(Connection connection, List<Layer> changed) throws SQLException {
        Set<String> coverages = new LinkedHashSet<>();
        for (Layer layer : changed) {
            if (layer.coverage() != null) {
                coverages.add(layer.coverage());
            } else if (isTooLarge(connection, layer)) {
                // Its tiles are made of the features themselves.
                new GeneralizedTable(connection, layer).drop();
            } else {
                derive(connection, layer, null);
            }
        }
        for (String coverage : coverages) {
            deriveCoverage(connection, catalog.coverage(coverage));
        }
    }

    /**
     * Where a shape of a coverage comes or goes, all of the coverage is derived again, for an edge may belong to many features,
     * and compared with what is there.
     */
    @Override
    public Set<Layer> run(Connection connection, FeatureChange change) throws SQLException {
        Layer layer = change.layer();
        if (!new GeneralizedTable(connection, layer).exists() && isTooLarge(connection, layer)) {
            return Set.of();
        }
        boolean isShapeGone = change.after() == null && !change.isBeforeKept();
        if (!change.hasNewGeometry() && !isShapeGone) {
            keepShapes(new GeneralizedTable(connection, layer), change);
            return Set.of();
        }
        if (layer.coverage() != null) {
            return deriveCoverage(connection, catalog.coverage(layer.coverage()));
        }
        derive(connection, layer, change.id());
        return Set.of();
    }

    private boolean isTooLarge(Connection connection, Layer layer) throws SQLException {
        String sql = "select count(*) from (select from %s limit %d) as features"
                .formatted(table(layer), mostGeneralized + 1L);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return layer.coverage() == null && row.getLong(1) > mostGeneralized;
        }
    }

    private static void keepShapes(GeneralizedTable table, FeatureChange change) throws SQLException {
        Feature before = change.before();
        if (before != null && change.isBeforeKept()) {
            table.end(change.id(), before.validFrom(), change.day());
            if (change.after() != null) {
                table.copy(
                        change.id(),
                        before.validFrom(),
                        change.day(),
                        change.after().validTo());
            }
        }
    }

    /** @param id of the only feature; null: all */
    private static void derive(Connection connection, Layer layer, @Nullable String id) throws SQLException {
        GeneralizedTable table = new GeneralizedTable(connection, layer);
        table.begin();
        table.each(id, features -> {
            switch (layer.geometry()) {
                case POINT -> table.add(Grid.POINT_LEVEL, projected(features, Grid.POINT_LEVEL));
                case MULTI_LINE_STRING -> addLines(table, projected(features, Grid.LAST_LEVEL));
                case MULTI_POLYGON -> {
                    for (FeatureVersion feature : projected(features, Grid.LAST_LEVEL)) {
                        if (!SmallArea.add(table, feature, lowestLevel(layer))) {
                            addAreas(List.of(table), List.of(feature));
                        }
                    }
                }
            }
        });
        table.finish(id);
    }

    /** @return the layers that have other shapes now */
    private static Set<Layer> deriveCoverage(Connection connection, List<Layer> layers) throws SQLException {
        List<GeneralizedTable> tables = new ArrayList<>();
        List<FeatureVersion> features = new ArrayList<>();
        for (Layer layer : layers) {
            GeneralizedTable table = new GeneralizedTable(connection, layer);
            table.begin();
            features.addAll(projected(table.features(null), Grid.LAST_LEVEL));
            tables.add(table);
        }
        addAreas(tables, features);
        Set<Layer> changed = new LinkedHashSet<>();
        for (GeneralizedTable table : tables) {
            if (table.finish(null)) {
                changed.add(table.layer());
            }
        }
        return changed;
    }

    /** @param features of one coverage, on the grid of the last level */
    private static void addAreas(List<GeneralizedTable> tables, List<FeatureVersion> features) throws SQLException {
        Coverage coverage =
                Coverage.of(features.stream().map(FeatureVersion::shape).toList());
        int lowest = tables.stream()
                .mapToInt(table -> lowestLevel(table.layer()))
                .min()
                .orElse(0);
        for (int level = Grid.LAST_LEVEL; level >= lowest; level--) {
            if (level < Grid.FIRST_UNSIMPLIFIED_LEVEL) {
                coverage = coverage.of(visible(features, level))
                        .simplified(Math.scalb(TOLERANCE, Grid.LAST_LEVEL - level));
            }
            List<FeatureVersion> areas = areas(coverage.onGrid(level), features);
            add(tables, level, areas);
            if (level == Grid.LAST_LEVEL) {
                add(tables, Grid.POINT_LEVEL, labels(areas));
            }
        }
    }

    private static List<FeatureVersion> areas(Map<Integer, MultiPolygon> shapes, List<FeatureVersion> features) {
        List<FeatureVersion> areas = new ArrayList<>(shapes.size());
        shapes.forEach((number, shape) -> areas.add(features.get(number).with(shape)));
        return areas;
    }

    private static List<FeatureVersion> labels(List<FeatureVersion> areas) {
        double scale = Math.scalb(1.0, Grid.POINT_LEVEL - Grid.LAST_LEVEL);
        return areas.stream()
                .map(area -> area.with(Grid.rounded(Grid.scale(LabelPoint.of(area.shape()), scale))))
                .toList();
    }

    private static void addLines(GeneralizedTable table, List<FeatureVersion> features) throws SQLException {
        for (FeatureVersion feature : features) {
            Geometry line = feature.shape();
            for (int level = Grid.LAST_LEVEL; level >= lowestLevel(feature.layer()); level--) {
                if (level < Grid.FIRST_UNSIMPLIFIED_LEVEL) {
                    line = VWSimplifier.simplify(line, Math.scalb(TOLERANCE, Grid.LAST_LEVEL - level));
                }
                Geometry onGrid = Grid.rounded(Grid.scale(line, Math.scalb(1.0, level - Grid.LAST_LEVEL)));
                if (onGrid.getLength() > 0) {
                    table.add(level, List.of(feature.with(onGrid)));
                }
            }
        }
    }

    private static void add(List<GeneralizedTable> tables, int level, List<FeatureVersion> features)
            throws SQLException {
        for (GeneralizedTable table : tables) {
            Layer layer = table.layer();
            List<FeatureVersion> rows = features.stream()
                    .filter(feature -> feature.layer().id().equals(layer.id()))
                    .toList();
            if (!rows.isEmpty() && level >= lowestLevel(layer)) {
                table.add(level, rows);
            }
        }
    }

    private static List<FeatureVersion> projected(List<FeatureVersion> features, int level) {
        return features.stream()
                .map(feature -> feature.with(Grid.project(feature.shape(), level)))
                .toList();
    }

    private static BitSet visible(List<FeatureVersion> features, int level) {
        BitSet visible = new BitSet(features.size());
        for (int i = 0; i < features.size(); i++) {
            visible.set(i, level >= lowestLevel(features.get(i).layer()));
        }
        return visible;
    }

    /** Below its first zoom a layer is in no tile and needs no geometry; the last level serves all zooms from there on. */
    private static int lowestLevel(Layer layer) {
        return Math.min(layer.minZoom(), Grid.LAST_LEVEL);
    }
}
