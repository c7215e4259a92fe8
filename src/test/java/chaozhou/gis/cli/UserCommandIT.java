package chaozhou.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.database.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class UserCommandIT {

    @TempDir
    private Path home;

    /** What a command printed, and with what status it ended. */
    private record Outcome(int status, String output) {}

    private Outcome gis(String input, String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            CommandLine commands = Gis.commands();
            int status = commands.execute(arguments);
            return new Outcome(status, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
        }
    }

    @Test
    void accountsAndTokensAreManaged() {
        TestCluster.Database database = TestCluster.emptyDatabase("accounts");
        Map<String, String> settings = Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "gis.database.home", home.toString());
        settings.forEach(System::setProperty);
        try {
            assertThat(gis("短\n", "user", "add", "陈规划", "--password-stdin"))
                    .isEqualTo(new Outcome(1, "A password has 10 to 200 characters.\n"));
            assertThat(gis("correct horse battery\n", "user", "add", "陈规划", "--password-stdin"))
                    .isEqualTo(new Outcome(0, "陈规划 is editor now.\n"));
            assertThat(gis("correct horse battery\n", "user", "add", "陈规划", "--password-stdin")
                            .output())
                    .startsWith("There is an account named 陈规划 already");
            assertThat(gis("", "user", "role", "陈规划", "admin").output()).isEqualTo("陈规划 is admin now.\n");
            assertThat(gis("", "user", "role", "陈规划", "boss").output()).contains("viewer, editor or admin");
            assertThat(gis("", "user", "token", "陈规划", "--title", "QGIS", "--days", "7")
                            .output())
                    .containsPattern("Bearer gis_[A-Za-z0-9_-]{43}\n");
            assertThat(gis("", "user", "token", "nobody").output()).startsWith("There is no account named nobody");
            List<String> listed = gis("", "user", "list").output().lines().toList();
            assertThat(listed.get(0)).matches("陈规划 +admin");
            assertThat(listed.get(1)).contains("QGIS, until ");
            String number = listed.get(1).replaceAll("\\D*(\\d+).*", "$1");
            assertThat(gis("", "user", "revoke", number).status()).isZero();
            assertThat(gis("", "user", "revoke", number).status()).isEqualTo(1);
            assertThat(gis("", "user", "remove", "陈规划").output()).isEqualTo("陈规划 is gone.\n");
            assertThat(gis("", "user", "list").output()).isEmpty();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
