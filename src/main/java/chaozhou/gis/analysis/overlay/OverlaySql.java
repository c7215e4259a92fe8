package chaozhou.gis.analysis.overlay;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.QueryShape;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of {@code overlay}. All take the named parameter {@code shape}, in well-known binary. */
final class OverlaySql {

    private static final String SHAPE = "ST_GeomFromWKB(:shape, " + Crs.STORAGE_SRID + ")";

    private static final String NO_NUMBER = "NULL::double precision";

    private final QueryShape shape;
    private final SpatialRelation relation;

    OverlaySql(QueryShape shape, SpatialRelation relation) {
        this.shape = shape;
        this.relation = relation;
    }

    /** The geometry of the feature {@code id} of a layer on {@code day}, in well-known binary. */
    static String feature(Layer layer) {
        return "SELECT ST_AsBinary(feature.geom) FROM %s AS feature WHERE feature.id = :id AND %s"
                .formatted(table(layer), AnalysisSql.inForce("feature"));
    }

    /** A row with the shape's area on the ellipsoid and on the plane, and its length, or that of its boundary. */
    String measures() {
        return "SELECT %s AS area_m2, %s AS plane_area_m2, %s AS length_m FROM (SELECT %s AS geom) AS shape"
                .formatted(
                        shape.isPolygonal() ? AnalysisSql.areaM2("geom") : NO_NUMBER,
                        shape.isPolygonal() ? AnalysisSql.planeAreaM2("geom") : NO_NUMBER,
                        shape.isPoints() ? NO_NUMBER : "gis.length_m(geom)",
                        SHAPE);
    }

    /**
     * The features of a layer that stand in the relation, those with the largest overlap first, then the nearest, then by id. It takes the
     * named parameters {@code day}, {@code self} (the id that is left out), {@code sliver} (the least area that counts, in m²) and {@code most}
     * (of features), and where the relation is a distance, {@code near} and {@code metres}: ids and how far they are.
     * Each row tells how many were found before those that only touch were left out, the ground that all share with the shape, and as an
     * array the feature's values of {@link #quantities}.
     */
    String select(Layer layer) {
        boolean isGround = isGround(layer);
        return """
               WITH shape AS MATERIALIZED (SELECT %s AS geom),
               found AS MATERIALIZED (%s LIMIT :most),
               shared AS MATERIALIZED (SELECT found.*, %s AS overlap FROM shape CROSS JOIN found),
               measured AS MATERIALIZED (
                 SELECT id, name, code, quantities, %s AS area_m2, %s AS overlap_m2, %s AS plane_overlap_m2, distance_m, overlap FROM shared
               )
               SELECT id, name, code, quantities, area_m2, overlap_m2, plane_overlap_m2, distance_m,
                 (SELECT count(*) FROM found) AS found, %s AS ground_m2
               FROM measured WHERE %s
               ORDER BY overlap_m2 DESC NULLS LAST, distance_m, id
               """.formatted(
                        SHAPE,
                        found(layer),
                        isGround ? overlap() : "NULL::geometry",
                        layer.geometry().isPolygonal() ? featureM2(layer) : NO_NUMBER,
                        isGround ? AnalysisSql.areaM2("overlap") : NO_NUMBER,
                        isGround ? AnalysisSql.planeAreaM2("overlap") : NO_NUMBER,
                        groundM2(layer),
                        isGround && relation == SpatialRelation.INTERSECTS
                                ? "overlap_m2 >= " + AnalysisSql.LEAST_OVERLAP_M2
                                : "true");
    }

    /** The features in the relation, some of which may only touch the shape. */
    private String found(Layer layer) {
        boolean isDistance = relation == SpatialRelation.WITHIN_DISTANCE;
        return """
               SELECT feature.id, %s AS name, %s AS code, %s AS quantities, feature.geom, %s AS distance_m
               FROM shape JOIN %s AS feature ON %s
               WHERE %s AND feature.id <> :self""".formatted(
                AnalysisSql.name("feature", layer),
                AnalysisSql.code("feature", layer),
                values("feature", layer),
                isDistance ? "near.metres" : NO_NUMBER,
                isDistance ? "unnest(:near, :metres) AS near(id, metres) ON true JOIN " + table(layer) : table(layer),
                condition(layer),
                AnalysisSql.inForce("feature"));
    }

    /** What is added up over the features of a layer. Areas are told apart from these. */
    static List<Attribute> quantities(Layer layer) {
        return layer.attributes().stream()
                .filter(attribute -> attribute.isQuantity() && !attribute.isComputed())
                .toList();
    }

    private static String values(String table, Layer layer) {
        return quantities(layer).stream()
                .map(attribute -> table + "." + quoted(attribute.name()))
                .collect(Collectors.joining(", ", "ARRAY[", "]::double precision[]"));
    }

    /** Whether features of the layer can share ground with the shape. */
    boolean isGround(Layer layer) {
        return shape.isPolygonal() && layer.geometry().isPolygonal();
    }

    /** Each condition reaches the layer's GiST index, or that of its key. */
    private String condition(Layer layer) {
        boolean isPoint = shape.isPoints() || layer.geometry() == Layer.GeometryType.POINT;
        return switch (relation) {
            case INTERSECTS ->
                isPoint
                        ? "ST_DWithin(feature.geom, shape.geom, %s)".formatted(AnalysisSql.TOUCHING_DEGREES)
                        : "ST_Intersects(shape.geom, feature.geom)";
            case WITHIN -> "ST_Covers(shape.geom, feature.geom)";
            case CONTAINS -> "ST_Covers(feature.geom, shape.geom)";
            case WITHIN_DISTANCE -> "feature.id = near.id";
        };
    }

    private static String overlap() {
        return "CASE WHEN ST_Intersects(shape.geom, found.geom) THEN %s ELSE ST_GeomFromText('POLYGON EMPTY', %d) END"
                .formatted(AnalysisSql.overlap("shape", "found"), Crs.STORAGE_SRID);
    }

    /** The area of a feature that was found, which its layer may have computed. */
    private static String featureM2(Layer layer) {
        return "(SELECT %s FROM %s AS feature WHERE feature.id = shared.id AND %s)"
                .formatted(AnalysisSql.featureAreaM2("feature", layer), table(layer), AnalysisSql.inForce("feature"));
    }

    /** Where features may overlap each other, their ground is less than the sum of their overlaps. */
    private String groundM2(Layer layer) {
        if (!isGround(layer)) {
            return NO_NUMBER;
        }
        return layer.mayOverlap()
                ? "(SELECT coalesce(%s, 0) FROM measured WHERE overlap_m2 >= :sliver)"
                        .formatted(AnalysisSql.areaM2("ST_Union(overlap)"))
                : "(SELECT coalesce(sum(overlap_m2), 0) FROM measured WHERE overlap_m2 >= :sliver)";
    }
}
