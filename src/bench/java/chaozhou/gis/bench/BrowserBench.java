package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Measures the map in a browser and writes docs/benchmarks-map.md: {@code ./gis bench --browser}. */
final class BrowserBench {

    private static final Path REPORT = Path.of("docs", "benchmarks-map.md");
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int TRACED_MOVES = 30;
    private static final int ALL_MOVES = 200;

    private static final String THEME = "&theme=villages~population~natural~5~~YlGnBu~fill";
    private static final String CITY = "#map=10/23.78/116.75&lang=zh";

    private static final String TEXT = """
            # The map in a browser

            Written by `./gis bench --browser`; don't edit.

            Measured on %s. %s. %s

            %s
            Chromium is headless, without a GPU, in a window of %d × %d pixels, on the machine of the service and sharing its cores. Times are medians of %d.

            - **First picture**: from navigation, with an empty browser cache, until everything is drawn (`data-map-state` is `idle`): page, script, layers, tiles,
              names. The service is warm. All villages are in view at zoom 10, with the names for which there is room.
            - **Longest task**: the longest stretch of the page's main thread (`toplevel` events of Chromium's tracing) during %d moves: drags, and the wheel in and out.
            - **Theme**: the villages are coloured by population; from the click on another palette until the last stroke on a canvas.
            - **Memory**: of the page's process after %d moves and a collection; memory that processes share counts by their share (PSS).
            """;

    private BrowserBench() {}

    static void run(Options options) throws IOException, InterruptedException {
        Path folder = Bench.emptiedFolder();
        Path home = folder.resolve("home");
        List<Row> rows = new ArrayList<>();
        String machine;
        try (Service service = Service.start(home, Map.of())) {
            Database database = Database.of(home);
            machine = machine(database.client());
            rows.addAll(trial(folder.resolve("city"), service, "1,020 villages", CITY, 1.5, options));
        }
        write(machine, rows, options);
    }

    private static List<Row> trial(
            Path folder, Service service, String what, String hash, double seconds, Options options)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Chromium browser = Chromium.start(folder, WIDTH, HEIGHT)) {
            MapTrial map = new MapTrial(browser, service.address(), WIDTH, HEIGHT);
            map.open(hash);
            List<Double> opened = new ArrayList<>();
            List<Double> themes = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                opened.add(map.open(hash));
                map.go(hash + THEME);
                themes.add(map.switchTheme(round % 2 == 0 ? "YlOrRd" : "Blues"));
                System.out.printf(
                        "  %s, round %d: %.2f s, theme %.0f ms%n",
                        what, round + 1, opened.get(round), themes.get(round));
            }
            double longest = map.moveAndTrace(TRACED_MOVES);
            map.move(ALL_MOVES - TRACED_MOVES);
            List<Row> rows = List.of(
                    Row.most(what + ": first picture", Comparison.median(opened), "s", seconds),
                    Row.most(what + ": longest task while moving", longest, "ms", 100),
                    Row.most(what + ": another theme", Comparison.median(themes), "ms", 200),
                    Row.most(what + ": memory after 200 moves", map.megabytes(), "MB", 250));
            rows.forEach(row -> System.out.println("  " + row.what() + ": " + row.service()));
            return rows;
        }
    }

    private static String machine(JdbcClient jdbc) throws IOException, InterruptedException {
        String database = jdbc.sql("select version()").query(String.class).single();
        String chromium = Tool.find("chromium", "chromium")
                .run("--version", "--no-sandbox")
                .strip();
        return database.replaceAll(" on .*", "") + ", " + chromium.replaceAll(" built on.*", "");
    }

    private static void write(String machine, List<Row> rows, Options options) throws IOException {
        String table = rows.stream()
                .map(row -> "| %s | %s | %s | %s |"
                        .formatted(row.what(), row.service(), row.goal(), row.isMet() ? "yes" : "no"))
                .collect(Collectors.joining("\n", "| what | measured | goal | met |\n|---|--:|---|---|\n", "\n"));
        System.out.println("\n" + table);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        String cores =
                "%d cores; load before: %.1f.".formatted(Runtime.getRuntime().availableProcessors(), Machine.load());
        Files.writeString(
                REPORT,
                TEXT.formatted(today, machine, cores, table, WIDTH, HEIGHT, options.rounds(), TRACED_MOVES, ALL_MOVES));
        System.out.println("Written to " + REPORT);
    }
}
