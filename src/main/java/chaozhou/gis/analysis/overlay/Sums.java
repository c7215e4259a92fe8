package chaozhou.gis.analysis.overlay;

import chaozhou.gis.catalog.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what features have of attributes: as wholes, and by the shares of them that are meant. */
final class Sums {

    private final List<Attribute> attributes;
    private final boolean isWeighted;
    private final int[] counts;
    private final double[] sums;
    private final double[] weightedSums;

    /** @param isWeighted whether shares are known */
    Sums(List<Attribute> attributes, boolean isWeighted) {
        this.attributes = attributes;
        this.isWeighted = isWeighted;
        this.counts = new int[attributes.size()];
        this.sums = new double[attributes.size()];
        this.weightedSums = new double[attributes.size()];
    }

    /**
     * Adds a feature.
     *
     * @param values of the attributes, in their order; null: the feature has none
     * @param share of the feature that is meant, 0 to 1
     */
    void add(@Nullable Double[] values, @Nullable Double share) {
        for (int i = 0; i < values.length; i++) {
            Double value = values[i];
            if (value != null) {
                counts[i]++;
                sums[i] += value;
                weightedSums[i] += share == null ? 0 : value * share;
            }
        }
    }

    List<OverlayAnswer.Sum> ofAll() {
        List<OverlayAnswer.Sum> all = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            Attribute attribute = attributes.get(i);
            all.add(new OverlayAnswer.Sum(
                    attribute.name(),
                    attribute.unit(),
                    counts[i],
                    sums[i],
                    isWeighted ? (Double) weightedSums[i] : null));
        }
        return all;
    }
}
