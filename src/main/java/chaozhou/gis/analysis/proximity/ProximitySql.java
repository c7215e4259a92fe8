package chaozhou.gis.analysis.proximity;

import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.store.FilterSql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statements that find candidates: features that may be near enough, by degrees. */
final class ProximitySql {

    /** A degree is nowhere longer, in metres. */
    private static final double LONGEST_DEGREE_M = 111_700;

    private final ProximityQuestion question;
    private final List<FilterSql.NamedCondition> filters = new ArrayList<>();

    ProximitySql(ProximityQuestion question) {
        this.question = question;
        for (int i = 0; i < question.targets().size(); i++) {
            filters.add(FilterSql.named(question.targets().get(i).filter(), "feature", "filter" + i + "x"));
        }
    }

    /** The values of parameters that are the same for all subjects. */
    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        filters.forEach(filter -> values.putAll(filter.values()));
        values.put("day", question.day());
        values.put("within", question.withinM());
        values.put("most", question.most());
        return values;
    }

    /**
     * Takes the named parameters {@code shapes} (well-known binary, null where there is none) and {@code ids}, arrays of one length, and
     * {@link #values}. A row is a subject's position, from 1, the target's, from 0, and a feature that may be near enough, with how many
     * degrees it is away; by subject and target, the nearest in degrees first.
     */
    String candidates() {
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < question.targets().size(); i++) {
            targets.add(candidates(i));
        }
        return targets.stream()
                .collect(joining(
                        "UNION ALL\n", """
                WITH given AS MATERIALIZED (
                  SELECT position, id, ST_GeomFromWKB(shape, %d) AS geom
                  FROM unnest(:shapes, :ids) WITH ORDINALITY AS sent(shape, id, position) WHERE shape IS NOT NULL
                ), subject AS MATERIALIZED (
                  SELECT *, greatest(abs(ST_YMin(geom)), abs(ST_YMax(geom))) AS latitude FROM given
                )
                """.formatted(Crs.STORAGE_SRID), "ORDER BY position, target, degrees, id"));
    }

    private String candidates(int target) {
        Layer layer = question.targets().get(target).layer();
        return """
               SELECT subject.position, %d AS target, near.*
               FROM subject CROSS JOIN LATERAL (%s) AS reach CROSS JOIN LATERAL (
                 SELECT feature.id, %s AS name, %s AS code, ST_NPoints(feature.geom) AS positions,
                   ST_Distance(feature.geom, subject.geom) AS degrees
                 FROM %s AS feature WHERE ST_DWithin(feature.geom, subject.geom, %s) AND %s
               ) AS near
               """.formatted(
                        target,
                        question.isFew() ? nearestM(target) : "SELECT :within AS metres",
                        AnalysisSql.name("feature", layer),
                        AnalysisSql.code("feature", layer),
                        table(layer),
                        degrees(),
                        condition(target));
    }

    /** The metres within which there are enough features: the nearest ones in degrees are no farther. The GiST index finds them. */
    private String nearestM(int target) {
        return """
               SELECT least(:within, max(degrees) * %s) AS metres FROM (
                 SELECT feature.geom <-> subject.geom AS degrees FROM %s AS feature WHERE %s
                 ORDER BY feature.geom <-> subject.geom LIMIT :most
               ) AS nearest""".formatted(
                        LONGEST_DEGREE_M, table(question.targets().get(target).layer()), condition(target));
    }

    /**
     * What is within the metres of the reach is within so many degrees: a line of that length leads to no latitude where a degree of
     * longitude is shorter than there.
     */
    private static String degrees() {
        return """
               greatest(%1$s, reach.metres / (%2$s * cos(radians(least(89.9, subject.latitude + reach.metres / %2$s)))))""".formatted(AnalysisSql.TOUCHING_DEGREES, Geodesics.SHORTEST_DEGREE_M);
    }

    private String condition(int target) {
        return "%s AND %s%s"
                .formatted(
                        AnalysisSql.inForce("feature"),
                        filters.get(target).sql(),
                        question.targets().get(target).isOfSubjects() ? " AND feature.id <> subject.id" : "");
    }

    /** The shapes of features of a target by the named parameters {@code ids} and {@code day}. */
    String shapes(int target) {
        return "SELECT feature.id, ST_AsBinary(feature.geom) AS geom FROM %s AS feature WHERE feature.id = ANY(:ids) AND %s"
                .formatted(table(question.targets().get(target).layer()), AnalysisSql.inForce("feature"));
    }
}
