package chaozhou.gis.bench;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerDefinitions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Spatial questions, beside the same in SQL. */
final class AnalysisRows {

    private static final int POINTS = 1_000_000;

    /** A round of a million points takes the database minutes. */
    private static final int MOST_ROUNDS = 3;

    /** Turns of the service before those that count, while the JVM compiles its code. */
    private static final int WARMING = 100;

    private static final List<String> LAYERS =
            List.of("counties", "towns", "villages", "industrial_zones", "farm_parks");

    /** What covers the ground, so that a point outside is told the nearest. */
    private static final List<String> DIVISIONS = LAYERS.subList(0, 3);

    private static final String MAKE_POINTS = """
            select number as id, round(st_x(geom)::numeric, 7) as longitude, round(st_y(geom)::numeric, 7) as latitude
                  from (select row_number() over () as number, (st_dump(st_generatepoints(st_union(geom), %d, 42))).geom
                        from counties where valid_to is null) as points""";

    private final Comparison comparison;
    private final Path folder;
    private final Sides sides;
    private final Options options;
    private final HttpClient http = HttpClient.newHttpClient();

    private AnalysisRows(Comparison comparison, Path folder, Sides sides, Options options) {
        this.comparison = comparison;
        this.folder = folder;
        this.sides = sides;
        this.options = options;
    }

    /** What covers a point, in each of the layers: a lateral join a layer. */
    private static String covers(String select, String points) {
        return LAYERS.stream()
                .map(layer -> """
                        left join lateral (
                          select id, name from public.%1$s as feature
                          where st_intersects(feature.geom, point.geom)
                            and valid_from <= current_date and (valid_to is null or valid_to > current_date) limit 1
                        ) as %1$s on true
                        """.formatted(layer))
                .collect(Collectors.joining(
                        "",
                        "select " + select
                                + LAYERS.stream()
                                        .map(layer -> ", %1$s.id, %1$s.name".formatted(layer))
                                        .collect(Collectors.joining())
                                + " from " + points + "\n",
                        ""));
    }

    /** The nearest of each layer of divisions that does not cover a point, and how far it is, as the service tells it. */
    private static String nearest() {
        return DIVISIONS.stream().map(layer -> """
                        left join lateral (
                          select id, name, st_distance(feature.geom::geography, point.geom::geography) as metres
                          from public.%1$s as feature
                          where %1$s.id is null and valid_from <= current_date and (valid_to is null or valid_to > current_date)
                          order by feature.geom <-> point.geom limit 1
                        ) as nearest_%1$s on true
                        """.formatted(layer)).collect(Collectors.joining());
    }

