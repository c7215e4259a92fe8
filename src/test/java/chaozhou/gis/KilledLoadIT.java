package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.database.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program as its own process, killed while it loads. */
class KilledLoadIT {

    private static final TestCluster.Database DATABASE = TestCluster.emptyDatabase("killed_load");
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE.dataSource());

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        "target/chaozhou-gis.jar",
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("GIS_HOME", folder.resolve("home").toString());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("SPRING_DATASOURCE_URL", DATABASE.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", DATABASE.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", DATABASE.password());
        return builder.start();
    }

    @Test
    void aLoadThatIsKilledLeavesTheOldStateAndTheNextStartBringsTheNewOne() throws Exception {
        loadWhole();
        JDBC.sql("UPDATE villages SET name = 'old'").update();
        long revision = count("SELECT max(revision) FROM gis.layer");
        JDBC.sql("UPDATE gis.layer SET source_hash = 'file:sha256:old'").update();
        killWhileWaitingFor("LOCK TABLE villages IN ACCESS EXCLUSIVE MODE", revision); // in staging
        killWhileWaitingFor("LOCK TABLE villages IN SHARE MODE", revision); // in publishing
        killWhileWaitingFor("LOCK TABLE gis.layer IN SHARE MODE", revision); // before the commit
        loadWhole();
        assertThat(count("SELECT count(*) FROM villages WHERE name = 'old'")).isZero();
        assertThat(count("SELECT count(*) FROM villages WHERE valid_to IS NULL"))
                .isEqualTo(1020);
        assertThat(count("SELECT min(revision) FROM gis.layer")).isEqualTo(revision + 1);
    }

    private void loadWhole() throws Exception {
        Process program = start();
        try {
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(folder.resolve("log")).contains("The map is on"));
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    /** The program comes to a stop where it needs what the lock keeps from it, and is killed there. */
    private void killWhileWaitingFor(String lock, long revision) throws Exception {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            Process program = start();
            try {
                await().atMost(PATIENCE)
                        .until(() -> count("SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
                                        + " (SELECT oid FROM pg_database WHERE datname = 'killed_load')")
                                > 0);
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'chaozhou-gis'"
                                + " AND datname = 'killed_load'")
                        == 0);
        assertThat(count("SELECT count(*) FROM villages WHERE name <> 'old'"))
                .as(lock)
                .isZero();
        assertThat(count("SELECT max(revision) FROM gis.layer")).as(lock).isEqualTo(revision);
        assertThat(count("SELECT count(*) FROM pg_tables WHERE schemaname = 'staging'"))
                .as(lock)
                .isZero();
    }

    private static long count(String sql) {
        return JDBC.sql(sql).query(Long.class).single();
    }
}
