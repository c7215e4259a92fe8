package chaozhou.gis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.database.TestCluster;
import chaozhou.gis.geo.Geodesics;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a version whose areas took edges as geodesics. */
class StoredAreasIT {

    private static final String TRIANGLE = "((116.6 23.6,116.7 23.6,116.7 23.7,116.6 23.6))";

    /** In m²; that of geodesics is 13,000 m² larger. */
    private static final double RIGHT = area("POLYGON " + TRIANGLE);

    /** Areas in the database are right to 0.07 m² a kilometre of edges. */
    private static final double PRECISION = 2;

    private static final List<Layer> LAYERS = LayerDefinitions.read(Path.of("gis-data", "layers")).stream()
            .filter(layer -> List.of("farm_parks", "service_stations").contains(layer.id()))
            .toList();

    private static DataSource source;
    private static JdbcClient jdbc;

    private static double area(String wkt) {
        try {
            return Geodesics.area(new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void anOlderDatabaseIsBroughtUpToDate() {
        source = TestCluster.emptyDatabase("older_areas").dataSource();
        jdbc = JdbcClient.create(source);
        FluentConfiguration flyway =
                Flyway.configure().dataSource(source).defaultSchema("gis").createSchemas(true);
        flyway.target("11").load().migrate();
        new FeatureTables(jdbc).ensure(LAYERS);
        jdbc.sql("""
                        WITH park AS (
                          INSERT INTO farm_parks (id, valid_from, valid_to, provenance, geom, name, area_m2)
                          SELECT 'park', valid_from, valid_to, 'illustrative', geom, '茶园', round(ST_Area(geom::geography)::numeric, 2)
                          FROM (VALUES (DATE '2020-01-01', DATE '2023-01-01'), ('2023-01-01', NULL)) AS version (valid_from, valid_to),
                               ST_GeomFromText(:shape, 4490) AS geom
                          RETURNING id, valid_from, to_jsonb(farm_parks) - 'geom' AS before, geom
                        ), edit AS (
                          INSERT INTO gis.change (layer, id, kind, day, changed_at, changed_by, before, before_geom)
                          SELECT 'farm_parks', id, 'delete', valid_from, '2025-01-01', '王编辑', before, geom FROM park
                        ), release AS (
                          INSERT INTO gis.publication
                            (layer, day, published_by, source, source_crs, added, removed, changed, was_empty)
                          VALUES ('farm_parks', '2023-01-01', '王编辑', '园区.zip', 'EPSG:4490', 0, 0, 1, false)
                          RETURNING number
                        ), noted AS (
                          INSERT INTO gis.published_row (publication, id, valid_from, before, before_geom)
                          SELECT number, id, valid_from, before, geom FROM park, release WHERE valid_from < '2023-01-01'
                          UNION ALL SELECT number, id, valid_from, NULL, NULL FROM park, release WHERE valid_from = '2023-01-01'
                        )
                        INSERT INTO gis.layer (layer, revision, published_at, source_hash)
                        VALUES ('farm_parks', 7, now(), 'publication:1'), ('service_stations', 7, now(), 'file:1')""").param("shape", "MULTIPOLYGON (" + TRIANGLE + ")").update();
        assertThat(areas()).hasSize(2).allMatch(area -> area > RIGHT + 10_000);
        flyway.target("latest").load().migrate();
        StoredAreas.renew(source, LAYERS);
    }

    private static List<Double> areas() {
        return jdbc.sql("SELECT area_m2 FROM farm_parks ORDER BY valid_from")
                .query(Double.class)
                .list();
    }

    private static long revision(String layer) {
        return jdbc.sql("SELECT revision FROM gis.layer WHERE layer = ?")
                .param(layer)
                .query(Long.class)
                .single();
    }

    @Test
    void areasOfAllVersionsAreRight() {
        assertThat(areas()).isNotEmpty().allSatisfy(area -> assertThat(area).isCloseTo(RIGHT, within(PRECISION)));
    }

    @Test
    void onlyWhatDiffersHasAnotherRevision() {
        assertThat(revision("service_stations")).isEqualTo(7);
        long revision = revision("farm_parks");
        assertThat(revision).isGreaterThan(7);
        StoredAreas.renew(source, LAYERS);
        jdbc.sql("UPDATE gis.layer SET has_old_areas = true").update();
        StoredAreas.renew(source, LAYERS);
        assertThat(revision("farm_parks")).isEqualTo(revision);
        assertThat(jdbc.sql("SELECT count(*) FROM gis.layer WHERE has_old_areas")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** What was published from a file is not loaded from the sample again, and notes of edits tell what was there. */
    @Test
    void historyIsKept() {
        assertThat(jdbc.sql("SELECT source_hash FROM gis.layer WHERE layer = 'farm_parks'")
                        .query(String.class)
                        .single())
                .isIn("publication:1", "rollback:1");
        assertThat(jdbc.sql("SELECT (before->>'area_m2')::float8 FROM gis.change")
                        .query(Double.class)
                        .list())
                .hasSize(2)
                .allMatch(area -> area > RIGHT + 10_000);
    }

    /** The row before was noted with its old area. */
    @Test
    void whatIsTakenBackHasItsAreaComputed() {
        new Releases(source, List.of(), List.of(), List.of(), new LayerStateStore(jdbc, new LayerStates()))
                .rollback(LAYERS.stream()
                        .filter(layer -> layer.id().equals("farm_parks"))
                        .findAny()
                        .orElseThrow());
        assertThat(areas()).hasSize(1);
        areasOfAllVersionsAreRight();
        assertThat(jdbc.sql(
                                "SELECT ST_Equals(geom, before_geom) FROM farm_parks, gis.published_row WHERE before IS NOT NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