    /** Measures with a service of its own on the database. */
    static List<Row> measure(
            Comparison comparison,
            Path folder,
            Database database,
            Tool wrk,
            Tool pgbench,
            Tool psql,
            Options options,
            LocalDate day)
            throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder.resolve("analysis"));
        Catalog catalog = new Catalog(LayerDefinitions.read(Path.of("gis-data", "layers")));
        try (Service service = Service.start(own.resolve("home"), database.settings())) {
            AnalysisRows rows =
                    new AnalysisRows(comparison, own, new Sides(service, database, wrk, pgbench, day), options);
            List<Row> result = new ArrayList<>();
            result.add(rows.locateOne());
            result.add(rows.overlayOne(catalog));
            result.add(rows.overlayAll(psql));
            result.add(rows.locateMany(psql));
            result.add(Row.atMost("memory during analysis", service.memory().peak() / 1024.0, "MB", 512));
            return result;
        }
    }

    /** One point after the other, anywhere in the middle of the city. */
    private Row locateOne() throws IOException, InterruptedException {
        Path lua = Files.writeString(
                folder.resolve("locate.lua"), """
                math.randomseed(os.time())
                request = function()
                  local point = string.format("[%%.7f,%%.7f]", 116.5 + math.random() * 0.3, 23.5 + math.random() * 0.3)
                  return wrk.format("POST", "/api/processes/locate/execution", { ["Content-Type"] = "application/json" },
                    '{"inputs":{"features":{"type":"Point","coordinates":' .. point .. '},"layers":%s}}')
                end
                """.formatted(JsonMapper.shared().writeValueAsString(LAYERS)));
        Path sql = Files.writeString(folder.resolve("locate.sql"), """
                \\set x random(1165000000, 1168000000)
                \\set y random(235000000, 238000000)
                %s;
                """.formatted((covers(
                                DIVISIONS.stream()
                                        .map("nearest_%1$s.id, nearest_%1$s.name, nearest_%1$s.metres"::formatted)
                                        .collect(Collectors.joining(", ")),
                                "(select st_setsrid(st_makepoint(:x / 1e7, :y / 1e7), 4490) as geom) as point")
                        + nearest())
                .replace('\n', ' ')));
        return comparison.measure(
                "locate one point in five layers; against pgbench", sides.ofService(lua), sides.ofDatabase(sql), 1.5);
    }

    /** A table of a million points in, a table out: as a job whose result is downloaded; against COPY in and out. */
    private Row locateMany(Tool psql) throws IOException, InterruptedException {
        String what = "locate a million points in five layers, CSV to CSV; against COPY and lateral joins";
        System.out.println(what);
        Path points = folder.resolve("points.csv");
        Path answer = folder.resolve("located.csv");
        psql(
                psql,
                "\\copy (%s) to '%s' with (format csv, header)"
                        .formatted(MAKE_POINTS.formatted(POINTS).replace('\n', ' '), points));
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 1; round <= Math.min(MOST_ROUNDS, options.rounds()); round++) {
            long begin = System.nanoTime();
            psql(
                    psql,
                    "create temporary table given (id bigint, longitude float8, latitude float8)",
                    "\\copy given from '%s' with (format csv, header)".formatted(points),
                    "\\copy (%s) to '%s' with (format csv, header)"
                            .formatted(
                                    covers(
                                                    "point.id, longitude, latitude",
                                                    "(select *, st_setsrid(st_makepoint(longitude, latitude), 4490) as geom from given) as point")
                                            .replace('\n', ' '),
                                    folder.resolve("joined.csv")));
            theirs.add(rate(begin));
            begin = System.nanoTime();
            locate(points, answer);
            ours.add(rate(begin));
            System.out.printf(
                    "  round %d: %,.0f/s, against %,.0f/s%n", round, ours.get(round - 1), theirs.get(round - 1));
        }
        return Row.ratio(what, Comparison.median(ours), Comparison.median(theirs), 5);
    }

    private static double rate(long begin) {
        return POINTS / ((System.nanoTime() - begin) / 1e9);
    }

    private void psql(Tool psql, String... commands) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--no-psqlrc", "--quiet", "-v", "ON_ERROR_STOP=1"));
        for (String command : commands) {
            arguments.addAll(List.of("--command", command));
        }
        psql.run(sides.database().environment(), arguments);
    }

    private void locate(Path points, Path answer) throws IOException, InterruptedException {
        String request = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "inputs",
                        Map.of("layers", LAYERS, "crs", "EPSG:4490"),
                        "outputs",
                        Map.of("places", Map.of("format", Map.of("mediaType", "text/csv")))));
        download(FormPost.send(http, address("locate"), request, points), answer);
        try (Stream<String> lines = Files.lines(answer)) {
            long count = lines.count();
            if (count != POINTS + 1) {
                throw new BenchFailure("The answer has %d lines.".formatted(count));
            }
        }
    }

    private String address(String process) {
        return sides.service().address() + "/api/processes/" + process + "/execution";
    }

    /** Waits for the end of a job, and downloads its result. */
    private void download(String job, Path target) throws IOException, InterruptedException {
        String address = sides.service().address() + "/api/jobs/"
                + JsonMapper.shared().readTree(job).path("jobID").asString();
        String status = "accepted";
        while (status.equals("accepted") || status.equals("running")) {
            Thread.sleep(50);
            status = JsonMapper.shared()
                    .readTree(http.send(get(address), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("status")
                    .asString();
        }
        if (!status.equals("successful")) {
            throw new BenchFailure("The job ended as %s: %s".formatted(status, address));
        }
        http.send(get(address + "/results"), HttpResponse.BodyHandlers.ofFile(target));
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).build();
    }

    /** A red line of 200 corners in the middle of the city; a position as its longitude and latitude are formatted. */
    private static String redLine(String position) {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= 200; i++) {
            double angle = (i % 200) * Math.PI / 100;
            double radius = i % 2 == 0 ? 0.02 : 0.018;
            ring.append(i == 0 ? "" : ",")
                    .append(position.formatted(116.62 + radius * Math.cos(angle), 23.66 + radius * Math.sin(angle)));
        }
        return ring.toString();
    }

    /** Its overlap with every feature of every layer of areas. */
    private Row overlayOne(Catalog catalog) throws IOException, InterruptedException {
        Path lua = Files.writeString(folder.resolve("overlay.lua"), """
                wrk.method = "POST"
                wrk.path = "/api/processes/overlay/execution"
                wrk.headers["Content-Type"] = "application/json"
                wrk.body = '{"inputs":{"shape":{"type":"Polygon","coordinates":[[%s]]}}}'
                """.formatted(redLine("[%.6f,%.6f]")));
        String statement = catalog.layers().stream()
                .map(layer -> """
                        select '%1$s', feature.id, feature.%2$s::text, %3$s from public.%1$s as feature, shape
                        where st_intersects(feature.geom, shape.geom)
                          and valid_from <= current_date and (valid_to is null or valid_to > current_date)
                        """.formatted(
                                layer.id(),
                                layer.nameAttribute().name(),
                                layer.geometry().isPolygonal()
                                        ? "st_area(st_intersection(feature.geom, shape.geom)::geography),"
                                                + " st_area(st_transform(st_intersection(feature.geom, shape.geom), 4548)),"
                                                + " st_area(feature.geom::geography)"
                                        : "0, 0, 0"))
                .collect(Collectors.joining(" union all "));
        Path sql = Files.writeString(
                folder.resolve("overlay.sql"),
                "with shape as materialized (select st_geomfromtext('POLYGON((%s))', 4490) as geom) %s;%n"
                        .formatted(redLine("%.6f %.6f"), statement.replace('\n', ' ')));
        return comparison.measure(
                "overlay of a red line of 200 corners with all layers; against pgbench",
                sides.ofService(lua),
                sides.ofDatabase(sql),
                0.9);
    }

    /** Every village with every zone and park: a table of pairs over HTTP, against the same as text by psql. */
    private Row overlayAll(Tool psql) throws IOException, InterruptedException {
        String what = "overlay of all villages with all zones and parks; against psql";
        System.out.println(what);
        List<String> zones = List.of("industrial_zones", "farm_parks");
        String request = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "inputs",
                        Map.of("layer", "villages", "layers", zones),
                        "outputs",
                        Map.of("overlay", Map.of("format", Map.of("mediaType", "text/csv")))));
        String statement = zones.stream()
                .map(zone -> """
                        select village.id, village.name, zone.id, zone.name,
                          st_area(shared::geography), st_area(st_transform(shared, 4548)), st_area(village.geom::geography), st_area(zone.geom::geography)
                        from public.villages as village join public.%s as zone on st_intersects(village.geom, zone.geom),
                          lateral (select st_collectionextract(st_intersection(village.geom, zone.geom), 3) as shared offset 0) as overlap
                        where village.valid_from <= current_date and (village.valid_to is null or village.valid_to > current_date)
                          and zone.valid_from <= current_date and (zone.valid_to is null or zone.valid_to > current_date)
                          and not st_isempty(shared)
                        """.formatted(zone))
                .collect(Collectors.joining(" union all "))
                .replace('\n', ' ');
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int turn = 0; turn < WARMING; turn++) {
            overlay(request);
        }
        for (int round = 0; round <= options.rounds(); round++) {
            long begin = System.nanoTime();
            long pairs = overlay(request);
            double our = (System.nanoTime() - begin) / 1e9;
            Path joined = folder.resolve("pairs.csv");
            begin = System.nanoTime();
            psql(psql, "\\copy (%s) to '%s' with (format csv)".formatted(statement, joined));
            double their = (System.nanoTime() - begin) / 1e9;
            if (round > 0) {
                ours.add(pairs / our);
                theirs.add(pairs / their);
                System.out.printf("  round %d: %.2f s, against %.2f s%n", round, our, their);
            }
        }
        return Row.ratio(what, Comparison.median(ours), Comparison.median(theirs), 1);
    }

    /** How many pairs the answer has. */
    private long overlay(String request) throws IOException, InterruptedException {
        Path answer = folder.resolve("pairs-of-the-service.csv");
        http.send(
                HttpRequest.newBuilder(URI.create(address("overlay")))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofFile(answer));
        try (Stream<String> lines = Files.lines(answer)) {
            long pairs = lines.count() - 1;
            if (pairs < 100) {
                throw new BenchFailure("The overlay has %d pairs.".formatted(pairs));
            }
            return pairs;
        }
    }
}
