package chaozhou.gis.catalog;

import chaozhou.gis.geo.BoundingBox;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a layer now.
 *
 * @param revision 0 until something is published, then raised by every committed change
 * @param extent of all features of all days; null while there is none
 * @param firstDay the first day on which a feature is in force; null while there is none
 * @param isGeneralized whether tiles have geometry of their own; otherwise they are made of the features themselves
 * @param accuracyM how far positions may be off through the change of datum of the last import, in metres; null: not at all
 * @param provenance the least certain provenance among the features: {@code published}, {@code illustrative} or {@code invented}
 */
public record LayerState(
        String layer,
        long revision,
        @Nullable BoundingBox extent,
        @Nullable LocalDate firstDay,
        boolean isGeneralized,
        @Nullable Double accuracyM,
        @Nullable String provenance) {

    public static LayerState empty(String layer) {
        return new LayerState(layer, 0, null, null, false, null, null);
    }
}
