package chaozhou.gis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service, killed while it loads. */
class KilledLoadIT {

    @TempDir
    Path folder;

    @Test
    void aLoadThatIsKilledLeavesTheOldStateAndTheNextStartBringsTheNewOne() throws Exception {
        KilledProgram program = new KilledProgram("killed_load", folder);
        program.loadWhole();
        program.jdbc().sql("UPDATE towns SET name = 'old'").update();
        long revision = program.count("SELECT max(revision) FROM gis.layer");
        program.jdbc()
                .sql("UPDATE gis.layer SET source_hash = 'file:sha256:old'")
                .update();
        for (String lock : new String[] {
            "LOCK TABLE towns IN ACCESS EXCLUSIVE MODE", // in staging
            "LOCK TABLE towns IN SHARE MODE", // in publishing
            "LOCK TABLE gis.layer IN SHARE MODE" // before the commit
        }) {
            program.killWhileWaitingFor(lock, "serve");
            assertThat(program.count("SELECT count(*) FROM towns WHERE name <> 'old'"))
                    .as(lock)
                    .isZero();
            assertThat(program.count("SELECT max(revision) FROM gis.layer"))
                    .as(lock)
                    .isEqualTo(revision);
        }
        program.loadWhole();
        assertThat(program.count("SELECT count(*) FROM towns WHERE name = 'old'"))
                .isZero();
        assertThat(program.count("SELECT count(*) FROM towns WHERE valid_to IS NULL"))
                .isEqualTo(49);
        assertThat(program.count("SELECT min(revision) FROM gis.layer")).isEqualTo(revision + 1);
    }
}
