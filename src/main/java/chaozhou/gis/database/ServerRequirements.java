package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a server must be able to do. Asked before anything else is. */
final class ServerRequirements {

    static final int LEAST_POSTGRESQL = 13;
    private static final String LEAST_POSTGIS = "3.1";

    private ServerRequirements() {}

    /** @throws GisException.Setup with one sentence that says what is missing and what to do */
    static void check(DataSource dataSource, String url) {
        try (Connection connection = dataSource.getConnection()) {
            requirePostgresql(connection.getMetaData().getDatabaseMajorVersion());
            requirePostgis(available(connection, "postgis"));
            if (available(connection, "btree_gist") == null) {
                throw new GisException.Setup(
                        "The server has no extension btree_gist. Install PostgreSQL's contrib package on it.");
            }
        } catch (SQLException e) {
            throw new GisException.Setup(
                    "The database at %s does not answer: %s Check spring.datasource.url, username and password, and that the server runs."
                            .formatted(withoutParameters(url), sentence(e)),
                    e);
        }
    }

    private static String sentence(SQLException e) {
        Throwable cause = e;
        while (cause.getCause() instanceof SQLException deeper) {
            cause = deeper;
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return message.endsWith(".") ? message : message + ".";
    }

    /** A password may stand in the parameters of an address. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "");
    }

    private static @Nullable String available(Connection connection, String extension) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(installed_version, default_version) FROM pg_available_extensions WHERE name = '"
                                + extension + "'")) {
            return row.next() ? row.getString(1) : null;
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
