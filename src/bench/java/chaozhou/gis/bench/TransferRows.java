package chaozhou.gis.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in and out, beside what ogr2ogr makes of the same table and the same file. */
final class TransferRows {

    private static final int PARCELS = 1_000_000;

    private static final String TOKEN = "a token of the benchmark";

    private static final String DEFINITION = """
            id: parcels
            title: { zh: 一百万个地块, en: A million parcels }
            description: { zh: 性能测试用, en: For benchmarks }
            theme: other
            order: 91
            geometry: MultiPolygon
            attributes:
              - { name: name, type: text, role: name, required: true, title: { zh: 名称, en: Name } }
              - { name: kind, type: integer, title: { zh: 类别, en: Kind } }
              - { name: amount, type: number, title: { zh: 数额, en: Amount } }
            style:
              minZoom: 13
              fill: { color: '#e8cfc4' }
              line: { color: '#b4543c', width: 1 }
            """;

    private static final String SOURCE = """
            select n::text as id, 'parcel ' || n as name, n %% 1000 as kind, n * 1.5 as amount,
                   ST_Buffer(ST_SetSRID(ST_MakePoint(116.4 + (n %% 1000) * 0.0008, 23.4 + (n / 1000) * 0.0008), 4490), 0.0003, 2)::geometry(Polygon, 4490) as geom
            from generate_series(1, %d) as n""".formatted(PARCELS);

    private final Service service;
    private final Database database;
    private final Tool ogr2ogr;
    private final Path folder;
    private final Options options;
    private final HttpClient http = HttpClient.newHttpClient();

    private TransferRows(Service service, Database database, Tool ogr2ogr, Path folder, Options options) {
        this.service = service;
        this.database = database;
        this.ogr2ogr = ogr2ogr;
        this.folder = folder;
        this.options = options;
    }

    /** Measures with a service of its own on the database. */
    static List<Row> measure(Path folder, Database database, Options options) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(database.settings());
        Path own = Files.createDirectories(folder.resolve("transfer"));
        settings.put("GIS_DATA", Definitions.with(own, "parcels", DEFINITION).toString());
        JdbcClient jdbc = database.client();
        try (Service service = Service.start(own.resolve("home"), settings)) {
            Tool ogr2ogr = Tool.find("ogr2ogr", "gdal-bin");
            TransferRows rows = new TransferRows(service, database, ogr2ogr, own, options);
            List<Row> result = new ArrayList<>();
            result.add(rows.export("gpkg", "GPKG", 1.2));
            result.add(rows.export("shp", "ESRI Shapefile", 1.2));
            result.add(rows.export("fgb", "FlatGeobuf", 1.2));
            result.add(rows.export("geojson", "GeoJSON", 0.5));
            result.add(rows.load(jdbc));
            result.add(Row.atMost(
                    "memory during exports and imports", service.memory().peak() / 1024.0, "MB", 400));
            return result;
        } finally {
            jdbc.sql("drop table if exists public.parcels, public.ogr_parcels, generalized.parcels")
                    .update();
        }
    }

    @FunctionalInterface
    private interface Side {
        void run() throws IOException, InterruptedException;
    }

    /** Medians of both sides in seconds, taking turns, after some seconds of each that do not count. */
    private Row times(String what, Side ours, Side theirs, double most) throws IOException, InterruptedException {
        System.out.println(what);
        warmUp(theirs);
        warmUp(ours);
        List<Double> our = new ArrayList<>();
        List<Double> their = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            their.add(seconds(theirs));
            our.add(seconds(ours));
            System.out.printf("  round %d: %.2f s, against %.2f s%n", round, our.get(round - 1), their.get(round - 1));
        }
        return Row.times(what, Comparison.median(our), Comparison.median(their), most);
    }

    private void warmUp(Side side) throws IOException, InterruptedException {
        double passed = 0;
        while (passed < options.seconds()) {
            passed += seconds(side);
        }
    }

    private static double seconds(Side side) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        side.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    private Row export(String format, String driver, double most) throws IOException, InterruptedException {
        Path ours = folder.resolve("ours." + format);
        Path theirs = Files.createDirectories(folder.resolve("theirs")).resolve("villages." + format);
        return times(
                "all villages as %s; against ogr2ogr".formatted(format),
                () -> {
                    HttpResponse<Path> answer = http.send(
                            HttpRequest.newBuilder(URI.create(
                                            service.address() + "/api/collections/villages/export?f=" + format))
                                    .build(),
                            HttpResponse.BodyHandlers.ofFile(ours));
                    if (answer.statusCode() != 200) {
                        throw new BenchFailure("The export was answered with " + answer.statusCode());
                    }
                },
                () -> {
                    Files.deleteIfExists(theirs);
                    ogr2ogr.run(
                            "-f",
                            driver,
                            "-overwrite",
                            theirs.toString(),
                            "PG:" + database.libpq(),
                            "-sql",
                            "select * from public.villages where valid_from <= current_date and (valid_to is null or valid_to > current_date)",
                            "-nln",
                            "villages");
                },
                most);
    }

    private Row load(JdbcClient jdbc) throws IOException, InterruptedException {
        Path source = folder.resolve("parcels.gpkg");
        System.out.println("Making a million polygons");
        ogr2ogr.run(
                "-f",
                "GPKG",
                "-lco",
                "SPATIAL_INDEX=NO",
                source.toString(),
                "PG:" + database.libpq(),
                "-sql",
                SOURCE,
                "-nln",
                "parcels");
        jdbc.sql(
                        "insert into gis.account (name, role, password_hash) values ('bench', 'editor', '-') on conflict do nothing")
                .update();
        jdbc.sql(
                        "insert into gis.token (hash, account, title, last_day) values (sha256(?::bytea), 'bench', 'bench', current_date + 1) on conflict do nothing")
                .param(TOKEN)
                .update();
        return times(
                "import of a million polygons; against ogr2ogr",
                () -> {
                    // What was there is gone before each turn, which is quick.
                    jdbc.sql("truncate public.parcels").update();
                    FormPost.send(
                            http,
                            service.address() + "/api/processes/import/execution",
                            "{\"inputs\":{\"layer\":\"parcels\",\"noChecks\":true}}",
                            source,
                            "Authorization",
                            "Bearer " + TOKEN);
                    long count = jdbc.sql("select count(*) from public.parcels")
                            .query(Long.class)
                            .single();
                    if (count != PARCELS) {
                        throw new BenchFailure("%d polygons were imported.".formatted(count));
                    }
                },
                () -> ogr2ogr.run(
                        Map.of("PG_USE_COPY", "YES"),
                        List.of(
                                "-f",
                                "PostgreSQL",
                                "PG:" + database.libpq(),
                                source.toString(),
                                "parcels",
                                "-nln",
                                "ogr_parcels",
                                "-lco",
                                "SPATIAL_INDEX=GIST",
                                "-overwrite")),
                1.6);
    }
}
