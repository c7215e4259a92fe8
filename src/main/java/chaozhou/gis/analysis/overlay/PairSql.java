package chaozhou.gis.analysis.overlay;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that overlays several areas with a layer. It takes the named parameters {@code numbers}, {@code selves} (the id that is left
 * out for each) and {@code wkbs} of the subjects, {@code day} and {@code sliver}. Its rows, in the order of the subjects, are of several
 * {@link Part}s; areas are in m².
 */
final class PairSql {

    /** What a row is about. */
    enum Part {
        /** A feature that meets a subject; the largest overlap first. */
        PAIR,
        /** The ground that a subject shares with the layer, without slivers; what several features share counts once. */
        GROUND,
        /** The same of the features that have one value of an attribute, which is the row's {@code value}. */
        VALUE,
        /** The part of that ground in a division, whose code and name the row has. */
        DIVISION,
        /** What of a subject that shares ground with some no feature covers. */
        UNCOVERED
    }

    private static final String NOTHING = "NULL::double precision";

    private final PairInputs inputs;
    private final Layer layer;
    private final Detail detail;
    private final boolean isGround;

    PairSql(PairInputs inputs, Layer layer, Detail detail) {
        this.inputs = inputs;
        this.layer = layer;
        this.detail = detail;
        this.isGround = layer.geometry().isPolygonal();
    }

    String select() {
        List<String> parts = new ArrayList<>(List.of(pairs()));
        StringBuilder tables = new StringBuilder();
        if (isGround && detail.hasTotals()) {
            tables.append(", counted AS NOT MATERIALIZED (SELECT * FROM measured WHERE overlap_m2 >= :sliver)");
            tables.append(", ground AS MATERIALIZED (%s)".formatted(ground("number", "")));
            parts.add(sums(Part.GROUND, "NULL, NULL, NULL", "ground", "number"));
            if (inputs.byOf(layer).isPresent()) {
                tables.append(", ground_of AS (%s)".formatted(ground("number, value", ", value")));
                parts.add(sums(Part.VALUE, "NULL, NULL, value", "ground_of", "number, value"));
            }
            if (inputs.division() != null) {
                tables.append(", divided AS (%s)".formatted(divided(inputs.division())));
                parts.add(sums(Part.DIVISION, "name, code, NULL", "divided", "number, code, name"));
            }
            tables.append(", uncovered AS (%s)".formatted(uncovered()));
            parts.add(remaining());
        }
        return """
               WITH subject AS MATERIALIZED (
                 SELECT number, self, ST_GeomFromWKB(wkb, %d) AS geom
                 FROM unnest(:numbers, :selves, :wkbs) AS given(number, self, wkb)
               ), shared AS MATERIALIZED (%s), measured AS MATERIALIZED (%s)%s
               SELECT * FROM (%s) AS part ORDER BY number, part, overlap_m2 DESC NULLS LAST, id
               """.formatted(Crs.STORAGE_SRID, shared(), measured(), tables, String.join("\nUNION ALL\n", parts));
    }

    /**
     * The statement that finds which subjects come near to features: by their numbers in order. It takes the named parameters {@code numbers},
     * {@code wests}, {@code souths}, {@code easts} and {@code norths} (their boxes), and {@code day}.
     */
    String near() {
        return """
               SELECT number FROM unnest(:numbers, :wests, :souths, :easts, :norths) AS box(number, west, south, east, north)
               WHERE EXISTS (
                 SELECT FROM %s AS feature
                 WHERE feature.geom && ST_Expand(ST_MakeEnvelope(west, south, east, north, %d), %s) AND %s
               ) ORDER BY number""".formatted(
                        table(layer), Crs.STORAGE_SRID, AnalysisSql.TOUCHING_DEGREES, AnalysisSql.inForce("feature"));
    }

