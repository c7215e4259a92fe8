package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.NewFeature;
import chaozhou.gis.store.Publication;
import chaozhou.gis.store.StagingWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/**
 * A city of 24 by 24 villages in 36 towns and 2 counties, with a zone and a few projects. Until 2023-12-01 the county in the
 * west had another ground: the town in its south-western corner belonged to none.
 */
final class MadeUpCity {

    static final LocalDate BEFORE = LocalDate.of(2023, 11, 30);
    static final LocalDate AFTER = LocalDate.of(2023, 12, 1);
    static final int VILLAGES = 24 * 24;
    static final int TOWNS = 36;

    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final MadeUpGround GROUND = new MadeUpGround(0.02, 5);

    private final Catalog catalog;

    MadeUpCity(Catalog catalog) {
        this.catalog = catalog;
    }

    Map<Layer, Publication.Source> sources() {
        Map<Layer, Publication.Source> sources = new LinkedHashMap<>();
        put(sources, "counties", counties());
        put(sources, "towns", blocks("towns", 6, 4));
        put(sources, "villages", blocks("villages", 24, 1));
        put(
                sources,
                "industrial_zones",
                List.of(feature("industrial_zones", "iz-01", START, null, GROUND.block(3, 3, 2))));
        put(sources, "aid_projects", projects());
        return sources;
    }

    private List<NewFeature> counties() {
        Polygon west = rectangle(0, 0, 12, 24);
        return List.of(
                feature("counties", "west", START, AFTER, west.difference(GROUND.block(0, 0, 4))),
                feature("counties", "west", AFTER, null, west),
                feature("counties", "east", START, null, rectangle(12, 0, 12, 24)));
    }

    private static Polygon rectangle(int column, int row, int width, int height) {
        List<Geometry> blocks = new ArrayList<>();
        for (int y = row; y < row + height; y += 4) {
            for (int x = column; x < column + width; x += 4) {
                blocks.add(GROUND.block(x, y, 4));
            }
        }
        return (Polygon) org.locationtech.jts.coverage.CoverageUnion.union(blocks.toArray(Geometry[]::new));
    }

    private List<NewFeature> blocks(String layer, int perSide, int size) {
        List<NewFeature> features = new ArrayList<>();
        for (int row = 0; row < perSide; row++) {
            for (int column = 0; column < perSide; column++) {
                String id = layer.substring(0, 1) + "-" + row + "-" + column;
                features.add(feature(layer, id, START, null, GROUND.block(column * size, row * size, size)));
            }
        }
        return features;
    }

    private List<NewFeature> projects() {
        List<NewFeature> features = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Coordinate place = new Coordinate(116.5 + 0.05 * i, 23.5 + 0.03 * i);
            features.add(feature("aid_projects", "ap-" + i, START, null, Grid.FACTORY.createPoint(place)));
        }
        return features;
    }

    private NewFeature feature(String layer, String id, LocalDate from, @Nullable LocalDate to, Geometry shape) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Attribute attribute : catalog.layer(layer).attributes()) {
            values.add(value(attribute, id));
        }
        Geometry stored =
                shape instanceof Polygon polygon ? Grid.FACTORY.createMultiPolygon(new Polygon[] {polygon}) : shape;
        return new NewFeature(id, from, to, "invented", values, stored);
    }

    private static @Nullable Object value(Attribute attribute, String id) {
        if (attribute.isComputed()) {
            return null;
        }
        return switch (attribute.type()) {
            case TEXT ->
                attribute.codes().isEmpty()
                        ? attribute.name() + " of " + id
                        : attribute.codes().keySet().iterator().next();
            case INTEGER -> 1234L;
            case NUMBER -> 0.5;
            case BOOLEAN -> true;
            case DATE -> START;
        };
    }

    private void put(Map<Layer, Publication.Source> sources, String layer, List<NewFeature> features) {
        sources.put(catalog.layer(layer), new Publication.Source() {
            @Override
            public String fingerprint() {
                return "made up";
            }

            @Override
            public void stage(StagingWriter writer) {
                features.forEach(feature -> write(writer, feature));
            }
        });
    }

    private static void write(StagingWriter writer, NewFeature feature) {
        try {
            writer.write(feature);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
