package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prepared statement run over and over by pgbench. */
final class PgbenchLoad implements Load {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");

    private final Tool pgbench;
    private final Database database;
    private final Path script;
    private final String day;

    /** @param day the value of the script's variable of that name */
    PgbenchLoad(Tool pgbench, Database database, Path script, String day) {
        this.pgbench = pgbench;
        this.database = database;
        this.script = script;
        this.day = day;
    }

    @Override
    public double rate(int seconds) throws IOException, InterruptedException {
        List<String> arguments = List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--jobs=1",
                "--client=" + CLIENTS,
                "--time=" + seconds,
                "--define=day=" + day,
                "--file=" + script);
        String output = pgbench.run(database.environment(), arguments);
        Matcher rate = RATE.matcher(output);
        if (!rate.find() || !output.contains("number of failed transactions: 0")) {
            throw new BenchFailure("pgbench did not run every statement:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
