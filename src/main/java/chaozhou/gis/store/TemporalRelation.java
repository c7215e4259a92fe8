package chaozhou.gis.store;

import chaozhou.gis.query.cql2.Operator;

/**
 * The relations of time (OGC 21-065r2, 7.8, after the W3C's Time Ontology) as conditions on where two intervals start and end;
 * an instant starts and ends at once.
 */
enum TemporalRelation {
    T_AFTER("start1 > end2"),
    T_BEFORE("end1 < start2"),
    T_DISJOINT("end1 < start2 OR start1 > end2"),
    T_EQUALS("start1 = start2 AND end1 = end2"),
    T_INTERSECTS("start1 <= end2 AND end1 >= start2"),
    T_CONTAINS("start1 < start2 AND end1 > end2"),
    T_DURING("start1 > start2 AND end1 < end2"),
    T_FINISHED_BY("start1 < start2 AND end1 = end2"),
    T_FINISHES("start1 > start2 AND end1 = end2"),
    T_MEETS("end1 = start2"),
    T_MET_BY("start1 = end2"),
    T_OVERLAPPED_BY("start1 > start2 AND start1 < end2 AND end1 > end2"),
    T_OVERLAPS("start1 < start2 AND end1 > start2 AND end1 < end2"),
    T_STARTED_BY("start1 = start2 AND end1 > end2"),
    T_STARTS("start1 = start2 AND end1 < end2");

    private final String conditions;

    TemporalRelation(String conditions) {
        this.conditions = conditions;
    }

    static TemporalRelation of(Operator operator) {
        return valueOf(operator.name());
    }

    /** Words with blanks between them. */
    String conditions() {
        return conditions;
    }
}
