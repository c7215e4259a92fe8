package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.proximity.Proximity;
import chaozhou.gis.analysis.proximity.ProximityQuestion;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.Wkb;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds which features of layers stand in a relation to a shape on a day. */
@Component
final class Overlay {

    /** The most features of a layer in an answer. */
    static final int MOST_FEATURES = 5_000;

    private final JdbcClient jdbc;
    private final Proximity proximity;

    Overlay(JdbcClient jdbc, Proximity proximity) {
        this.jdbc = jdbc;
        this.proximity = proximity;
    }

    /** @throws InvalidParameter when the feature asked about is not there, or a layer has too many */
    OverlayAnswer of(OverlayInputs inputs, Provenance provenance) {
        QueryShape shape = shapeOf(inputs);
        Question question = new Question(inputs, shape);
        OverlayAnswer.Shape measured = question.measured();
        List<OverlayAnswer.OfLayer> layers = new ArrayList<>();
        for (Layer layer : inputs.layers()) {
            layers.add(question.ofLayer(layer, measured.areaM2()));
        }
        return new OverlayAnswer(
                provenance,
                AnalysisInputs.label(inputs.relation()),
                inputs.distanceM(),
                inputs.sliverM2(),
                measured,
                layers,
                null);
    }

    /** The shape that is asked about. */
    QueryShape shapeOf(OverlayInputs inputs) {
        if (inputs.shape() != null) {
            return inputs.shape();
        }
        OverlayInputs.FeatureName feature = Objects.requireNonNull(inputs.feature());
        byte[] wkb = jdbc.sql(OverlaySql.feature(feature.layer()))
                .param("id", feature.id())
                .param("day", inputs.date())
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> AnalysisInputs.fault(
                        "feature.id",
                        "names no feature of %s in force on %s; look it up in its items."
                                .formatted(feature.layer().id(), inputs.date())));
        return new QueryShape(Wkb.read(wkb), null);
    }

    /** What is asked, with the shape that it is asked about. */
    private final class Question {
        private final OverlayInputs inputs;
        private final QueryShape shape;
        private final OverlaySql sql;
        private final byte[] wkb;

        Question(OverlayInputs inputs, QueryShape shape) {
            this.inputs = inputs;
            // Features share their edges with others as they are.
            this.shape = shape.isPolygonal() && inputs.feature() == null
                    ? new QueryShape(Geodesics.withShortEdges(shape.geometry()), shape.repair())
                    : shape;
            this.sql = new OverlaySql(shape, inputs.relation());
            this.wkb = new WKBWriter().write(this.shape.geometry());
        }

        OverlayAnswer.Shape measured() {
            return jdbc.sql(sql.measures())
                    .param("shape", wkb)
                    .query((row, number) -> new OverlayAnswer.Shape(
                            shape.geometry().getGeometryType(),
                            number(row, "area_m2"),
                            number(row, "plane_area_m2"),
                            number(row, "length_m"),
                            shape.repair() != null,
                            shape.repair()))
                    .single();
        }

        OverlayAnswer.OfLayer ofLayer(Layer layer, @Nullable Double shapeM2) {
            List<OverlayAnswer.Feature> features = new ArrayList<>();
            List<OverlayAnswer.Feature> slivers = new ArrayList<>();
            Sums sums = new Sums(OverlaySql.quantities(layer), sql.isGround(layer));
            @Nullable Double[] ground = {sql.isGround(layer) ? 0.0 : null};
            JdbcClient.StatementSpec statement = jdbc.sql(sql.select(layer))
                    .param("shape", wkb)
                    .param("day", inputs.date())
                    .param("self", self(layer))
                    .param("sliver", inputs.sliverM2())
                    .param("most", MOST_FEATURES + 1);
            if (inputs.distanceM() != null) {
                List<Neighbour> near = near(layer, inputs.distanceM());
                statement = statement
                        .param("near", near.stream().map(Neighbour::id).toArray(String[]::new))
                        .param(
                                "metres",
                                near.stream().mapToDouble(Neighbour::metres).toArray());
            }
            statement.query(row -> {
                if (row.getLong("found") > MOST_FEATURES) {
                    throw tooMany(layer);
                }
                ground[0] = number(row, "ground_m2");
                OverlayAnswer.Feature feature = feature(row, shapeM2);
                if (isSliver(feature)) {
                    slivers.add(feature);
                    return;
                }
                features.add(feature);
                sums.add((Double[]) row.getArray("quantities").getArray(), feature.shareOfFeature());
            });
            return new OverlayAnswer.OfLayer(layer.id(), features.size(), ground[0], sums.ofAll(), features, slivers);
        }

        /** At other relations a feature may share no ground at all. */
        private boolean isSliver(OverlayAnswer.Feature feature) {
            return inputs.relation() == SpatialRelation.INTERSECTS
                    && feature.overlapM2() != null
                    && feature.overlapM2() < inputs.sliverM2();
        }

        private List<Neighbour> near(Layer layer, double distanceM) {
            ProximityQuestion question = new ProximityQuestion(
                    List.of(ProximityQuestion.Target.all(layer, true)),
                    inputs.date(),
                    distanceM,
                    MOST_FEATURES + 1,
                    false);
            return proximity.of(question, shape.geometry(), self(layer));
        }

        /** The id that is left out of the layer: that of the feature asked about; no feature has an empty one. */
        private String self(Layer layer) {
            OverlayInputs.FeatureName feature = inputs.feature();
            return feature != null && feature.layer().id().equals(layer.id()) ? feature.id() : "";
        }

        private InvalidParameter tooMany(Layer layer) {
            return AnalysisInputs.fault(
                    inputs.feature() == null ? "shape" : "feature",
                    "meets more than %d features of %s; use a smaller shape or fewer layers."
                            .formatted(MOST_FEATURES, layer.id()));
        }
    }

    private static OverlayAnswer.Feature feature(ResultSet row, @Nullable Double shapeM2) throws SQLException {
        Double area = number(row, "area_m2");
        Double overlap = number(row, "overlap_m2");
        return new OverlayAnswer.Feature(
                row.getString("id"),
                row.getString("name"),
                row.getString("code"),
                area,
                overlap,
                number(row, "plane_overlap_m2"),
                share(overlap, area),
                share(overlap, shapeM2),
                number(row, "distance_m"));
    }

    /** A part of a whole, 0 to 1. */
    private static @Nullable Double share(@Nullable Double part, @Nullable Double whole) {
        return part == null || whole == null ? null : (Double) Math.min(1, part / whole);
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }
}
