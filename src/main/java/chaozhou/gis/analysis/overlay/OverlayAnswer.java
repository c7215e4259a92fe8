package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.Provenance;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code overlay} about one shape. Areas are in m², lengths and distances in m, on the ellipsoid unless they are of the plane
 * (EPSG:4548).
 *
 * @param provenance whose members are the answer's own; its CRS is that of the shape
 * @param totals rows of {@link Totals}; null where they were not asked for
 */
record OverlayAnswer(
        @JsonUnwrapped Provenance provenance,
        String relation,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double distanceM,

        double sliverM2,
        Shape shape,
        List<OfLayer> layers,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Map<String, @Nullable Object>> totals) {

    OverlayAnswer with(List<Map<String, @Nullable Object>> added) {
        return new OverlayAnswer(provenance, relation, distanceM, sliverM2, shape, layers, added);
    }

    /**
     * The shape as it was used.
     *
     * @param type its GeoJSON type
     * @param planeAreaM2 null of points and lines, and where it lies far from the plane
     * @param lengthM of lines, or of the boundary of areas; null of points
     * @param repair what was wrong with it: {@code self-intersection}
     */
    record Shape(
            String type,
            @Nullable Double areaM2,
            @Nullable Double planeAreaM2,
            @Nullable Double lengthM,
            boolean isRepaired,
            @Nullable String repair) {}

    /**
     * What there is of a layer.
     *
     * @param overlapM2 the ground that its features share with the shape; null unless both are areas
     * @param slivers features that share less than counts; they are in nothing else
     */
    record OfLayer(
            String id,
            int count,
            @Nullable Double overlapM2,
            List<Sum> sums,
            List<Feature> features,
            List<Feature> slivers) {}

    /**
     * The sum of an attribute over the features that have a value.
     *
     * @param count how many have one
     * @param sum of the values of whole features
     * @param weightedSum of the values, each times the share of its feature's area that overlaps; null unless feature and shape are areas
     */
    record Sum(
            String attribute,
            @Nullable String unit,
            int count,
            double sum,
            @Nullable Double weightedSum) {}

    /** A feature that stands in the relation; what is about areas is null unless feature and shape are such. */
    record Feature(
            String id,
            @Nullable String name,
            @Nullable String code,
            @Nullable Double areaM2,
            @Nullable Double overlapM2,
            @Nullable Double planeOverlapM2,
            @Nullable Double shareOfFeature,
            @Nullable Double shareOfShape,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double distanceM) {}
}
