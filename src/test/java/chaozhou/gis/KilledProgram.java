package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.database.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The program as a process of its own, with a database of its own, killed at moments of its work. */
final class KilledProgram {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    /** A part of the city takes the same steps as all of it, and each of them sooner. */
    private static final List<String> FILES =
            List.of("layers/counties.yaml", "layers/towns.yaml", "sample/counties.geojson", "sample/towns.geojson");

    private final String name;
    private final TestCluster.Database database;
    private final JdbcClient jdbc;
    private final Path folder;

    /** @param folder for its files and its log */
    KilledProgram(String name, Path folder) throws IOException {
        this.name = name;
        this.database = TestCluster.emptyDatabase(name);
        this.jdbc = JdbcClient.create(database.dataSource());
        this.folder = folder;
        for (String file : FILES) {
            Path copy = data().resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("gis-data").resolve(file), copy);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Connection connect() throws SQLException {
        return database.dataSource().getConnection();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher has it.
                "-Xmx256m",
                // It lives for seconds.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-jar",
                "target/chaozhou-gis.jar"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().put("GIS_HOME", folder.resolve("home").toString());
        builder.environment().put("GIS_DATA", data().toString());
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        builder.environment().put("SPRING_DATASOURCE_USERNAME", database.username());
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", database.password());
        return builder.start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    String output() throws IOException {
        return Files.readString(log());
    }

    /** Starts the service, which loads what is outdated, and ends it. */
    void loadWhole() throws Exception {
        Process program = start("serve");
        try {
            await().atMost(PATIENCE).until(() -> output().contains("The map is on"));
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    /** The program comes to a stop where it needs what the lock keeps from it, and is killed there. */
    void killWhileWaitingFor(String lock, String... arguments) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            Process program = start(arguments);
            try {
                await().atMost(PATIENCE)
                        .until(() -> count("SELECT count(*) FROM pg_locks WHERE NOT granted AND database ="
                                        + " (SELECT oid FROM pg_database WHERE datname = '" + name + "')")
                                > 0);
            } finally {
                program.destroyForcibly().waitFor();
            }
        }
        await().atMost(PATIENCE)
                .until(() -> count("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'chaozhou-gis'"
                                + " AND datname = '" + name + "'")
                        == 0);
        assertThat(count("SELECT count(*) FROM pg_class WHERE relnamespace = 'staging'::regnamespace"))
                .as(lock)
                .isZero();
    }
}
