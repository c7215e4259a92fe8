package chaozhou.gis.analysis.overlay;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.picture.LayerColours;
import chaozhou.gis.analysis.picture.MapPicture;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.Wkb;
import java.awt.Color;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The map of a report: the red lines, what they overlap, and the features of the layers that are hit around them. */
final class ReportMap {

    static final Color RED = new Color(0xd0, 0x10, 0x20);
    static final float OVERLAP_OPACITY = 0.28f;

    /** The most features of a layer that are drawn. */
    private static final int MOST_FEATURES = 20_000;

    private static final int MOST_LABELS = 200;
    private static final float LABEL_SIZE = 12;
    private static final float RED_WIDTH = 2.5f;

    private final JdbcClient jdbc;
    private final LocalDate day;
    private final MapPicture picture;
    private final List<Layer> layers;

    /** @param layers that are hit */
    ReportMap(JdbcClient jdbc, LocalDate day, MapPicture picture, List<Layer> layers) {
        this.jdbc = jdbc;
        this.day = day;
        this.picture = picture;
        this.layers = layers;
    }

    /** The box of all shapes. */
    static Envelope box(RowSpool subjects) throws IOException {
        Envelope box = new Envelope();
        subjects.writeTo((values, shape) -> {
            if (shape != null) {
                box.expandToInclude(shape.getEnvelopeInternal());
            }
        });
        return box;
    }

    /**
     * Draws it.
     *
     * @return the length of the scale bar in metres
     */
    long draw(Table pairs, RowSpool subjects) throws IOException {
        for (Layer layer : layers) {
            LayerColours colours = new LayerColours(layer);
            forEach(layer, colours, (shape, value) -> {
                Color fill = colours.fill(value);
                if (fill != null && layer.geometry().isPolygonal()) {
                    picture.fill(shape, fill);
                }
            });
        }
        // The widest divisions have the strongest lines, which stay above those of smaller ones.
        for (int i = layers.size() - 1; i >= 0; i--) {
            edges(layers.get(i));
        }
        picture.fillTogether(
                fill -> pairs.rows().writeTo((values, shape) -> {
                    if (shape != null) {
                        fill.accept(shape);
                    }
                }),
                RED,
                OVERLAP_OPACITY);
        subjects.writeTo((values, shape) -> {
            if (shape != null) {
                picture.draw(shape, RED, RED_WIDTH);
            }
        });
        picture.reserveCorners();
        labels(pairs).forEach(label -> picture.label(label.place(), label.text(), LABEL_SIZE));
        return picture.finish();
    }

    private void edges(Layer layer) {
        LayerColours colours = new LayerColours(layer);
        Color line = colours.line();
        forEach(layer, colours, (shape, value) -> {
            Color fill = colours.fill(value);
            if (shape.getDimension() == 0 && fill != null) {
                picture.circles(shape, fill, colours.radius());
            } else if (line != null) {
                picture.draw(shape, line, colours.lineWidth());
            }
        });
    }

    /** Gives what is seen of the features, simplified to half a pixel, and the value that says its colour. */
    private void forEach(Layer layer, LayerColours colours, BiConsumer<Geometry, @Nullable String> to) {
        Envelope seen = picture.ground();
        // What is cut off ends outside the picture.
        seen.expandBy(seen.getWidth() / 20, seen.getHeight() / 20);
        String sql = """
                SELECT ST_AsBinary(ST_ClipByBox2D(ST_Simplify(feature.geom, :simplified, true), box)) AS geom, %s AS value
                FROM %s AS feature, ST_MakeEnvelope(:west, :south, :east, :north, %d) AS box
                WHERE feature.geom && box AND %s LIMIT %d""".formatted(
                        AnalysisSql.text("feature", colours.attribute().map(Attribute::name)),
                        table(layer),
                        Crs.STORAGE_SRID,
                        AnalysisSql.inForce("feature"),
                        MOST_FEATURES);
        jdbc.sql(sql)
                .param("simplified", picture.degreesByPixel() / 2)
                .param("west", seen.getMinX())
                .param("south", seen.getMinY())
                .param("east", seen.getMaxX())
                .param("north", seen.getMaxY())
                .param("day", day)
                .query(row -> {
                    byte[] wkb = row.getBytes("geom");
                    if (wkb != null) {
                        to.accept(Wkb.read(wkb), row.getString("value"));
                    }
                });
    }

    private record Label(Coordinate place, String text, int order) {}

    /** Names of features in what is overlapped: those of the layers that lie above others first. */
    private List<Label> labels(Table pairs) throws IOException {
        int name = column(pairs, "featureName");
        int layer = column(pairs, "layer");
        List<Label> labels = new ArrayList<>();
        pairs.rows().writeTo((values, shape) -> {
            if (shape != null && values.get(name) instanceof String text && labels.size() < MOST_LABELS) {
                labels.add(new Label(shape.getInteriorPoint().getCoordinate(), text, order(values.get(layer))));
            }
        });
        labels.sort(Comparator.comparingInt(label -> -label.order()));
        return labels;
    }

    private int order(@Nullable Object id) {
        return layers.stream()
                .filter(layer -> layer.id().equals(id))
                .mapToInt(Layer::order)
                .findFirst()
                .orElse(0);
    }

    static int column(Table table, String name) {
        return table.columns().stream().map(column -> column.name()).toList().lastIndexOf(name);
    }
}
