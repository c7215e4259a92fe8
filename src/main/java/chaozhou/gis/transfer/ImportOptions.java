package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.Map;

/**
 * What is to become of the features.
 *
 * @param layer that gets them
 * @param mapping attributes by the fields that hold them, where their names do not tell
 * @param provenance of features whose source has none
 * @param day from which on they hold
 * @param isMerged whether features that the source does not have stay
 * @param mostBad the share of features that may be refused, 0 to 1
 * @param isChecked whether the rules of the layer have to hold
 * @param isDryRun whether all is done but the publication
 * @param publisher the account, or the user of the system
 */
public record ImportOptions(
        Layer layer,
        Map<String, String> mapping,
        String provenance,
        LocalDate day,
        boolean isMerged,
        double mostBad,
        boolean isChecked,
        boolean isDryRun,
        String publisher) {

    public ImportOptions {
        mapping = Map.copyOf(mapping);
    }
}
