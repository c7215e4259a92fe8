package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of the command line that come to an end of another kind than they should. */
class KilledImportIT {

    private static final String[] IMPORT = {
        "import",
        "gis-data/sample/towns.geojson",
        "--layer",
        "towns",
        "--where",
        "valid_to IS NULL",
        "--map",
        "provenance="
    };

    @TempDir
    private static Path folder;

    private static KilledProgram program;

    @BeforeAll
    static void load() throws Exception {
        program = new KilledProgram("killed_import", folder);
        program.loadWhole();
    }

    private static String state() {
        return program.jdbc().sql("""
                        SELECT concat((SELECT md5(string_agg(f::text, '|' ORDER BY id, valid_from)) FROM public.towns AS f),
                          (SELECT md5(string_agg(g::text, '|' ORDER BY id, level, valid_from)) FROM generalized.towns AS g),
                          (SELECT max(revision) FROM gis.layer), (SELECT count(*) FROM gis.publication), (SELECT count(*) FROM gis.published_row))""").query(String.class).single();
    }

    @Test
    void anImportThatIsKilledLeavesTheLayerAsItWas() throws Exception {
        String before = state();
        for (String lock : new String[] {
            "LOCK TABLE towns IN ACCESS EXCLUSIVE MODE", // in staging
            "LOCK TABLE gis.publication IN SHARE MODE", // in noting what it replaces
            "LOCK TABLE towns IN SHARE MODE", // in publishing
            "LOCK TABLE generalized.towns IN SHARE MODE", // in deriving
            "LOCK TABLE gis.layer IN SHARE MODE" // before the commit
        }) {
            program.killWhileWaitingFor(lock, IMPORT);
            assertThat(state()).as(lock).isEqualTo(before);
        }
        Process whole = program.start(IMPORT);
        assertThat(whole.waitFor()).as(program.output()).isZero();
        assertThat(program.output()).contains("49 changed", "Published as number");
        assertThat(state()).isNotEqualTo(before);
        Process rollback = program.start("rollback", "towns");
        assertThat(rollback.waitFor()).as(program.output()).isZero();
        assertThat(program.count("SELECT count(*) FROM towns WHERE provenance = 'published'"))
                .isZero();
    }

    /** The server ends the connection while the import works. */
    @Test
    void anImportWhoseDatabaseGoesAwaySaysSo() throws Exception {
        String before = state();
        Process lost;
        try (Connection connection = program.connect();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE gis.publication IN SHARE MODE");
            lost = program.start(IMPORT);
            await().atMost(KilledProgram.PATIENCE)
                    .until(() -> program.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
            program.count(
                    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'killed_import' AND application_name = 'chaozhou-gis'");
            assertThat(lost.waitFor()).isEqualTo(1);
        }
        assertThat(program.output()).contains("The database is out of reach");
        assertThat(program.output()).doesNotContain("at chaozhou.gis");
        assertThat(state()).isEqualTo(before);
    }
}
