package chaozhou.gis.query;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.query.cql2.Queryable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of each feature is wanted.
 *
 * @param properties those besides the id and the geometry, in the order of the schema
 * @param attributes those of the properties that the layer's definition declares
 * @param precision how many decimals coordinates have; {@link #FULL_PRECISION} for all there are
 * @param grid the shifted grid of a web map on which coordinates come; null: none
 */
public record Selection(
        List<Queryable> properties,
        List<Attribute> attributes,
        boolean hasGeometry,
        int precision,
        @Nullable ShiftedGrid grid) {

    /** More decimals than any unit needs. */
    public static final int FULL_PRECISION = 15;

    public static final int MOST_DECIMALS = 9;

    /** The id alone. */
    static final Selection NOTHING = of(List.of(), false);

    /** Layers are few, and live as long as the program. */
    private static final Map<Layer, Selection> WHOLE = Collections.synchronizedMap(new IdentityHashMap<>());

    private static Selection of(List<Queryable> properties, boolean hasGeometry) {
        List<Attribute> attributes = new ArrayList<>();
        for (Queryable property : properties) {
            if (property.attribute() != null) {
                attributes.add(property.attribute());
            }
        }
        return new Selection(properties, List.copyOf(attributes), hasGeometry, FULL_PRECISION, null);
    }

    public static Selection all(Layer layer) {
        return WHOLE.computeIfAbsent(layer, l -> of(selectable(l), true));
    }

    public static Selection withoutGeometry(Layer layer) {
        return of(selectable(layer), false);
    }

    private static List<Queryable> selectable(Layer layer) {
        return Queryable.scalars(layer)
                .filter(queryable -> !queryable.equals(Queryable.ID))
                .toList();
    }

    /** Reads the parameters {@code properties}, names with commas between them, {@code skipGeometry} and {@code precision}. */
    static Selection parse(Layer layer, Parameters parameters) {
        boolean hasGeometry = !parameters.bool("skipGeometry");
        Selection selection = parameters
                .text("properties")
                .map(names -> of(named(layer, names), hasGeometry))
                .orElseGet(() -> hasGeometry ? all(layer) : withoutGeometry(layer));
        int precision = parameters.limit("precision", 0, MOST_DECIMALS, FULL_PRECISION);
        return precision == FULL_PRECISION ? selection : selection.withPrecision(precision);
    }

    private Selection withPrecision(int decimals) {
        return new Selection(properties, attributes, hasGeometry, decimals, grid);
    }

    /** The same on a shifted grid, which each feature says. */
    Selection on(ShiftedGrid shifted) {
        List<Queryable> marked = new ArrayList<>(properties);
        marked.add(Queryable.GRID);
        return new Selection(List.copyOf(marked), attributes, hasGeometry, precision, shifted);
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
