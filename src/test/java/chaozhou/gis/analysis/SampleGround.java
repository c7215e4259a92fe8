package chaozhou.gis.analysis;

import chaozhou.gis.RunningService;
import chaozhou.gis.geo.Wkb;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shapes of the sample's features in force today, for tests that compute by themselves. */
public final class SampleGround {

    private SampleGround() {}

    /** By id. */
    public static Map<String, Geometry> of(String layer) {
        Map<String, Geometry> shapes = new TreeMap<>();
        RunningService.bean(JdbcClient.class)
                .sql("SELECT id, ST_AsBinary(geom) AS geom FROM public.%s WHERE valid_to IS NULL".formatted(layer))
                .query(row -> {
                    shapes.put(row.getString("id"), Wkb.read(row.getBytes("geom")));
                });
        return shapes;
    }

    public static Map<String, Geometry> of(String layer, Predicate<Geometry> condition) {
        Map<String, Geometry> shapes = of(layer);
        shapes.values().removeIf(condition.negate());
        return shapes;
    }
}
