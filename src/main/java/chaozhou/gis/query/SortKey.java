package chaozhou.gis.query;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Queryable;
import java.util.ArrayList;
import java.util.List;

/** A property that results are sorted by. Features without a value come last, in both directions. */
public record SortKey(Queryable queryable, boolean isDescending) {

    /** The most keys of a sorting. */
    public static final int MOST = 5;

    /** Reads the parameter {@code sortby}: names with commas between them, each after {@code +} (or nothing) or {@code -}. */
    static List<SortKey> parse(Layer layer, String value) {
        List<SortKey> keys = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            SortKey key = parseOne(layer, part);
            if (keys.stream().anyMatch(known -> known.queryable.equals(key.queryable))) {
                throw new InvalidParameter(
                        "sortby", "sortby names " + key.queryable.name() + " twice; once is enough.");
            }
            keys.add(key);
        }
        if (keys.size() > MOST) {
            throw new InvalidParameter("sortby", "sortby takes at most %d properties.".formatted(MOST));
        }
        return List.copyOf(keys);
    }

    private static SortKey parseOne(Layer layer, String part) {
        // In an address a plus sign that is not encoded is a blank.
        boolean isSigned = part.startsWith("-") || part.startsWith("+") || part.startsWith(" ");
        String name = isSigned ? part.substring(1) : part;
        List<Queryable> sortables = Queryable.scalars(layer).toList();
        return sortables.stream()
                .filter(queryable -> queryable.name().equals(name))
                .findFirst()
                .map(queryable -> new SortKey(queryable, part.startsWith("-")))
                .orElseThrow(() -> {
                    List<String> names = sortables.stream().map(Queryable::name).toList();
                    return new InvalidParameter(
                            "sortby",
                            "sortby takes names of properties like -area_m2,name; one of those given is none. There are %s."
                                    .formatted(String.join(", ", names)),
                            names);
                });
    }
}
