package chaozhou.gis.analysis.summarize;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.store.FilterSql;

/**
 * The statement of {@code summarize}. It takes the named parameters {@code day} and those of the filter. A row is a unit, in the order of
 * ids: id, name, code, the value, and how many features there are in all units, each counted once.
 */
final class SummarizeSql {

    private final SummarizeInputs inputs;
    private final FilterSql.NamedCondition filter;

    SummarizeSql(SummarizeInputs inputs, FilterSql.NamedCondition filter) {
        this.inputs = inputs;
        this.filter = filter;
    }

    /** The filter of the inputs, for this statement. */
    static FilterSql.NamedCondition filter(SummarizeInputs inputs) {
        return FilterSql.named(inputs.filter(), "feature", "filter");
    }

    String select() {
        boolean isPoints = !inputs.of().geometry().isPolygonal();
        return """
               WITH part AS MATERIALIZED (%s),
               summary AS (SELECT part.unit, %s AS value FROM part%s GROUP BY part.unit)
               SELECT unit.id, %s AS name, %s AS code, %s AS value, (SELECT count(DISTINCT feature) FROM part) AS features
               FROM %s AS unit LEFT JOIN summary ON summary.unit = unit.id
               WHERE %s
               ORDER BY unit.id
               """.formatted(
                        isPoints ? points() : areas(),
                        aggregate(),
                        isPoints || !inputs.function().isWeighted() ? "" : wholeAreas(),
                        AnalysisSql.name("unit", inputs.layer()),
                        AnalysisSql.code("unit", inputs.layer()),
                        valueOfUnit(),
                        table(inputs.layer()),
                        AnalysisSql.inForce("unit"));
    }

    /**
     * Points within units. One on a border is in the unit with the smallest id; where units may overlap, one that lies inside several is in
     * all of them.
     */
    private String points() {
        boolean mayOverlap = inputs.layer().coverage() == null;
        // ST_DWithin reaches the GiST index of one of the layers for each feature of the other.
        return """
               SELECT unit, feature, value, 1 AS share FROM (
                 SELECT *, bool_or(is_inside) OVER (PARTITION BY feature) AS is_inside_any,
                        row_number() OVER (PARTITION BY feature ORDER BY unit) AS number
                 FROM (
                   SELECT unit.id AS unit, feature.id AS feature, %s AS value, %s AS is_inside
                   FROM %s AS unit JOIN %s AS feature ON ST_DWithin(unit.geom, feature.geom, %s)
                   WHERE %s
                 ) AS touched
               ) AS numbered
               WHERE is_inside OR (NOT is_inside_any AND number = 1)
               """.formatted(
                        attribute(),
                        mayOverlap ? "ST_Contains(unit.geom, feature.geom)" : "false",
                        table(inputs.layer()),
                        table(inputs.of()),
                        AnalysisSql.TOUCHING_DEGREES,
                        conditions());
    }

    /** What features share with units, where it is an area. */
    private String areas() {
        return """
               SELECT unit, feature, value, geom, area_m2
               FROM (
                 SELECT *, %s AS area_m2 FROM (
                   SELECT unit.id AS unit, feature.id AS feature, %s AS value, %s AS geom
                   FROM %s AS unit JOIN %s AS feature ON ST_Intersects(unit.geom, feature.geom)
                   WHERE %s OFFSET 0 -- computed once
                 ) AS shared OFFSET 0
               ) AS measured
               WHERE area_m2 >= %s
               """.formatted(
                        AnalysisSql.areaM2("geom"),
                        attribute(),
                        AnalysisSql.overlap("unit", "feature"),
                        table(inputs.layer()),
                        table(inputs.of()),
                        conditions(),
                        AnalysisSql.LEAST_OVERLAP_M2);
    }

    private String conditions() {
        return "%s AND %s AND %s".formatted(AnalysisSql.inForce("unit"), AnalysisSql.inForce("feature"), filter.sql());
    }

    private String attribute() {
        Attribute attribute = inputs.attribute();
        return attribute == null
                ? "NULL::double precision"
                : "feature.%s::double precision".formatted(quoted(attribute.name()));
    }

    /** The areas of the features as a whole, each measured once. */
    private String wholeAreas() {
        return """
                JOIN (
                 SELECT feature.id, %s AS area_m2 FROM %s AS feature
                 WHERE %s AND feature.id IN (SELECT feature FROM part) OFFSET 0
               ) AS whole ON whole.id = part.feature""".formatted(AnalysisSql.areaM2("feature.geom"), table(inputs.of()), AnalysisSql.inForce("feature"));
    }

    private String aggregate() {
        boolean isPoints = !inputs.of().geometry().isPolygonal();
        String share = isPoints ? "share" : "least(1, part.area_m2 / whole.area_m2)";
        return switch (inputs.function()) {
            case COUNT, DENSITY -> "count(*)";
            case SUM -> "sum(value * %s)".formatted(share);
            case MEAN -> "sum(value * %1$s) / sum(%1$s) FILTER (WHERE value IS NOT NULL)".formatted(share);
            case MINIMUM -> "min(value)";
            case MAXIMUM -> "max(value)";
            case AREA, SHARE -> groundM2();
        };
    }

    /** The ground of all parts: where features may overlap it is less than the sum of their areas. */
    private String groundM2() {
        return inputs.of().mayOverlap()
                ? "CASE count(*) WHEN 1 THEN min(area_m2) ELSE %s END".formatted(AnalysisSql.areaM2("ST_Union(geom)"))
                : "sum(area_m2)";
    }

    private String valueOfUnit() {
        String unitM2 = AnalysisSql.areaM2("unit.geom");
        return switch (inputs.function()) {
            case COUNT, SUM, AREA -> "coalesce(summary.value, 0)";
            case MEAN, MINIMUM, MAXIMUM -> "summary.value";
            case SHARE -> "least(1, coalesce(summary.value, 0) / %s)".formatted(unitM2);
            case DENSITY -> "coalesce(summary.value, 0) / (%s / 1e6)".formatted(unitM2);
        };
    }
}
