package chaozhou.gis.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A layer of a million points: late pages, and all of it in one answer. */
final class MillionRows {

    private static final int FEATURES = 1_000_000;
    private static final int LIMIT = 100;
    private static final int LATE_PAGE = 5000;

    private static final String COLLECTION = "/api/collections/million";

    private static final String DEFINITION = """
            id: million
            title: { zh: 一百万个点, en: A million points }
            description: { zh: 性能测试用, en: For benchmarks }
            theme: other
            order: 90
            geometry: Point
            attributes:
              - { name: name, type: text, role: name, required: true, title: { zh: 名称, en: Name } }
              - { name: number, type: integer, title: { zh: 编号, en: Number } }
            style:
              minZoom: 14
              circle: { color: '#e0a100', radius: 3 }
            """;

    private static final String FILL = """
            insert into public.million (id, valid_from, provenance, geom, name, number)
            select 'p' || lpad(i::text, 7, '0'), date '2020-01-01', 'invented',
                   ST_SetSRID(ST_MakePoint(116.2 + (i %% 1000) * 0.00083, 23.3 + (i / 1000) * 0.00081), 4490), '点' || i, i
            from generate_series(1, %d) as i""".formatted(FEATURES);

    /** The lines of the answer's features, character by character. */
    private static final String COPY = """
            copy (select '{"type":"Feature","id":"' || id || '","geometry":' || ST_AsGeoJSON(geom) || ',"properties":'
                || json_build_object('name', name, 'number', number, 'valid_from', valid_from, 'valid_to', valid_to, 'provenance', provenance) || '},'
              from public.million where valid_from <= current_date and (valid_to is null or valid_to > current_date)
              order by id, valid_from) to stdout""";

    private static final Pattern NEXT = Pattern.compile("\"href\":\"http://[^/]+([^\"]+)\",\"rel\":\"next\"");

    private final Comparison comparison;
    private final Path folder;
    private final Service service;
    private final Database database;

    private MillionRows(Comparison comparison, Path folder, Service service, Database database) {
        this.comparison = comparison;
        this.folder = folder;
        this.service = service;
        this.database = database;
    }

    /** Measures with a service of its own on the database. */
    static List<Row> measure(
            Comparison comparison, Path folder, Database database, Tool wrk, Tool psql, Options options)
            throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.put("GIS_DATA", Definitions.with(folder, "million", DEFINITION).toString());
        try (Service service = Service.start(folder.resolve("million"), settings)) {
            fill(database.client());
            MillionRows rows = new MillionRows(comparison, folder, service, database);
            List<Row> result = new ArrayList<>();
            result.add(rows.latePage(wrk));
            result.addAll(rows.stream(psql, options));
            return result;
        } finally {
            database.client().sql("drop table if exists public.million").update();
        }
    }

    private static void fill(JdbcClient jdbc) {
        System.out.println("Making a million points");
        jdbc.sql(FILL).update();
        jdbc.sql("vacuum analyze public.million").update();
    }

    /** Follows the links from page to page, as clients do. */
    private Row latePage(Tool wrk) throws IOException, InterruptedException {
        Answers answers = new Answers(service.address());
        String first = COLLECTION + "/items?limit=" + LIMIT;
        String path = first;
        for (int page = 1; page < LATE_PAGE; page++) {
            String answer = answers.get(path).text();
            Matcher next = NEXT.matcher(answer);
            if (!next.find()) {
                throw new BenchFailure("The page %s has no next one:%n%s".formatted(path, answer));
            }
            path = next.group(1);
        }
        if (!answers.get(path).text().contains("\"id\":\"p%07d\"".formatted((LATE_PAGE - 1) * LIMIT + 1))) {
            throw new BenchFailure("The page %s does not begin where the one before ended.".formatted(path));
        }
        return comparison.measure(
                "page 5,000 of a million; against page 1", load(wrk, "late", path), load(wrk, "first", first), 1 / 1.2);
    }

    private Load load(Tool wrk, String name, String path) throws IOException {
        return new WrkLoad(
                wrk,
                Files.writeString(folder.resolve(name + ".lua"), "wrk.path = \"" + path + "\"\n"),
                service.address());
    }

    /** Takes turns between the whole layer over HTTP and COPY; and looks at the heap while the layer is under way. */
    private List<Row> stream(Tool psql, Options options) throws IOException, InterruptedException {
        System.out.println("A million features as GeoJSON");
        new Answers(service.address()).get(COLLECTION + "/items/p0000001");
        double before = service.liveHeapMegabytes();
        HeapWatch watch = new HeapWatch(service);
        export();
        double most = watch.most();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            theirs.add(copy(psql));
            ours.add(export());
            System.out.printf(
                    "  round %d: %.0f MB/s, against %.0f MB/s%n", round, ours.get(round - 1), theirs.get(round - 1));
        }
        return List.of(
                Row.ratioOf(
                        "a million features; against COPY",
                        Comparison.median(ours),
                        Comparison.median(theirs),
                        "MB/s",
                        0.8),
                Row.atMost("heap for a million more than for one", Math.max(0, most - before), "MB", 64));
    }

    private double export() throws IOException {
        long begin = System.nanoTime();
        long bytes = 0;
        String end = "";
        try (InputStream in =
                URI.create(service.address() + COLLECTION + "/export").toURL().openStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                end = new String(buffer, Math.max(0, read - 400), Math.min(400, read), StandardCharsets.ISO_8859_1);
            }
        }
        if (!end.contains("\"numberReturned\":" + FEATURES)) {
            throw new BenchFailure("The export ended too early: " + end);
        }
        return rate(bytes, begin);
    }

    private double copy(Tool psql) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long bytes = psql.count(database.environment(), List.of("--no-psqlrc", "--quiet", "--command", COPY));
        return rate(bytes, begin);
    }

    private static double rate(long bytes, long begin) {
        return bytes / 1e6 / ((System.nanoTime() - begin) / 1e9);
    }

    /** Looks at the live heap again and again on a thread of its own. */
    private static final class HeapWatch {
        private final Service service;
        private final Thread thread = new Thread(this::look);
        private volatile boolean isOver;
        private volatile double most;
        private volatile @Nullable Exception failure;

        HeapWatch(Service service) {
            this.service = service;
            thread.start();
        }

        private void look() {
            try {
                while (!isOver) {
                    most = Math.max(most, service.liveHeapMegabytes());
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                failure = e;
            }
        }

        double most() throws InterruptedException {
            isOver = true;
            thread.join();
            if (failure != null) {
                throw new BenchFailure("The heap can't be looked at: " + failure);
            }
            return most;
        }
    }
}
