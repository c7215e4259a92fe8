package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** What a server must be able to do. Asked before anything else is. */
final class ServerRequirements {

    static final int LEAST_POSTGRESQL = 13;
    private static final String LEAST_POSTGIS = "3.1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ServerRequirements() {}

    /**
     * Asks a server, which may take a few seconds until it answers: it may have been started with this program.
     *
     * @throws GisException.Setup with one sentence that says what is missing and what to do
     */
    static void check(PGSimpleDataSource server) {
        try (Connection connection = connect(server)) {
            requirePostgresql(connection.getMetaData().getDatabaseMajorVersion());
            requirePostgis(available(connection, "postgis"));
            requireBtreeGist(available(connection, "btree_gist"));
        } catch (SQLException e) {
            throw new GisException.Setup(
                    "The database %s does not answer: %s Check spring.datasource.url, username and password, and that the server runs."
                            .formatted(address(server), sentence(e)),
                    e);
        }
    }

    private static Connection connect(PGSimpleDataSource server) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        return new EagerConnections(server, () -> System.nanoTime() > end).getConnection();
    }

    /** Without the parameters, which may hold a password. */
    private static String address(PGSimpleDataSource server) {
        String hosts = IntStream.range(0, server.getServerNames().length)
                .mapToObj(i -> server.getServerNames()[i] + ":" + server.getPortNumbers()[i])
                .collect(Collectors.joining(","));
        return "%s on %s".formatted(server.getDatabaseName(), hosts);
    }

    private static String sentence(SQLException e) {
        Throwable cause = e;
        while (cause.getCause() instanceof SQLException deeper) {
            cause = deeper;
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    private static @Nullable String available(Connection connection, String extension) throws SQLException {
        String sql = "SELECT coalesce(installed_version, default_version) FROM pg_available_extensions WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, extension);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    static void requirePostgresql(int version) {
        if (version < LEAST_POSTGRESQL) {
            throw new GisException.Setup(
                    "The server is PostgreSQL %d, but %d is the oldest that works. Use a newer server."
                            .formatted(version, LEAST_POSTGRESQL));
        }
    }

    static void requirePostgis(@Nullable String version) {
        if (version == null) {
            throw new GisException.Setup(
                    "The server has no PostGIS. Install PostGIS %s or newer on it, on Debian the package"
                                    .formatted(LEAST_POSTGIS)
                            + " postgresql-NN-postgis-3.");
        }
        if (compare(version, LEAST_POSTGIS) < 0) {
            throw new GisException.Setup("The server has PostGIS %s, but %s is the oldest that works. Upgrade it there."
                    .formatted(version, LEAST_POSTGIS));
        }
    }

    static void requireBtreeGist(@Nullable String version) {
        if (version == null) {
            throw new GisException.Setup(
                    "The server has no extension btree_gist. Install PostgreSQL's contrib modules on it.");
        }
    }

    private static int compare(String version, String other) {
        String[] one = version.split("\\D+", -1);
        String[] two = other.split("\\D+", -1);
        for (int i = 0; i < two.length; i++) {
            int byPart = Integer.compare(i < one.length ? Integer.parseInt(one[i]) : 0, Integer.parseInt(two[i]));
            if (byPart != 0) {
                return byPart;
            }
        }
        return 0;
    }
}
