package chaozhou.gis.analysis;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.PlaneMeasures;
import java.util.Optional;

/** Parts of statements that several questions have. Names of tables in a statement are given, not those of layers. */
public final class AnalysisSql {

    /**
     * A point as near to a feature, in degrees, touches it; this is a tenth of a micrometre. Point in polygon alone is computed
     * in rounded numbers, and of the points on a common edge a few would lie in neither neighbour.
     */
    public static final double TOUCHING_DEGREES = 1e-12;

    /** Areas that share less, in m², touch each other: a square centimetre is what rounding makes of a common edge. */
    public static final String LEAST_OVERLAP_M2 = "1e-4";

    private AnalysisSql() {}

    /** That the feature of a table is in force on the parameter {@code day}. */
    public static String inForce(String table) {
        return "%1$s.valid_from <= :day AND (%1$s.valid_to IS NULL OR %1$s.valid_to > :day)".formatted(table);
    }

    /** The name of a feature of the layer, as a text. */
    public static String name(String table, Layer layer) {
        return text(table, Optional.of(layer.nameAttribute().name()));
    }

    /** The code that a feature of the layer goes by, as a text; null where the layer has no codes. */
    public static String code(String table, Layer layer) {
        return text(table, layer.codeAttribute().map(Attribute::name));
    }

    public static String text(String table, Optional<String> column) {
        return column.map(name -> table + "." + quoted(name) + "::text").orElse("NULL::text");
    }

    /** What two areas share, an area or empty; most pairs lie in each other, and nothing has to be computed then. */
    public static String overlap(String one, String other) {
        return """
               CASE WHEN ST_Covers(%1$s.geom, %2$s.geom) THEN %2$s.geom
                    WHEN ST_Covers(%2$s.geom, %1$s.geom) THEN %1$s.geom
                    ELSE ST_CollectionExtract(ST_Intersection(%1$s.geom, %2$s.geom), 3) END""".formatted(one, other);
    }

    /** The area on the ellipsoid, in m². */
    public static String areaM2(String geometry) {
        return "gis.area_m2(%s)".formatted(geometry);
    }

    /** The area of a feature on the ellipsoid, in m²; where the layer has it computed already it is read. */
    public static String featureAreaM2(String table, Layer layer) {
        String measured = areaM2(table + ".geom");
        return layer.attributes().stream()
                .filter(attribute -> "area".equals(attribute.computed()))
                .findFirst()
                .map(attribute -> "coalesce(%s.%s, %s)".formatted(table, quoted(attribute.name()), measured))
                .orElse(measured);
    }

    /** The area on the plane of EPSG:4548, in m², as {@link PlaneMeasures} has it; null where it can't be computed. */
    public static String planeAreaM2(String geometry) {
        return "CASE WHEN ST_XMin(%1$s) >= %2$s AND ST_XMax(%1$s) <= %3$s THEN ST_Area(ST_Transform(gis.with_short_edges(%1$s), %4$d)) END"
                .formatted(geometry, PlaneMeasures.WEST, PlaneMeasures.EAST, Crs.CGCS2000_CM_117E.srid());
    }
}
