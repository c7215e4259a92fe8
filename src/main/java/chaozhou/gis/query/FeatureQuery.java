package chaozhou.gis.query;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.Queryable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which features of a layer are asked for, and how they come.
 *
 * @param filter what must hold of each
 * @param period the days on one of which each must be in force
 * @param sorting what they are sorted by, before their ids
 * @param after the key of the last feature of the page before; null for the first page
 * @param limit the most features to return
 * @param selection what of each is wanted
 * @param crs of their coordinates
 */
public record FeatureQuery(
        Layer layer,
        Expression filter,
        Period period,
        List<SortKey> sorting,
        @Nullable FeatureKey after,
        int limit,
        Selection selection,
        Crs crs) {

    /** The one feature of that id in force on that day. */
    public static FeatureQuery one(Layer layer, String id, LocalDate day, Crs crs) {
        return new FeatureQuery(
                layer,
                Expression.equal(Queryable.ID, id),
                Period.of(day),
                List.of(),
                null,
                1,
                Selection.all(layer),
                crs);
    }

    /** All versions of the feature of that id, without their geometry. */
    public static FeatureQuery versions(Layer layer, String id) {
        return new FeatureQuery(
                layer,
                Expression.equal(Queryable.ID, id),
                Period.ALWAYS,
                List.of(),
                null,
                Integer.MAX_VALUE,
                Selection.withoutGeometry(layer),
                Crs.CRS84);
    }

    /** All features that meet the filter on a day of the period. */
    public static FeatureQuery all(Layer layer, Expression filter, Period period) {
        return new FeatureQuery(
                layer, filter, period, List.of(), null, Integer.MAX_VALUE, Selection.all(layer), Crs.CRS84);
    }

    /** All features in force on that day. */
    public static FeatureQuery inForce(Layer layer, LocalDate day) {
        return all(layer, Expression.all(), Period.of(day));
    }

    /**
     * The same without pages.
     *
     * @param grid the shifted grid of a web map on which coordinates come; null: none
     */
    FeatureQuery wholeExport(@Nullable ShiftedGrid grid) {
        return new FeatureQuery(
                layer,
                filter,
                period,
                sorting,
                null,
                Integer.MAX_VALUE,
                grid == null ? selection : selection.on(grid),
                crs);
    }

    /** The same question whatever the page and the form of the answer: what {@code numberMatched} counts. */
    public FeatureQuery wholeResult() {
        return all(layer, filter, period);
    }

    /** The same page, of which only the order is wanted. */
    public FeatureQuery keysOnly() {
        return new FeatureQuery(layer, filter, period, sorting, after, limit, Selection.NOTHING, crs);
    }

    /** The attributes that are read: those wanted, and those sorted by, whose values are needed to find the next page. */
    public List<Attribute> attributes() {
        if (sorting.isEmpty()) {
            return selection.attributes();
        }
        return Stream.concat(
                        selection.attributes().stream(),
                        sorting.stream().map(key -> key.queryable().attribute()).filter(Objects::nonNull))
                .distinct()
                .toList();
    }
}
