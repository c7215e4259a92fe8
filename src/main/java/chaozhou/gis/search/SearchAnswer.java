package chaozhou.gis.search;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.geo.BoundingBox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code /api/search}: places, best first. */
record SearchAnswer(String query, List<Result> results) {

    /**
     * A place that was found.
     *
     * @param code null where the place has none
     * @param parents what lies above it, nearest first
     * @param bbox west, south, east, north in CGCS2000 degrees
     */
    record Result(
            String layer,
            String layerTitle,
            String id,
            String name,
            @Nullable String code,
            List<Parent> parents,
            List<Double> bbox) {

        static Result of(Place place, List<Place> parents, Language language) {
            BoundingBox bbox = place.bbox();
            return new Result(
                    place.layer().id(),
                    place.layer().title().in(language),
                    place.id(),
                    place.name(),
                    place.code(),
                    parents.stream()
                            .map(parent -> new Parent(parent.layer().id(), parent.id(), parent.name()))
                            .toList(),
                    List.of(bbox.west(), bbox.south(), bbox.east(), bbox.north()));
        }
    }

    /** A place above the one that was found. */
    record Parent(String layer, String id, String name) {}
}
