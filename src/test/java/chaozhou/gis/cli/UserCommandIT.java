package chaozhou.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.database.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandIT {

    @TempDir
    private Path home;

    @Test
    void accountsAndTokensAreManaged() {
        CommandRun run = new CommandRun(TestCluster.emptyDatabase("accounts"), home);
        assertThat(run.gis("短\n", "user", "add", "陈规划", "--password-stdin"))
                .isEqualTo(new CommandRun.Outcome(1, "A password has 10 to 200 characters.\n"));
        assertThat(run.gis("correct horse battery\n", "user", "add", "陈规划", "--password-stdin"))
                .isEqualTo(new CommandRun.Outcome(0, "陈规划 is editor now.\n"));
        assertThat(run.gis("correct horse battery\n", "user", "add", "陈规划", "--password-stdin")
                        .output())
                .startsWith("There is an account named 陈规划 already");
        assertThat(run.gis("", "user", "role", "陈规划", "admin").output()).isEqualTo("陈规划 is admin now.\n");
        assertThat(run.gis("", "user", "role", "陈规划", "boss").output()).contains("viewer, editor or admin");
        assertThat(run.gis("", "user", "token", "陈规划", "--title", "QGIS", "--days", "7")
                        .output())
                .containsPattern("Bearer gis_[A-Za-z0-9_-]{43}\n");
        assertThat(run.gis("", "user", "token", "nobody").output()).startsWith("There is no account named nobody");
        List<String> listed = run.gis("", "user", "list").output().lines().toList();
        assertThat(listed.get(0)).matches("陈规划 +admin");
        assertThat(listed.get(1)).contains("QGIS, until ");
        String number = listed.get(1).replaceAll("\\D*(\\d+).*", "$1");
        assertThat(run.gis("", "user", "revoke", number).status()).isZero();
        assertThat(run.gis("", "user", "revoke", number).status()).isEqualTo(1);
        assertThat(run.gis("", "user", "remove", "陈规划").output()).isEqualTo("陈规划 is gone.\n");
        assertThat(run.gis("", "user", "list").output()).isEmpty();
    }
}
