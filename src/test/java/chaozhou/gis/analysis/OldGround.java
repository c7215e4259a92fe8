package chaozhou.gis.analysis;

import chaozhou.gis.RunningService;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Features of the sample's layers that were in force in 1950 only, when the sample has none: a ground of squares with a hundredth of a
 * degree a side, the first one north-east of 116° E, 23° N. They go when it is closed.
 */
public final class OldGround implements AutoCloseable {

    public static final String DAY = "1950-01-15";

    private static final JdbcClient JDBC = RunningService.bean(JdbcClient.class);
    private static final String DAYS = "DATE '1950-01-01', DATE '1951-01-01', 'invented'";

    /** A position in squares as degrees. */
    public static double longitude(double x) {
        return 116 + x / 100;
    }

    public static double latitude(double y) {
        return 23 + y / 100;
    }

    /** A village from west to east, one square high. */
    public OldGround village(String id, double west, double east) {
        return area("villages", id, west, east, "population", 0);
    }

    /** An industrial zone from west to east, one square high. */
    public OldGround zone(String id, double west, double east, double plannedM2) {
        return area("industrial_zones", id, west, east, "planned_area_m2", plannedM2);
    }

    private OldGround area(String layer, String id, double west, double east, String attribute, double value) {
        JDBC.sql(
                        "INSERT INTO public.%s (id, valid_from, valid_to, provenance, geom, name, %s) VALUES (?, %s, ST_Multi(ST_MakeEnvelope(?, ?, ?, ?, 4490)), ?, ?)"
                                .formatted(layer, attribute, DAYS))
                .params(id, longitude(west), latitude(0), longitude(east), latitude(1), id, value)
                .update();
        return this;
    }

    /** An aid project. */
    public OldGround project(String id, double x, double y, Double plannedYuan) {
        JDBC.sql(
                        "INSERT INTO public.aid_projects (id, valid_from, valid_to, provenance, geom, name, planned_yuan) VALUES (?, %s, ST_SetSRID(ST_MakePoint(?, ?), 4490), ?, ?)"
                                .formatted(DAYS))
                .params(id, longitude(x), latitude(y), id, plannedYuan)
                .update();
        return this;
    }

    /** So many aid projects within the first square. */
    public OldGround projects(int count) {
        JDBC.sql(
                        "INSERT INTO public.aid_projects (id, valid_from, valid_to, provenance, geom) SELECT 'many-' || number, %s, ST_SetSRID(ST_MakePoint(116.005, 23.005), 4490) FROM generate_series(1, ?) AS number"
                                .formatted(DAYS))
                .param(count)
                .update();
        return this;
    }

    @Override
    public void close() {
        for (String layer : new String[] {"villages", "industrial_zones", "aid_projects"}) {
            JDBC.sql("DELETE FROM public.%s WHERE valid_from = DATE '1950-01-01'".formatted(layer))
                    .update();
        }
    }
}
