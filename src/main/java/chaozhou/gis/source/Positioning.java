package chaozhou.gis.source;

import chaozhou.gis.geo.Datum;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** Which CRS the coordinates of a source are in, and how they come to the one of storage. */
@Component
public final class Positioning {

    /** How far a position may be off when an older datum is taken for CGCS2000, in metres: no known shift between them is longer. */
    public static final double WITHOUT_PARAMETERS_M = 200;

    /** How well a bureau's own parameters are known to fit, in metres. */
    public static final double WITH_PARAMETERS_M = 1;

    private final CrsSuggestions suggestions;

    Positioning(CrsSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /** The CRS that was said, or else what the file says; null when neither says any. */
    public static @Nullable SourceCrs crs(OpenedSource source, CrsOptions options) throws IOException {
        ConvertedLayer features = source.features();
        return options.crs() == null ? features.crs() : features.named(options.crs());
    }

    /** Whether nothing tells how to come from the CRS's older datum to CGCS2000, and nobody has accepted that. */
    public static boolean lacksParameters(SourceCrs crs, CrsOptions options) {
        return crs.datum() != Datum.MODERN
                && options.toWgs84() == null
                && !crs.hasParameters()
                && !options.isInaccuracyAccepted();
    }

    /** How far positions may be off through the change of datum, in metres; null: not at all. */
    public static @Nullable Double accuracyM(SourceCrs crs, CrsOptions options) {
        if (crs.datum() == Datum.MODERN) {
            return null;
        }
        return options.toWgs84() != null || crs.hasParameters()
                ? (Double) WITH_PARAMETERS_M
                : (Double) WITHOUT_PARAMETERS_M;
    }

    /**
     * Brings all coordinates to EPSG:4490; those of a shifted grid stay on it.
     *
     * @param areEdgesKept whether edges that are straight on a plane get points, so that they stay where they are; else corners alone do
     */
    public static void toStorage(OpenedSource source, SourceCrs crs, CrsOptions options, boolean areEdgesKept)
            throws IOException {
        if (options.areAxesSwapped()) {
            source.features().swapAxes();
        }
        source.features().transform(crs, options.toWgs84(), areEdgesKept);
    }

    /**
     * Coordinates without a CRS.
     *
     * @param extent of all of them as the file has them; empty where it has no shapes
     * @param suggestions what they would fit
     */
    public record Unplaced(Envelope extent, List<CrsSuggestions.Suggestion> suggestions) {

        /** A sentence for people. */
        public String told() {
            return "The source does not say its CRS, which is never guessed. Its coordinates go " + range();
        }

        String range() {
            return "from %s %s to %s %s"
                    .formatted(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
        }
    }

    public Unplaced unplaced(OpenedSource source) throws IOException {
        Envelope extent = new Envelope();
        try (GeoPackageReader reader = source.features().read()) {
            for (SourceFeature feature = reader.next(); feature != null; feature = reader.next()) {
                if (feature.geometry() != null) {
                    extent.expandToInclude(feature.geometry().getEnvelopeInternal());
                }
            }
        }
        return new Unplaced(extent, extent.isNull() ? List.of() : suggestions.of(extent));
    }
}
