package chaozhou.gis.store;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features that are to become those of a layer, or some of them, from a day on.
 *
 * @param isWhole whether features that it does not have end on the day; otherwise they stay
 * @param kept attributes that it says nothing about: features that are there keep theirs
 * @param isChecked whether the rules of the layer have to hold
 * @param origin where it comes from
 */
public record Release(
        Layer layer, LocalDate day, boolean isWhole, List<Attribute> kept, boolean isChecked, Origin origin) {

    public Release {
        kept = List.copyOf(kept);
    }

    /**
     * Where features come from, kept with the publication.
     *
     * @param publisher the account or the user of the system
     * @param source the names of the files
     * @param crs of the source, for people
     * @param accuracyInMetres how far positions may be off through the change of datum; null: not at all
     */
    public record Origin(
            String publisher,
            String source,
            String crs,
            @Nullable Double accuracyInMetres) {}
}
