package chaozhou.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack something: a search path without it, and a mount over what lies elsewhere. */
class LauncherIT {

    private static final List<String> TOOLS = List.of(
            "sh",
            "dirname",
            "readlink",
            "id",
            "sed",
            "sort",
            "tail",
            "head",
            "find",
            "cat",
            "ls",
            "mkdir",
            "touch",
            "node",
            "npm",
            "ogr2ogr",
            "mount",
            "env");

    @TempDir
    Path folder;

    private Path path = Path.of("");

    @BeforeEach
    void makeAPathWithoutMavenAndAptGet() throws IOException {
        path = Files.createDirectory(folder.resolve("bin"));
        for (String tool : TOOLS) {
            link(tool);
        }
    }

    private void link(String tool) throws IOException {
        for (String place : System.getenv("PATH").split(":", -1)) {
            Path found = Path.of(place, tool);
            if (Files.isExecutable(found)) {
                Files.createSymbolicLink(path.resolve(tool), found);
                return;
            }
        }
    }

    private record Outcome(int status, String output) {}

    private Outcome run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PATH", path.toString());
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    @Test
    void whoMayNotInstallIsToldTheOneCommandForAnAdministrator() throws Exception {
        Outcome outcome = run("/bin/sh", "./gis", "serve");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Ask an administrator to run:")
                .containsPattern("apt-get install --no-install-recommends .*maven")
                .doesNotContain("openjdk");
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws Exception {
        Path old = Files.createDirectories(folder.resolve("jvm/java-11/bin"));
        Files.createFile(old.resolve("javac"));
        old.resolve("javac").toFile().setExecutable(true);
        Files.writeString(folder.resolve("jvm/java-11/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Outcome outcome = run(
                "/usr/bin/unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount --bind " + folder.resolve("jvm") + " /usr/lib/jvm && ./gis serve");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("The newest JDK here is of version 11, but 17 is the oldest that works.")
                .contains("openjdk-17-jdk-headless");
    }
}
