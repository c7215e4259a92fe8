package chaozhou.gis.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL with PostGIS for the tests of a run, started with the first database that a test asks for. */
public final class TestCluster {

    private static final EmbeddedCluster CLUSTER = start();

    private TestCluster() {}

    private static EmbeddedCluster start() {
        EmbeddedCluster cluster = EmbeddedCluster.start(Path.of("target/test-home"));
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        return cluster;
    }

    /** A database of its own, empty but for the extensions. */
    public record Database(String jdbcUrl, String username, String password) {

        public DataSource dataSource() {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(jdbcUrl);
            source.setUser(username);
            source.setPassword(password);
            return source;
        }
    }

    /** Makes the database anew. */
    public static Database database(String name) {
        execute(CLUSTER.jdbcUrl(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name);
        String url = CLUSTER.jdbcUrl().replaceFirst("/[a-z]+$", "/" + name);
        execute(url, "CREATE EXTENSION postgis", "CREATE EXTENSION btree_gist");
        return new Database(url, CLUSTER.user(), CLUSTER.password());
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