    /** The features that stand in the relation; a condition reaches the layer's GiST index. */
    private String shared() {
        return """
               SELECT subject.number, feature.id, %s AS name, %s AS code, %s AS value, %s AS area_m2, %s AS geom
               FROM subject JOIN %s AS feature ON %s
               WHERE %s AND feature.id <> subject.self""".formatted(
                        AnalysisSql.name("feature", layer),
                        AnalysisSql.code("feature", layer),
                        AnalysisSql.text("feature", inputs.byOf(layer).map(Attribute::name)),
                        isGround ? AnalysisSql.featureAreaM2("feature", layer) : NOTHING,
                        isGround ? AnalysisSql.overlap("subject", "feature") : "NULL::geometry",
                        table(layer),
                        condition(),
                        AnalysisSql.inForce("feature"));
    }

    private String condition() {
        return switch (inputs.relation()) {
            case INTERSECTS ->
                layer.geometry() == Layer.GeometryType.POINT
                        ? "ST_DWithin(feature.geom, subject.geom, %s)".formatted(AnalysisSql.TOUCHING_DEGREES)
                        : "ST_Intersects(subject.geom, feature.geom)";
            case WITHIN -> "ST_Covers(subject.geom, feature.geom)";
            case CONTAINS -> "ST_Covers(feature.geom, subject.geom)";
            case WITHIN_DISTANCE -> throw new IllegalArgumentException("There is no overlap at a distance.");
        };
    }

    private String measured() {
        if (!isGround) {
            return "SELECT *, %1$s AS overlap_m2 FROM shared".formatted(NOTHING);
        }
        return "SELECT * FROM (SELECT *, %s AS overlap_m2 FROM shared OFFSET 0) AS overlap WHERE overlap_m2 >= %s"
                .formatted(AnalysisSql.areaM2("geom"), AnalysisSql.LEAST_OVERLAP_M2);
    }

    private String pairs() {
        return row(
                Part.PAIR,
                "measured",
                "id, name, code, value, area_m2, overlap_m2",
                isGround ? AnalysisSql.planeAreaM2("geom") : NOTHING);
    }

    /** The ground of each group as shapes that do not overlap. */
    private String ground(String group, String columns) {
        return layer.mayOverlap()
                ? "SELECT number%s, ST_Union(geom) AS geom FROM counted GROUP BY %s".formatted(columns, group)
                : "SELECT number%s, geom FROM counted".formatted(columns);
    }

    private String divided(Layer division) {
        return """
               SELECT ground.number, %s AS code, %s AS name, %s AS geom
               FROM ground JOIN %s AS division ON ST_Intersects(ground.geom, division.geom) WHERE %s""".formatted(
                        AnalysisSql.code("division", division),
                        AnalysisSql.name("division", division),
                        AnalysisSql.overlap("ground", "division"),
                        table(division),
                        AnalysisSql.inForce("division"));
    }

    /** @param columns name, code and value */
    private static String sums(Part part, String columns, String from, String group) {
        return """
               SELECT '%s' AS part, number, NULL AS id, %s, %s AS area_m2,
                 sum(%s) AS overlap_m2, sum(%s) AS plane_m2, NULL::bytea AS wkb
               FROM %s GROUP BY %s HAVING sum(%s) >= %s""".formatted(
                        part,
                        columns,
                        NOTHING,
                        AnalysisSql.areaM2("geom"),
                        AnalysisSql.planeAreaM2("geom"),
                        from,
                        group,
                        AnalysisSql.areaM2("geom"),
                        AnalysisSql.LEAST_OVERLAP_M2);
    }

    private static String uncovered() {
        return """
               SELECT subject.number, ST_Difference(subject.geom, covered.geom) AS geom
               FROM subject JOIN (SELECT number, ST_Union(geom) AS geom FROM measured GROUP BY number) AS covered
                 USING (number)""";
    }

    private String remaining() {
        return row(
                Part.UNCOVERED,
                "uncovered",
                "NULL, NULL, NULL, NULL, %s, %s".formatted(NOTHING, AnalysisSql.areaM2("geom")),
                AnalysisSql.planeAreaM2("geom"));
    }

    /** @param values id, name, code, value, area and overlap */
    private String row(Part part, String from, String values, String planeM2) {
        return "SELECT '%s' AS part, number, %s, %s AS plane_m2, %s AS wkb FROM %s"
                .formatted(
                        part,
                        values,
                        planeM2,
                        detail.hasShapes() && isGround ? "ST_AsBinary(geom)" : "NULL::bytea",
                        from);
    }
}
