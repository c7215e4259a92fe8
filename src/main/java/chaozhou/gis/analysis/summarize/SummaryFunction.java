package chaozhou.gis.analysis.summarize;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of the features within a unit. Features that are areas count as far as they lie in it. */
enum SummaryFunction {
    /** How many there are, whole ones and parts. */
    COUNT(null, false),
    /** The sum of an attribute, of which each feature gives as much as the share of its area that lies in the unit. */
    SUM(null, true),
    /** The mean of an attribute, weighted by that share. */
    MEAN(null, true),
    /** The value in the middle: as much of them, by that share, is below it as above it; the mean of two where it lies between them. */
    MEDIAN(null, true),
    MINIMUM(null, true),
    MAXIMUM(null, true),
    /** Their area within the unit, in m². */
    AREA("m2", false),
    /** That area by the unit's. */
    SHARE("1", false),
    /** How many there are by the unit's area, in 1/km². */
    DENSITY("1/km2", false);

    private final @Nullable String unit;
    private final boolean needsAttribute;

    SummaryFunction(@Nullable String unit, boolean needsAttribute) {
        this.unit = unit;
        this.needsAttribute = needsAttribute;
    }

    /** Those that can be told of a layer. */
    static List<SummaryFunction> of(Layer layer) {
        return Arrays.stream(values())
                .filter(function -> !function.needsAreas() || layer.geometry().isPolygonal())
                .toList();
    }

    boolean needsAttribute() {
        return needsAttribute;
    }

    boolean needsAreas() {
        return this == AREA || this == SHARE;
    }

    /** Whether it needs the whole areas of the features. */
    boolean isWeighted() {
        return this == SUM || this == MEAN || this == MEDIAN;
    }

    /** The unit of its values: {@code m2}, {@code 1/km2}, {@code 1} or the attribute's; null: none. */
    @Nullable
    String unit(@Nullable Attribute attribute) {
        return attribute == null ? unit : attribute.unit();
    }
}
