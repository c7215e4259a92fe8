package chaozhou.gis.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was measured on. */
final class Machine {

    private Machine() {}

    /** Hardware, system and versions, in a line of text. */
    static String describe(JdbcClient jdbc, Tool nginx) throws IOException, InterruptedException {
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %.0f GB of memory; %s; Java %s; PostgreSQL %s with PostGIS %s; %s",
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name\\s*: (.*)"),
                Double.parseDouble(first("/proc/meminfo", "MemTotal:\\s+(\\d+) kB")) / (1 << 20),
                first("/etc/os-release", "PRETTY_NAME=\"(.*)\""),
                System.getProperty("java.version"),
                text(jdbc, "show server_version").replaceFirst(" .*", ""),
                text(jdbc, "select extversion from pg_extension where extname = 'postgis'"),
                nginx.run("-v").strip().replaceFirst("nginx version: nginx/", "nginx "));
    }

    /** How many programs wanted to run at a time in the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String text(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private static String first(String file, String pattern) throws IOException {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        return matcher.find() ? matcher.group(1).strip() : "0";
    }
}
