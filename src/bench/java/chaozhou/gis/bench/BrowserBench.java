package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final int POLYGONS = 100_000;

    /** A place on the map, and the theme whose palette is changed there. */
    private static final Scene CITY =
            new Scene("1,020 villages", "#map=10/23.78/116.75&lang=zh", "villages~population", 1.5);

    private static final Scene PARCELS =
            new Scene("100,000 polygons", "#map=13/23.66/116.62&lang=zh", "parcels~area_m2", 2.5);

    private static final String DEFINITION = """
            id: parcels
            title: { zh: 十万个地块, en: A hundred thousand parcels }
            description: { zh: 性能测试用, en: For benchmarks }
            theme: other
            order: 90
            geometry: MultiPolygon
            attributes:
              - { name: name, type: text, role: name, required: true, title: { zh: 名称, en: Name } }
              - { name: area_m2, type: number, computed: area, unit: m2, title: { zh: 面积, en: Area } }
            style:
              minZoom: 12
              fill: { color: '#c9b458', opacity: 0.5 }
              line: { color: '#8a7a2f', width: 0.6 }
            """;

    private static final String FILL = """
            insert into public.parcels (id, valid_from, provenance, geom, name, area_m2)
            select 'p' || i, date '2020-01-01', 'invented', ST_Multi(shape), '地块' || i, ST_Area(shape::geography)
            from (select i, ST_MakeEnvelope(x, y, x + 0.0009, y + 0.0009, 4490) as shape
                  from (select i, 116.45 + (i %% 400) * 0.001 as x, 23.55 + (i / 400) * 0.001 as y
                        from generate_series(0, %d) as i) as corners) as parcels""".formatted(POLYGONS - 1);

    private static final String TEXT = """
            # The map in a browser

            Written by `./gis bench --browser`; don't edit.

            Measured on %s. %s. %s

            %s
            Chromium is headless, without a GPU, in a window of %d × %d pixels, on the machine of the service and sharing its cores. Times are medians of %d.

            - **First picture**: from navigation, with an empty browser cache, until the last of the pictures of which the map is made (tiles and names; a worker paints
              them) is on the page. The service is warm. All villages are in view at zoom 10, with the names for which there is room; of the 100,000 polygons some 50,000 at
              zoom 13, with the villages and all that is over them.
            - **Longest task**: the longest stretch of the page's main thread (`toplevel` events of Chromium's tracing) during %d moves: drags, and the wheel in and out.
            - **Theme**: the villages are coloured by population, the polygons by area; from the click on another palette until the last picture is on the page.
            - **Memory**: of the page's process after %d moves, once garbage is collected in the page and in the worker that draws, which has a heap of its own; memory
              that processes share counts by their share (PSS).
            """;

    private BrowserBench() {}

    /**
     * What is measured.
     *
     * @param seconds that the first picture may take
     */
    private record Scene(String name, String link, String measure, double seconds) {
        String themed() {
            return link + "&theme=" + measure + "~natural~5~~YlGnBu~fill";
        }
    }

    static void run(Options options) throws IOException, InterruptedException {
        Path folder = Bench.emptiedFolder();
        Path home = folder.resolve("home");
        List<Row> rows = new ArrayList<>();
        String machine;
        try (Service service = Service.start(home, Map.of())) {
            Database database = Database.of(home);
            machine = machine(database.client());
            rows.addAll(trial(folder.resolve("city"), service, CITY, options));
            rows.addAll(parcels(folder, database, options));
        }
        write(machine, rows, options);
    }

    /** Measures with a service of its own on the database. */
    private static List<Row> parcels(Path folder, Database database, Options options)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("GIS_DATA", Definitions.with(folder, "parcels", DEFINITION).toString());
        try (Service service = Service.start(folder.resolve("parcels-home"), settings)) {
            System.out.println("Making a hundred thousand polygons");
            database.client().sql(FILL).update();
            database.client().sql("vacuum analyze public.parcels").update();
            return trial(folder.resolve("parcels"), service, PARCELS, options);
        } finally {
            database.client().sql("drop table if exists public.parcels").update();
        }
    }

    private static List<Row> trial(Path folder, Service service, Scene scene, Options options)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        try (Chromium browser = Chromium.start(folder, WIDTH, HEIGHT)) {
            MapTrial map = new MapTrial(browser, service.address(), WIDTH, HEIGHT);
            map.open(scene.link());
            List<Double> opened = new ArrayList<>();
            List<Double> themes = new ArrayList<>();
            for (int round = 0; round < options.rounds(); round++) {
                opened.add(map.open(scene.link()));
                map.go(scene.themed());
                themes.add(map.switchTheme(round % 2 == 0 ? "YlOrRd" : "Blues"));
                System.out.printf(
                        "  %s, round %d: %.2f s, theme %.0f ms%n",
                        scene.name(), round + 1, opened.get(round), themes.get(round));
            }
            double longest = map.moveAndTrace(TRACED_MOVES);
            map.move(ALL_MOVES - TRACED_MOVES);
            List<Row> rows = List.of(
                    Row.most(scene.name() + ": first picture", Comparison.median(opened), "s", scene.seconds()),
                    Row.most(scene.name() + ": longest task while moving", longest, "ms", 100),
                    Row.most(scene.name() + ": another theme", Comparison.median(themes), "ms", 200),
                    Row.most(scene.name() + ": memory after 200 moves", map.megabytes(), "MB", 250));
            rows.forEach(row -> System.out.println("  " + row.what() + ": " + row.service()));
            return rows;
        }
    }

    private static String machine(JdbcClient jdbc) throws IOException, InterruptedException {
        String database = jdbc.sql("select version()").query(String.class).single();
        String chromium = Tool.find("chromium", "chromium")
                .run("--version", "--no-sandbox")
                .strip();
        // Starters of some distributions print more before it.
        String version = chromium.substring(chromium.lastIndexOf('\n') + 1);
        return database.replaceAll(" on .*", "") + ", " + version.replaceAll(" built on.*", "");
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
