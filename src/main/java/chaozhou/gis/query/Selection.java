package chaozhou.gis.query;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Queryable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of each feature is wanted.
 *
 * @param properties those besides the id and the geometry, in the order of the schema
 */
public record Selection(List<Queryable> properties, boolean hasGeometry) {

    public static Selection all(Layer layer) {
        return new Selection(selectable(layer), true);
    }

    private static List<Queryable> selectable(Layer layer) {
        return Queryable.scalars(layer)
                .filter(queryable -> !queryable.equals(Queryable.ID))
                .toList();
    }

    /** Reads the parameters {@code properties}, names with commas between them, and {@code skipGeometry}. */
    static Selection parse(Layer layer, Parameters parameters) {
        List<Queryable> properties =
                parameters.text("properties").map(names -> named(layer, names)).orElseGet(() -> selectable(layer));
        return new Selection(properties, !parameters.bool("skipGeometry"));
    }

    private static List<Queryable> named(Layer layer, String names) {
        Set<String> wanted = new HashSet<>(Arrays.asList(names.split(",", -1)));
        List<Queryable> selectable = selectable(layer);
        List<String> known = selectable.stream().map(Queryable::name).toList();
        if (!known.containsAll(wanted)) {
            throw new InvalidParameter(
                    "properties",
                    "properties takes names with commas between them; one of those given is none. There are %s; skipGeometry=true leaves out the geometry."
                            .formatted(String.join(", ", known)),
                    known);
        }
        return selectable.stream()
                .filter(queryable -> wanted.contains(queryable.name()))
                .toList();
    }
}
