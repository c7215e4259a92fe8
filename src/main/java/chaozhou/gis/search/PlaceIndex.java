package chaozhou.gis.search;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All places of the city, in the order in which equals are shown: upper layers first, then shorter names. Immutable. */
final class PlaceIndex {

    private static final Comparator<Place> ORDER = Comparator.comparingInt(
                    (Place place) -> place.layer().order())
            .thenComparingInt(place -> place.name().length())
            .thenComparing(Place::name)
            .thenComparing(Place::id)
            .thenComparing(place -> place.validity().from());

    /** No hierarchy is deeper; data that go round in a circle are left there. */
    private static final int DEEPEST_HIERARCHY = 8;

    private final List<Place> places;
    private final Map<CodeKey, List<Place>> byCode = new HashMap<>();

    private record CodeKey(String layer, String code) {}

    PlaceIndex(List<Place> places) {
        this.places = places.stream().sorted(ORDER).toList();
        for (Place place : this.places) {
            if (place.code() != null) {
                byCode.computeIfAbsent(new CodeKey(place.layer().id(), place.code()), key -> new ArrayList<>(1))
                        .add(place);
            }
        }
    }

    /** The places in force on a day that answer to the words, best first. */
    List<Place> find(SearchWords words, LocalDate day, int limit) {
        Map<Rank, List<Place>> found = new EnumMap<>(Rank.class);
        for (Place place : places) {
            Rank rank = place.isInForce(day) ? rank(place, words, day) : null;
            if (rank != null) {
                List<Place> equals = found.computeIfAbsent(rank, key -> new ArrayList<>());
                if (equals.size() < limit) {
                    equals.add(place);
                }
            }
        }
        return found.values().stream().flatMap(List::stream).limit(limit).toList();
    }

    private @Nullable Rank rank(Place place, SearchWords words, LocalDate day) {
        Rank together = place.keys().rank(words.together());
        if (words.isSingle()) {
            return together;
        }
        Rank apart = rankApart(place, words.words(), day);
        return together == null || (apart != null && apart.compareTo(together) < 0) ? apart : together;
    }

    /** Every word has to name the place or something above it, and at least one the place; the worst of these counts. */
    private @Nullable Rank rankApart(Place place, List<Word> words, LocalDate day) {
        Rank worst = null;
        List<Word> others = new ArrayList<>();
        for (Word word : words) {
            Rank own = place.keys().rank(word);
            if (own == null) {
                others.add(word);
            } else if (worst == null || own.compareTo(worst) > 0) {
                worst = own;
            }
        }
        if (worst == null || others.isEmpty()) {
            return worst;
        }
        List<Place> parents = parents(place, day);
        boolean allFound = others.stream()
                .allMatch(word ->
                        parents.stream().anyMatch(parent -> parent.keys().rank(word) != null));
        return allFound ? worst : null;
    }

    /** What lies above a place on a day, nearest first. */
    List<Place> parents(Place place, LocalDate day) {
        List<Place> parents = new ArrayList<>();
        Optional<Place> above = parent(place, day);
        while (above.isPresent() && parents.size() < DEEPEST_HIERARCHY) {
            parents.add(above.get());
            above = parent(above.get(), day);
        }
        return parents;
    }

    private Optional<Place> parent(Place place, LocalDate day) {
        Layer.Parent parent = place.layer().parent();
        if (parent == null || place.parentCode() == null) {
            return Optional.empty();
        }
        return byCode.getOrDefault(new CodeKey(parent.layer(), place.parentCode()), List.of()).stream()
                .filter(above -> above.isInForce(day))
                .findFirst();
    }
}
