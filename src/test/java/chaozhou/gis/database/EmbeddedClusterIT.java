package chaozhou.gis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedClusterIT {

    @TempDir
    Path home;

    private static String ask(EmbeddedCluster cluster, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(cluster.jdbcUrl(), cluster.user(), cluster.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void tell(EmbeddedCluster cluster, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(cluster.jdbcUrl(), cluster.user(), cluster.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void dataSurviveARestart() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            tell(cluster, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            assertThat(ask(cluster, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    /** What a service that was killed leaves behind. */
    @Test
    void aServerThatIsLeftRunningIsUsedAgain() throws Exception {
        EmbeddedCluster left = EmbeddedCluster.start(home);
        String started = ask(left, "SELECT pg_postmaster_start_time()");
        try (EmbeddedCluster again = EmbeddedCluster.start(home)) {
            assertThat(ask(again, "SELECT pg_postmaster_start_time()")).isEqualTo(started);
        }
    }

    @Test
    void twoHomesRunSideBySide(@TempDir Path other) throws Exception {
        try (EmbeddedCluster one = EmbeddedCluster.start(home);
                EmbeddedCluster two = EmbeddedCluster.start(other)) {
            assertThat(one.port()).isNotEqualTo(two.port());
            assertThat(ask(one, "SELECT 1")).isEqualTo(ask(two, "SELECT 1"));
            assertThat(one.password()).isNotEqualTo(two.password());
        }
    }

    @Test
    void aClusterThatIsHalfMadeIsMadeAnew() throws Exception {
        Files.createDirectories(home.resolve("db.unfinished/base"));
        Files.writeString(home.resolve("db.password"), "of the one that was never finished");
        try (EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            assertThat(ask(cluster, "SELECT 1")).isEqualTo("1");
        }
        assertThat(home.resolve("db.unfinished")).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsLeftToItsOwner() throws Exception {
        EmbeddedCluster.start(home).close();
        int port = Integer.parseInt(Files.readString(home.resolve("db.port")));
        try (ServerSocket owner = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            assertThat(cluster.port()).isNotEqualTo(owner.getLocalPort());
            assertThat(ask(cluster, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aNoteOfThePortThatIsBrokenIsWrittenAnew() throws Exception {
        EmbeddedCluster.start(home).close();
        Files.writeString(home.resolve("db.port"), "");
        try (EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            assertThat(ask(cluster, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void onlyItsOwnerReadsThePasswordAndOnlyThisMachineReachesTheServer() throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(home)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("db.password"))))
                    .isEqualTo("rw-------");
            assertThat(ask(cluster, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.jdbcUrl(), cluster.user(), "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aClusterOfAnotherVersionIsNamed() throws Exception {
        EmbeddedCluster.start(home).close();
        Files.writeString(home.resolve("db/PG_VERSION"), "12\n");
        assertThatThrownBy(() -> EmbeddedCluster.start(home))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("made by PostgreSQL 12");
    }
}
