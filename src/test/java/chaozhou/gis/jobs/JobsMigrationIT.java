package chaozhou.gis.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.database.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of a version whose jobs belonged to one instance. */
class JobsMigrationIT {

    @Test
    void jobsOfAnOlderDatabaseAreKept() {
        TestCluster.Database database = TestCluster.emptyDatabase("older_jobs");
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(database.dataSource())
                .defaultSchema("gis")
                .createSchemas(true);
        flyway.target("9").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        jdbc.sql("""
                        INSERT INTO gis.job (id, process, status, media_type, result, file) VALUES
                          ('00000000-0000-0000-0000-000000000001', 'check', 'running', 'application/json', NULL, NULL),
                          ('00000000-0000-0000-0000-000000000002', 'check', 'successful', 'application/json', '{"名":1}', NULL),
                          ('00000000-0000-0000-0000-000000000003', 'export', 'successful', 'text/csv', '', lo_from_bytea(0, 'a,b')),
                          ('00000000-0000-0000-0000-000000000004', 'check', 'dismissed', 'application/json', NULL, NULL)""").update();
        flyway.target("latest").load().migrate();
        assertThat(jdbc.sql(
                                "SELECT status || coalesce(' ' || convert_from(lo_get(file), 'UTF8'), '') FROM gis.job ORDER BY id")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("failed", "successful {\"名\":1}", "successful a,b", "dismissed"));
        assertThat(jdbc.sql("SELECT problem FROM gis.job WHERE status = 'failed'")
                        .query(String.class)
                        .single()
                        .getBytes(StandardCharsets.UTF_8))
                .asString(StandardCharsets.UTF_8)
                .contains("Interrupted");
        jdbc.sql("DELETE FROM gis.job").update();
        assertThat(jdbc.sql("SELECT count(*) FROM pg_largeobject_metadata")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
