package chaozhou.gis.features;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.http.Link;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A collection as OGC API - Features describes it (17-069r4, 7.13).
 *
 * @param gis what the standard has no word for and a map needs
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CollectionDocument(
        String id,
        String title,
        String description,
        @Nullable Extent extent,
        String itemType,
        List<String> crs,
        String storageCrs,
        List<Link> links,
        Gis gis) {

    static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    record Extent(Spatial spatial, Temporal temporal) {}

    record Spatial(List<List<Double>> bbox, String crs) {}

    /** @param interval pairs of instants; null is open */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Temporal(List<List<@Nullable String>> interval, String trs) {}

    /**
     * @param count features in force today
     * @param changeDays on which something begins or ends; rising, at most the latest {@value chaozhou.gis.store.ChangeDays#MOST}
     * @param accuracyM how far positions may be off through the change of datum of the last import, in metres; null: not at all
     */
    record Gis(
            int order,
            String theme,
            String geometry,
            long count,
            long revision,
            List<LocalDate> changeDays,
            @Nullable String provenance,
            @Nullable Double accuracyM,
            Layer.@Nullable Parent parent,
            String nameAttribute,
            @Nullable String codeAttribute,
            @Nullable String divisionAttribute,
            JsonNode style) {}
}
