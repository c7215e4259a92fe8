package chaozhou.gis.transfer;

import chaozhou.gis.store.Comparison;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import did.
 *
 * @param publication its number; null when nothing was published
 * @param accuracyM how far positions may be off through the change of datum, in metres; null: not at all
 * @param mapping fields by the attributes that they hold
 * @param unmapped fields that were left out
 * @param kept attributes that the source does not have: features that are there keep theirs
 * @param read how many features the source has
 * @param refused how many of them were not taken in
 * @param refusals each of them, not more than a thousand
 * @param repaired how many shapes were invalid
 * @param repairs each of them, likewise
 * @param withHeights, withMeasures shapes whose Z or M was dropped
 * @param hasCurves whether there may have been curves, which are lines now
 * @param closedLines closed lines that were taken as areas
 * @param warnings what to look at
 * @param faults rules that the layer breaks, a sentence each
 */
public record ImportReport(
        String source,
        String layer,
        LocalDate day,
        @Nullable Long publication,
        String crs,
        @Nullable Double accuracyM,
        Map<String, String> mapping,
        List<String> unmapped,
        List<String> kept,
        long read,
        long refused,
        List<Refusal> refusals,
        long repaired,
        List<Repaired> repairs,
        long withHeights,
        long withMeasures,
        boolean hasCurves,
        long closedLines,
        List<String> warnings,
        Comparison comparison,
        List<String> faults) {}
