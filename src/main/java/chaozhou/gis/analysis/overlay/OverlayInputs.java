package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.GeoJsonShapes;
import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.analysis.subject.SubjectInputs;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import chaozhou.gis.query.FeatureKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code overlay} is asked.
 *
 * @param shape the shape that was sent; null: it is that of a feature
 * @param feature the feature whose shape it is; null: the shape was sent
 * @param distanceM in metres, of {@link SpatialRelation#WITHIN_DISTANCE}; else null
 * @param sliverM2 areas that share less are told apart
 * @param layers in the catalog's order
 */
record OverlayInputs(
        @Nullable QueryShape shape,
        @Nullable FeatureName feature,
        SpatialRelation relation,
        @Nullable Double distanceM,
        double sliverM2,
        LocalDate date,
        List<Layer> layers) {

    static final double MOST_DISTANCE_M = 100_000;

    /** A feature of a layer. */
    record FeatureName(Layer layer, String id) {}

    /** The layer of the feature whose shape it is. */
    @Nullable
    Layer own() {
        return feature == null ? null : feature.layer();
    }

    /** All layers that are read. */
    List<Layer> allLayers() {
        return Stream.concat(layers.stream(), Stream.ofNullable(own()))
                .distinct()
                .toList();
    }

    /** @throws InvalidParameter naming the part that can't be used */
    static OverlayInputs parse(AnalysisInputs inputs) {
        if (inputs.has("shape") == inputs.has("feature")) {
            throw AnalysisInputs.fault("shape", "or inputs.feature must be given, one of them.");
        }
        SubjectInputs.refuseReading(inputs);
        SpatialRelation relation = inputs.choice("relation", SpatialRelation.values(), SpatialRelation.INTERSECTS);
        JsonNode shape = inputs.request().input("shape");
        return new OverlayInputs(
                shape == null ? null : shape(inputs, shape),
                shape == null ? feature(inputs) : null,
                relation,
                distanceM(inputs, relation),
                PairInputs.sliverM2(inputs),
                inputs.date(),
                inputs.layers(inputs.catalog().layers(), "layer"));
    }

    /** @throws GisException.InvalidData when it would have to be repaired and that is not wanted */
    private static QueryShape shape(AnalysisInputs inputs, JsonNode given) {
        QueryShape shape = GeoJsonShapes.parse(AnalysisInputs.place("shape"), given);
        if (shape.repair() != null && SubjectInputs.isStrict(inputs)) {
            throw SubjectInputs.refusal("inputs.shape: It would have to be repaired: %s.".formatted(shape.repair()));
        }
        return shape;
    }

    private static FeatureName feature(AnalysisInputs inputs) {
        JsonNode given = Objects.requireNonNull(inputs.request().input("feature"));
        JsonMembers feature =
                new JsonMembers(AnalysisInputs.place("feature"), given).requireKnown(List.of("layer", "id"));
        List<String> allowed = AnalysisInputs.ids(inputs.catalog().layers());
        String layer = AnalysisInputs.layerId(
                "feature.layer", feature.require("layer", "the id of a layer"), allowed, "layer");
        String id = feature.require("id", "the id of a feature of the layer").asString("");
        if (!FeatureKey.ID.matcher(id).matches()) {
            throw AnalysisInputs.fault("feature.id", "must be the id of a feature of the layer, a text.");
        }
        return new FeatureName(inputs.catalog().layer(layer), id);
    }

    private static @Nullable Double distanceM(AnalysisInputs inputs, SpatialRelation relation) {
        if (relation != SpatialRelation.WITHIN_DISTANCE) {
            inputs.refuse("distance", "it is for the relation within-distance.");
            return null;
        }
        return inputs.metres("distance", MOST_DISTANCE_M, null);
    }
}
