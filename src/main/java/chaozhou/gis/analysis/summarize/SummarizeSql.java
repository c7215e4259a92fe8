package chaozhou.gis.analysis.summarize;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.FilterSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The statement of {@code summarize}. It takes the named parameters {@code day} and those of the filter. A row is a unit, in the order of
 * ids: id, name, code, the value, and how many features there are in all units, each counted once.
 */
final class SummarizeSql {

    /** The id of the unit that is all. */
    private static final String ALL = "all";

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

    /** @param hasShapes whether a row has the unit's geometry too, in well-known binary */
    String select(boolean hasShapes) {
        return """
               WITH part AS MATERIALIZED (%s),
               summary AS (%s)
               SELECT unit.id, %s AS name, %s AS code, %s AS value, %s AS geom,
                 (SELECT count(DISTINCT feature) FROM part) AS features
               FROM %s LEFT JOIN summary ON summary.unit = unit.id
               ORDER BY unit.id
               """.formatted(
                        parts(),
                        inputs.function() == SummaryFunction.MEDIAN ? median() : aggregates(),
                        inputs.layer() == null ? "NULL::text" : AnalysisSql.name("unit", inputs.layer()),
                        inputs.layer() == null ? "NULL::text" : AnalysisSql.code("unit", inputs.layer()),
                        valueOfUnit(),
                        hasShapes ? "ST_AsBinary(unit.geom)" : "NULL::bytea",
                        units());
    }

    /** How many features there are to be summarized. */
    String count() {
        return "SELECT count(*) FROM %s AS feature WHERE %s AND %s"
                .formatted(table(inputs.of()), AnalysisSql.inForce("feature"), filter.sql());
    }

    private String parts() {
        if (inputs.by() == Rollup.HIERARCHY) {
            return members();
        }
        return isPoints() ? points() : areas();
    }

    private boolean isPoints() {
        return !inputs.of().geometry().isPolygonal();
    }

    /** Whether each feature counts as a whole. */
    private boolean isWhole() {
        return isPoints() || inputs.by() == Rollup.HIERARCHY;
    }

    /** The units; all as one has the id {@value #ALL}. */
    private String units() {
        Layer layer = inputs.layer();
        return layer != null
                ? "(SELECT * FROM %s AS unit WHERE %s) AS unit".formatted(table(layer), AnalysisSql.inForce("unit"))
                : "(SELECT '%s'::text AS id, ST_Union(whole.geom) AS geom FROM %s AS whole WHERE %s) AS unit"
                        .formatted(ALL, table(inputs.ground()), AnalysisSql.inForce("whole"));
    }

    /** A layer of the chain, and the column of the one below that has its codes. */
    private record Link(Layer layer, String above, String column) {

        String join() {
            return " JOIN %1$s AS %2$s ON %2$s.%3$s = %4$s AND %5$s"
                    .formatted(
                            table(layer),
                            above,
                            quoted(layer.codeAttribute().orElseThrow().name()),
                            column,
                            AnalysisSql.inForce(above));
        }
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        Layer below = inputs.of();
        String child = "feature";
        for (Layer layer : inputs.chain()) {
            String attribute = Objects.requireNonNull(below.parent()).attribute();
            String above = layer.equals(inputs.layer()) ? "unit" : "above_" + layer.id();
            links.add(new Link(layer, above, child + "." + quoted(attribute)));
            below = layer;
            child = above;
        }
        return links;
    }

    /** Features by the codes of what is above them, from layer to layer. */
    private String members() {
        return "SELECT %s AS unit, feature.id AS feature, %s AS value, 1 AS share, feature.geom, %s AS area_m2 FROM %s AS feature%s WHERE %s AND %s"
                .formatted(
                        inputs.layer() == null ? "'" + ALL + "'::text" : "unit.id",
                        attribute(),
                        isPoints() || !inputs.function().needsAreas()
                                ? "0"
                                : AnalysisSql.featureAreaM2("feature", inputs.of()),
                        table(inputs.of()),
                        links().stream().map(Link::join).collect(joining()),
                        AnalysisSql.inForce("feature"),
                        filter.sql());
    }

    /**
     * The features that the hierarchy places nowhere, by the code that names nothing on the day: {@code code}, {@code features}, and of all of
     * them {@code all_features} and {@code all_codes}. It takes the named parameter {@code most}, of codes. There is a chain.
     */
    String leftOut() {
        List<Link> links = links();
        return """
               SELECT code, count(*) AS features, sum(count(*)) OVER () AS all_features, count(*) OVER () AS all_codes
               FROM (
                 SELECT CASE%s END AS code FROM %s AS feature%s WHERE %s AND %s AND %s.id IS NULL
               ) AS missing
               GROUP BY code ORDER BY features DESC, code LIMIT :most
               """.formatted(
                        links.stream()
                                .map(link -> " WHEN %s.id IS NULL THEN %s::text".formatted(link.above(), link.column()))
                                .collect(joining()),
                        table(inputs.of()),
                        links.stream().map(link -> " LEFT" + link.join()).collect(joining()),
                        AnalysisSql.inForce("feature"),
                        filter.sql(),
                        links.get(links.size() - 1).above());
    }

    /**
     * Points within units. One on a border is in the unit with the smallest id; where units may overlap, one that lies inside several is in
     * all of them.
     */
    private String points() {
        boolean mayOverlap = inputs.ground().coverage() == null;
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
                        table(inputs.ground()),
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
                        table(inputs.ground()),
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

    private String weight() {
        return isWhole() ? "share" : "least(1, part.area_m2 / whole.area_m2)";
    }

    private String weighed() {
        return isWhole() || !inputs.function().isWeighted() ? "part" : "part" + wholeAreas();
    }

    private String aggregates() {
        return "SELECT part.unit, %s AS value FROM %s GROUP BY part.unit".formatted(aggregate(), weighed());
    }

    /** Weights that add up to the half are as many as they would be without rounding. */
    private String median() {
        return """
               SELECT unit, avg(value) AS value FROM (
                 SELECT part.unit, value, %1$s AS weight,
                   sum(%1$s) OVER (PARTITION BY part.unit ORDER BY value, part.feature) AS upto,
                   sum(%1$s) OVER (PARTITION BY part.unit) / 2.0 AS half
                 FROM %2$s WHERE value IS NOT NULL
               ) AS weighed
               WHERE upto >= half * (1 - 1e-9) AND upto - weight <= half * (1 + 1e-9) GROUP BY unit""".formatted(weight(), weighed());
    }

    private String aggregate() {
        String share = weight();
        return switch (inputs.function()) {
            case COUNT, DENSITY -> "count(*)";
            case SUM -> "sum(value * %s)".formatted(share);
            case MEAN -> "sum(value * %1$s) / sum(%1$s) FILTER (WHERE value IS NOT NULL)".formatted(share);
            case MEDIAN -> throw new IllegalStateException("It is no aggregate.");
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
            case MEAN, MEDIAN, MINIMUM, MAXIMUM -> "summary.value";
            case SHARE -> "least(1, coalesce(summary.value, 0) / %s)".formatted(unitM2);
            case DENSITY -> "coalesce(summary.value, 0) / (%s / 1e6)".formatted(unitM2);
        };
    }
}
