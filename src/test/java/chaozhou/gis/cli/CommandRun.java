package chaozhou.gis.cli;

import chaozhou.gis.database.TestCluster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands of {@code ./gis} in this process, on a database of the tests. */
public record CommandRun(TestCluster.Database database, Path home) {

    /** What a command printed, and with what status it ended. */
    public record Outcome(int status, String output) {}

    /** @param input what the command reads from standard input */
    public Outcome gis(String input, String... arguments) {
        Map<String, String> settings = Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.username(),
                "spring.datasource.password", database.password(),
                "gis.database.home", home.toString());
        settings.forEach(System::setProperty);
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            int status = Gis.commands().execute(arguments);
            return new Outcome(status, printed.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setIn(in);
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
