package chaozhou.gis.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with PostGIS for the tests of a run, started with the first database that a test asks for. */
public final class TestCluster {

    private static final EmbeddedCluster CLUSTER = start();

    static {
        // Nobody needs after a crash what tests have written.
        execute(CLUSTER.jdbcUrl(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()");
    }

    private TestCluster() {}

    private static EmbeddedCluster start() {
        EmbeddedCluster cluster = EmbeddedCluster.start(Path.of("target/test-home"));
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        return cluster;
    }

    /** A database of its own, empty but for the extensions. */
    public record Database(String jdbcUrl, String username, String password) {

        public PGSimpleDataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl);
            source.setUser(username);
            source.setPassword(password);
            return source;
        }
    }

    /** Makes the database anew, with the extensions. */
    public static Database database(String name) {
        Database database = emptyDatabase(name);
        execute(database.jdbcUrl, "CREATE EXTENSION postgis", "CREATE EXTENSION btree_gist");
        return database;
    }

    /** Makes the database anew, for a user who is not named like any of the service's schemas. */
    public static Database emptyDatabase(String name) {
        execute(
                CLUSTER.jdbcUrl(),
                "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)",
                "DROP ROLE IF EXISTS owner_of_" + name,
                "CREATE ROLE owner_of_%s SUPERUSER LOGIN PASSWORD '%s'".formatted(name, CLUSTER.password()),
                "CREATE DATABASE %s OWNER owner_of_%s".formatted(name, name));
        String url = CLUSTER.jdbcUrl().replaceFirst("/[a-z]+$", "/" + name);
        return new Database(url, "owner_of_" + name, CLUSTER.password());
    }

    private static void execute(String url, String... statements) {
        try (Connection connection = DriverManager.getConnection(url, CLUSTER.user(), CLUSTER.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
