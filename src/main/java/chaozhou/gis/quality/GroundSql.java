package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Layer;
import java.util.Objects;

/**
 * Statements about how features lie to each other on the ground. They give an id, a sentence and the place, and have one parameter, the
 * strip in metres that counts for nothing.
 */
final class GroundSql {

    private GroundSql() {}

    /**
     * Parts of features that lie outside of their parent.
     *
     * @param table of the layer's rows, and of the layer above; named {@code child} and {@code parent} in the condition
     */
    static String outside(Layer layer, String table, Layer above, String tableAbove, String condition) {
        return """
                SELECT child.id,
                       format('lies outside of %1$s %%s near %%s', parent.id, ST_AsText(ST_PointOnSurface(part.geom), 6)),
                       ST_PointOnSurface(part.geom)
                FROM %2$s AS child
                JOIN %3$s AS parent ON parent.%4$s = child.%5$s
                  AND daterange(parent.valid_from, parent.valid_to) && daterange(child.valid_from, child.valid_to)
                CROSS JOIN LATERAL ST_Dump(ST_Difference(child.geom, parent.geom)) AS part
                WHERE NOT ST_Covers(parent.geom, child.geom) AND %6$s AND %7$s > ?
                ORDER BY child.id""".formatted(
                        above.id(),
                        table,
                        tableAbove,
                        quoted(above.codeAttribute().orElseThrow().name()),
                        quoted(Objects.requireNonNull(layer.parent()).attribute()),
                        condition,
                        extent(layer));
    }

    /** How far a part lies outside, in metres: a point by its distance, a line by its length, an area by its width. */
    private static String extent(Layer layer) {
        return switch (layer.geometry()) {
            case POINT -> "ST_Distance(part.geom::geography, parent.geom::geography)";
            case MULTI_LINE_STRING -> "gis.length_m(part.geom)";
            case MULTI_POLYGON -> "gis.mean_width_m(part.geom)";
        };
    }

    /**
     * Where features overlap siblings of their time.
     *
     * @param condition about the rows {@code mine} and {@code other}
     */
    static String overlaps(String table, String condition) {
        return """
                SELECT mine.id,
                       format('overlaps %%s by %%s m² near %%s', other.id,
                              round(gis.area_m2(part.geom)), ST_AsText(ST_PointOnSurface(part.geom), 6)),
                       part.geom
                FROM %1$s AS mine
                JOIN %1$s AS other ON %2$s AND ST_Intersects(other.geom, mine.geom)
                  AND daterange(mine.valid_from, mine.valid_to) && daterange(other.valid_from, other.valid_to)
                CROSS JOIN LATERAL ST_Dump(ST_CollectionExtract(ST_Intersection(mine.geom, other.geom), 3)) AS part
                WHERE gis.mean_width_m(part.geom) > ?
                ORDER BY ST_Area(part.geom) DESC""".formatted(table, condition);
    }
}
