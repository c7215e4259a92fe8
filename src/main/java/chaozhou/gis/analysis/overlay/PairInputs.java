package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code overlay} is asked about areas, each by itself.
 *
 * @param source the areas, which are the subjects
 * @param own the layer whose features they are; null: they are of none
 * @param layers in the catalog's order
 * @param by the attribute of layers by whose values overlaps are added up; null: none
 * @param division the layer by whose features overlaps are divided; null: none
 * @param sliverM2 overlaps below it are told apart and count for nothing
 */
record PairInputs(
        SubjectSource source,
        @Nullable Layer own,
        SpatialRelation relation,
        LocalDate date,
        List<Layer> layers,
        @Nullable String by,
        @Nullable Layer division,
        double sliverM2) {

    static final double DEFAULT_SLIVER_M2 = 1;
    static final double MOST_SLIVER_M2 = 1e6;

    /** @throws InvalidParameter naming the part that can't be used */
    static PairInputs parse(AnalysisInputs inputs, SubjectSource source, @Nullable Layer own) {
        SpatialRelation relation = inputs.choice("relation", SpatialRelation.values(), SpatialRelation.INTERSECTS);
        if (relation == SpatialRelation.WITHIN_DISTANCE) {
            throw AnalysisInputs.fault(
                    "relation",
                    "within-distance is for one inputs.shape or inputs.feature, with an answer as JSON: what is only near shares no ground that"
                            + " tables or a report could tell. The process within-distance tells how far features of layers are, of each area and"
                            + " in every format.");
        }
        inputs.refuse("distance", "it is for the relation within-distance.");
        List<Layer> layers = inputs.layers(inputs.catalog().layers(), "layer");
        return new PairInputs(
                source,
                own,
                relation,
                inputs.date(),
                layers,
                by(inputs, layers),
                inputs.has("division")
                        ? inputs.layer("division", divisions(inputs.catalog()), "layer of divisions")
                        : null,
                sliverM2(inputs));
    }

    /** Layers of areas that have codes: divisions. */
    static List<Layer> divisions(Catalog catalog) {
        return AnalysisInputs.polygonal(catalog).stream()
                .filter(layer -> layer.codeAttribute().isPresent())
                .toList();
    }

    private static @Nullable String by(AnalysisInputs inputs, List<Layer> layers) {
        String by = inputs.request().text("by");
        List<String> allowed = layers.stream()
                .flatMap(layer -> layer.attributes().stream().map(Attribute::name))
                .distinct()
                .toList();
        if (by != null && !allowed.contains(by)) {
            throw AnalysisInputs.fault("by", "must name an attribute of one of the layers.", allowed);
        }
        return by;
    }

    static double sliverM2(AnalysisInputs inputs) {
        JsonNode given = inputs.request().input("sliverM2");
        if (given == null) {
            return DEFAULT_SLIVER_M2;
        }
        double sliver = given.isNumber() ? given.doubleValue() : Double.NaN;
        // The negation also refuses NaN.
        if (!(sliver >= 0 && sliver <= MOST_SLIVER_M2)) {
            throw AnalysisInputs.fault("sliverM2", "must be square metres, from 0 to %.0f.".formatted(MOST_SLIVER_M2));
        }
        return sliver;
    }

    /** All layers that are read. */
    List<Layer> allLayers() {
        return Stream.of(layers.stream(), Stream.ofNullable(own), Stream.ofNullable(division))
                .flatMap(some -> some)
                .distinct()
                .toList();
    }

    /** The attribute of the layer by whose values its overlaps are added up. */
    Optional<Attribute> byOf(Layer layer) {
        return Optional.ofNullable(by).flatMap(layer::attribute);
    }

    /** The id that is left out of a layer where the subject is one of its features; no feature has an empty one. */
    String self(Layer layer, String subject) {
        return own != null && own.id().equals(layer.id()) ? subject : "";
    }
}
