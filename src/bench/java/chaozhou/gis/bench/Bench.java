package chaozhou.gis.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures everything and writes docs/benchmarks.md. Called by {@code ./gis bench} in the folder of the repository. */
public final class Bench {

    private static final int LATER_STARTS = 3;
    private static final Path REPORT = Path.of("docs", "benchmarks.md");

    private final Options options;
    private final Tool nginx = Tool.find("nginx", "nginx-light");
    private final Tool wrk = Tool.find("wrk", "wrk");
    private final Tool spawnFcgi = Tool.find("spawn-fcgi", "spawn-fcgi");
    private final Tool mapserv = Tool.find("mapserv", "cgi-mapserver");
    private final Tool psql = Tool.find("psql", "postgresql");
    private final Tool pgbench = Tool.find("pgbench", "postgresql");
    private final Path folder = emptiedFolder();
    private final Path home = folder.resolve("home");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final double load = Machine.load();
    private final List<Row> rows = new ArrayList<>();

    private Bench(Options options) throws IOException {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroy)));
        try {
            Options options = Options.parse(arguments);
            if (options.isBrowser()) {
                BrowserBench.run(options);
            } else {
                new Bench(options).run();
            }
        } catch (BenchFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** Where what is made on the way lies. */
    static Path emptiedFolder() throws IOException {
        Path folder = Path.of("target", "bench").toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    private void run() throws IOException, InterruptedException {
        List<Row> starts = starts();
        try (Service service = Service.start(home, Map.of())) {
            Database database = Database.of(home);
            JdbcClient jdbc = database.client();
            Layer villages = new Catalog(LayerDefinitions.read(Path.of("gis-data", "layers"))).layer("villages");
            Comparison comparison = new Comparison(options);
            TileRows tiles =
                    new TileRows(comparison, folder, TileRange.ofVillages(jdbc), new TileStatement(villages, today));
            FeatureRows features = new FeatureRows(comparison, folder, new FeatureStatements(villages, today), jdbc);
            Service.Memory uncached = uncached(tiles, database);
            rows.add(tiles.cached(service, nginx, wrk));
            rows.add(features.page(sides(service, database)));
            rows.add(features.item(sides(service, database)));
            rows.add(features.filtered(sides(service, database)));
            try (MapServer mapServer = mapServer(database)) {
                rows.add(features.againstMapServer(sides(service, database), mapServer));
            }
            Service.Memory cached = service.memory();
            rows.addAll(MillionRows.measure(comparison, folder, database, wrk, psql, options));
            rows.addAll(AnalysisRows.measure(comparison, folder, database, wrk, pgbench, psql, options, today));
            rows.addAll(TransferRows.measure(folder, database, options));
            rows.add(Row.atMost(
                    "memory of the Java process", Math.max(cached.now(), uncached.now()) / 1024.0, "MB", 400));
            rows.addAll(starts);
            write(Machine.describe(jdbc, nginx), Math.max(cached.peak(), uncached.peak()) / 1024);
        }
    }

    private Sides sides(Service service, Database database) {
        return new Sides(service, database, wrk, pgbench, today);
    }

    /** The service has to be started thrice more than it is measured under load, so that chance has less part in it. */
    private List<Row> starts() throws IOException, InterruptedException {
        double first = startSeconds("First start");
        List<Double> later = new ArrayList<>();
        for (int i = 0; i < LATER_STARTS; i++) {
            later.add(startSeconds("Later start"));
        }
        return List.of(
                Row.atMost("later start", Comparison.median(later), "s", 6), Row.atMost("first start", first, "s", 60));
    }

    private double startSeconds(String name) throws IOException, InterruptedException {
        try (Service service = Service.start(home, Map.of())) {
            double seconds = service.startTime().toMillis() / 1000.0;
            System.out.printf("%s: %.2f s%n", name, seconds);
            return seconds;
        }
    }

    private Service.Memory uncached(TileRows tiles, Database database) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("GIS_TILES_CACHESIZE", "0");
        try (Service service = Service.start(folder.resolve("uncached"), settings)) {
            rows.add(tiles.uncached(sides(service, database)));
            try (MapServer mapServer = mapServer(database)) {
                rows.add(tiles.againstMapServer(sides(service, database), mapServer));
            }
            return service.memory();
        }
    }

    private MapServer mapServer(Database database) throws IOException, InterruptedException {
        return MapServer.start(folder.resolve("mapserver"), nginx, spawnFcgi, mapserv, database, today.toString());
    }

    private void write(String machine, long peakMegabytes) throws IOException {
        Report report = new Report(today, machine, load, options, rows);
        System.out.printf("%n%s%n%s%nLoad before: %.1f%n", report.table(), machine, load);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, report.markdown(peakMegabytes));
        System.out.println("Written to " + REPORT);
    }
}
