package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests over HTTP by wrk. */
final class WrkLoad implements Load {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAULT = Pattern.compile("(Non-2xx or 3xx responses|Socket errors):.*");

    private final Tool wrk;
    private final Path script;
    private final String address;

    /** @param script in Lua; says what to ask for */
    WrkLoad(Tool wrk, Path script, String address) {
        this.wrk = wrk;
        this.script = script;
        this.address = address;
    }

    @Override
    public double rate(int seconds) throws IOException, InterruptedException {
        String output = wrk.run(
                Map.of(), List.of("-t1", "-c" + CLIENTS, "-d" + seconds + "s", "-s", script.toString(), address));
        Matcher fault = FAULT.matcher(output);
        if (fault.find()) {
            throw new BenchFailure("Not every request was answered: " + fault.group());
        }
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new BenchFailure("wrk told no rate:\n" + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
