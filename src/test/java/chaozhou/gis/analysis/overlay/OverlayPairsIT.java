package chaozhou.gis.analysis.overlay;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.Gdal;
import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.SentShapes;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.Execution;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** {@code overlay} about several areas, each by itself. */
class OverlayPairsIT {

    private static final TableQuestions OVERLAY = new TableQuestions("overlay");
    private static final List<String> AREAS =
            List.of("counties", "towns", "villages", "industrial_zones", "farm_parks");
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static String feature(String id, Geometry shape) {
        return "{'type':'Feature','id':'%s','properties':{'名称':'%s号地'},'geometry':%s}"
                .formatted(id, id, SentShapes.geoJson(shape));
    }

    private static String collection(Map<String, Geometry> shapes) {
        return shapes.entrySet().stream()
                .map(shape -> feature(shape.getKey(), shape.getValue()))
                .collect(joining(",", "'features':{'type':'FeatureCollection','features':[", "]}"));
    }

    /** A shape in squares of {@link OldGround}. */
    private static Geometry squares(String wkt) {
        try {
            Geometry shape = new WKTReader().read(wkt);
            return new AffineTransformation(0.01, 0, 116, 0, 0.01, 23).transform(shape);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static double overlapM2(Geometry one, Geometry other) {
        return Geodesics.area(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    private static Map<String, Double> overlaps(JsonNode rows) {
        Map<String, Double> overlaps = new TreeMap<>();
        rows.forEach(row -> overlaps.put(
                "%s %s %s"
                        .formatted(
                                row.path("id").stringValue(),
                                row.path("layer").stringValue(),
                                row.path("featureId").stringValue()),
                row.path("overlapM2").doubleValue()));
        return overlaps;
    }

    private static JsonNode total(JsonNode answer, String group, String layer, String key) {
        return answer.at("/totals/rows").values().stream()
                .filter(row -> row.path("group").stringValue().equals(group))
                .filter(row -> row.path("layer").asString("").equals(layer))
                .filter(row -> row.path("key").asString("").equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** Red lines of drawings are polylines. */
    @Test
    void aClosedLineIsTakenForTheAreaInsideOfIt() {
        String ring = "[[116.6,23.6],[116.62,23.6],[116.62,23.62],[116.6,23.62],[116.6,23.6]]";
        JsonNode line = OVERLAY.answer(
                "'layers':['counties'],'features':{'type':'LineString','coordinates':%s}".formatted(ring));
        JsonNode area = OVERLAY.answer(
                "'layers':['counties'],'features':{'type':'Polygon','coordinates':[%s]}".formatted(ring));
        assertThat(overlaps(line.at("/pairs/rows"))).isEqualTo(overlaps(area.at("/pairs/rows")));
        assertThat(line.at("/pairs/rows/0/remark").stringValue()).isEqualTo("闭合线，按其围成的面计算。");
        OVERLAY.refusal(
                "inputs.features",
                "'features':{'type':'LineString','coordinates':[[116.6,23.6],[116.62,23.6],[116.62,23.62]]}");
    }

    /** Villages of the sample, each moved and grown by chance, against all areas of it. */
    @Test
    void tenThousandPairsAreThoseThatJtsComputesAndTheirPartsMakeTheWhole() {
        SplittableRandom random = new SplittableRandom(17);
        Map<String, STRtree> ground = new HashMap<>();
        for (String layer : AREAS) {
            STRtree tree = new STRtree();
            SampleGround.of(layer)
                    .forEach((id, shape) -> tree.insert(shape.getEnvelopeInternal(), Map.entry(id, shape)));
            ground.put(layer, tree);
        }
        Map<String, Geometry> moved = new TreeMap<>();
        SampleGround.of("villages").forEach((id, village) -> {
            double size = 1 + random.nextDouble();
            double x = village.getCentroid().getX() + (random.nextDouble() - 0.5) / 20;
            double y = village.getCentroid().getY() + (random.nextDouble() - 0.5) / 20;
            moved.put(
                    id,
                    AffineTransformation.scaleInstance(
                                    size,
                                    size,
                                    village.getCentroid().getX(),
                                    village.getCentroid().getY())
                            .translate(
                                    x - village.getCentroid().getX(),
                                    y - village.getCentroid().getY())
                            .transform(village));
        });
        moved.replaceAll((id, shape) -> Geodesics.withShortEdges(shape));
        long pairs = 0;
        List<String> ids = new ArrayList<>(moved.keySet());
        for (int from = 0; from < ids.size(); from += 340) {
            Map<String, Geometry> some = new TreeMap<>(moved);
            some.keySet().retainAll(ids.subList(from, Math.min(ids.size(), from + 340)));
            JsonNode answer = OVERLAY.answer(
                    collection(some) + ",'layers':['%s'],'sliverM2':0".formatted(String.join("','", AREAS)));
            Map<String, Double> found = overlaps(answer.at("/pairs/rows"));
            Map<String, Double> expected = new TreeMap<>();
            some.forEach((id, shape) -> ground.forEach((layer, tree) -> {
                for (Object near : tree.query(shape.getEnvelopeInternal())) {
                    Map.Entry<?, ?> feature = (Map.Entry<?, ?>) near;
                    double overlap = overlapM2(shape, (Geometry) feature.getValue());
                    if (overlap >= 1e-4) {
                        expected.put("%s %s %s".formatted(id, layer, feature.getKey()), overlap);
                    }
                }
            }));
            assertThat(found.keySet()).isEqualTo(expected.keySet());
            found.forEach((pair, overlap) ->
                    assertThat(overlap).as(pair).isCloseTo(expected.get(pair), OverlayIT.right(expected.get(pair))));
            pairs += found.size();
            partsMakeTheWhole(answer, some);
        }
        assertThat(pairs).isGreaterThan(10_000);
    }

    private static void partsMakeTheWhole(JsonNode answer, Map<String, Geometry> shapes) {
        Map<String, Double> parts = new HashMap<>();
        answer.at("/pairs/rows").forEach(row -> {
            if (row.path("layer").stringValue().equals("villages")) {
                parts.merge(row.path("id").stringValue(), row.path("overlapM2").doubleValue(), Double::sum);
            }
        });
        answer.at("/uncovered/rows").forEach(row -> {
            if (row.path("layer").stringValue().equals("villages")) {
                parts.merge(
                        row.path("id").stringValue(), row.path("uncoveredM2").doubleValue(), Double::sum);
            }
        });
        shapes.forEach((id, shape) -> {
            double areaM2 = Geodesics.area(shape);
            assertThat(parts.get(id)).as(id).isCloseTo(areaM2, within(areaM2 / 1e6 + 0.1));
        });
        JsonNode villages = total(answer, "layer", "villages", "");
        assertThat(villages.path("areaM2").doubleValue()
                        + villages.path("uncoveredM2").doubleValue())
                .isCloseTo(total(answer, "subjects", "", "").path("areaM2").doubleValue(), within(1000.0));
    }

    @Test
    void awkwardShapesAreAnsweredRight() {
        try (OldGround ground = new OldGround()) {
            ground.village("a", 0, 1).village("b", 1, 2).zone("z1", 0, 2, 0).zone("z2", 1, 3, 0);
            Map<String, Geometry> shapes = new TreeMap<>();
            shapes.put("corner", squares("POLYGON ((2 1, 3 1, 3 2, 2 2, 2 1))"));
            shapes.put("edge", squares("POLYGON ((0 1, 2 1, 2 2, 0 2, 0 1))"));
            shapes.put("hole", squares("POLYGON ((-1 -1, 2 -1, 2 2, -1 2, -1 -1), (0 0, 1 0, 1 1, 0 1, 0 0))"));
            shapes.put(
                    "island",
                    squares("MULTIPOLYGON (((0.2 0.2, 0.4 0.2, 0.4 0.4, 0.2 0.4, 0.2 0.2)),"
                            + "((1.2 0.2, 1.4 0.2, 1.4 0.4, 1.2 0.4, 1.2 0.2)),((9 9, 9.1 9, 9.1 9.1, 9 9.1, 9 9)))"));
            shapes.put("same", squares("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"));
            // 1e-7 of a square is a tenth of a millimetre: along a meridian, which is straight and a geodesic, 0.1 m².
            shapes.put("sliver", squares("POLYGON ((-1 0, 0.0000001 0, 0.0000001 1, -1 1, -1 0))"));
            String inputs = collection(shapes)
                    + ",'layers':['villages','industrial_zones'],'date':'%s'".formatted(OldGround.DAY);
            JsonNode answer = OVERLAY.answer(inputs);
            double squareM2 = Geodesics.area(squares("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"));
            Map<String, Double> found = overlaps(answer.at("/pairs/rows"));
            assertThat(found.keySet())
                    .containsExactly(
                            "hole industrial_zones z1",
                            "hole industrial_zones z2",
                            "hole villages b",
                            "island industrial_zones z1",
                            "island industrial_zones z2",
                            "island villages a",
                            "island villages b",
                            "same industrial_zones z1",
                            "same villages a");
            assertThat(found.get("same villages a")).isCloseTo(squareM2, within(0.1));
            assertThat(found.get("hole villages b")).isCloseTo(squareM2, within(0.1));
            assertThat(found.get("island villages a"))
                    .isCloseTo(overlapM2(shapes.get("island"), shapes.get("same")), within(0.1));
            // Ground that both zones have counts once: b's square and, of the island, both its parts.
            JsonNode zones = total(answer, "layer", "industrial_zones", "");
            assertThat(zones.path("count").intValue()).isEqualTo(5);
            assertThat(zones.path("areaM2").doubleValue())
                    .isCloseTo(
                            2 * squareM2 + found.get("island villages a") + found.get("island villages b"),
                            within(1.0));
            assertThat(overlaps(answer.at("/slivers/rows")).keySet())
                    .containsExactly("sliver industrial_zones z1", "sliver villages a");
            JsonNode villages = total(answer, "layer", "villages", "");
            assertThat(villages.path("slivers").intValue()).isEqualTo(1);
            assertThat(villages.path("sliversM2").doubleValue()).isBetween(0.05, 0.2);
            assertThat(overlaps(OVERLAY.answer(inputs + ",'sliverM2':0").at("/pairs/rows"))
                            .keySet())
                    .contains("sliver villages a");
            assertThat(answer.at("/uncovered/rows").values())
                    .extracting(row -> row.path("id").stringValue() + " "
                            + row.path("layer").stringValue())
                    .doesNotContain("same villages", "same industrial_zones")
                    .contains("corner villages", "edge villages");
        }
    }

    /** Fengxi was given to its neighbours; the ground stays the same. */
    @Test
    void theDayOfChangeDecidesWhoseGroundItIs() {
        String shape = RunningService.bean(JdbcClient.class)
                .sql(
                        "SELECT ST_AsGeoJSON(ST_Envelope(ST_Buffer(geom, 0.01)), 9) FROM public.counties WHERE id = 'fengxi' LIMIT 1")
                .query(String.class)
                .single()
                .replace('"', '\'');
        Map<String, Double> areas = new TreeMap<>();
        for (String day : List.of("2023-11-30", "2023-12-01")) {
            JsonNode answer = OVERLAY.answer(
                    "'features':%s,'layers':['counties','towns','villages'],'division':'counties','date':'%s'"
                            .formatted(shape, day));
            assertThat(overlaps(answer.at("/pairs/rows")).containsKey("1 counties fengxi"))
                    .isEqualTo(day.equals("2023-11-30"));
            for (String layer : List.of("counties", "towns", "villages")) {
                areas.put(
                        day + layer,
                        total(answer, "layer", layer, "").path("areaM2").doubleValue());
            }
            double divided = answer.at("/totals/rows").values().stream()
                    .filter(row -> row.path("group").stringValue().equals("division"))
                    .filter(row -> row.path("layer").stringValue().equals("villages"))
                    .mapToDouble(row -> row.path("areaM2").doubleValue())
                    .sum();
            assertThat(divided).isCloseTo(areas.get(day + "villages"), within(areas.get(day + "villages") / 1e6));
        }
        double before = areas.get("2023-11-30counties");
        for (String same : List.of("2023-12-01counties", "2023-11-30villages", "2023-12-01villages")) {
            assertThat(areas.get(same)).as(same).isCloseTo(before, within(before / 1e6));
        }
    }

    @Test
    void totalsAreByTheValuesOfAnAttributeAndByDivision() {
        String inputs =
                "'shape':{'type':'Polygon','coordinates':[[[116.5,23.5],[116.8,23.5],[116.8,23.8],[116.5,23.8],[116.5,23.5]]]},"
                        + "'layers':['villages'],'by':'kind','division':'towns'";
        JsonNode answer = OVERLAY.answer(inputs);
        double whole = answer.at("/layers/0/overlapM2").doubleValue();
        Map<String, Double> sums = new TreeMap<>();
        answer.path("totals")
                .forEach(row -> sums.merge(
                        row.path("group").stringValue(), row.path("areaM2").doubleValue(), Double::sum));
        assertThat(sums.keySet()).containsExactly("division", "layer", "subjects", "value");
        // Edges of 30 km are geodesics in the document and straight in degrees in the totals.
        assertThat(sums.get("layer")).isCloseTo(whole, within(whole / 1e4));
        assertThat(sums.get("value")).isCloseTo(sums.get("layer"), within(1.0));
        assertThat(sums.get("division")).isCloseTo(sums.get("layer"), within(whole / 1e6));
        // All of the shape is villages.
        assertThat(sums.get("layer")).isLessThanOrEqualTo(sums.get("subjects") * (1 + 1e-6));
        double villages = RunningService.bean(JdbcClient.class)
                .sql("""
                        SELECT sum(ST_Area(ST_Intersection(geom, ST_MakeEnvelope(116.5, 23.5, 116.8, 23.8, 4490))::geography))
                        FROM public.villages WHERE valid_to IS NULL AND kind = 'village'""")
                .query(Double.class)
                .single();
        JsonNode kind = answer.path("totals").values().stream()
                .filter(row -> row.path("key").asString("").equals("village"))
                .findFirst()
                .orElseThrow();
        assertThat(kind.path("areaM2").doubleValue()).isCloseTo(villages, within(villages / 1e4));
        assertThat(kind.path("areaMu").doubleValue())
                .isCloseTo(kind.path("areaM2").doubleValue() * 0.0015, within(1e-3));
    }

    @Test
    void everyFormatTellsTheSame() throws IOException, ParseException {
        Map<String, Geometry> shapes = new TreeMap<>();
        shapes.put(
                "一",
                new WKTReader().read("POLYGON ((116.6 23.6, 116.65 23.6, 116.65 23.65, 116.6 23.65, 116.6 23.6))"));
        shapes.put("二", new WKTReader().read("POLYGON ((117.1 23.2, 117.3 23.2, 117.3 23.5, 117.1 23.5, 117.1 23.2))"));
        String inputs = collection(shapes) + ",'layers':['towns','industrial_zones','service_stations']";
        JsonNode answer = OVERLAY.answer(inputs);
        assertThat(answer.path("process").stringValue()).isEqualTo("overlay");
        assertThat(answer.path("revisions").propertyNames())
                .containsExactly("towns", "industrial_zones", "service_stations");
        JsonNode pairs = answer.at("/pairs/rows");
        assertThat(pairs.path(0).path("名称").stringValue()).isEqualTo("一号地");
        JsonNode features = OVERLAY.ask(inputs, "application/geo+json").json().path("features");
        int uncovered = answer.at("/uncovered/rows").size();
        assertThat(features.size())
                .isEqualTo(pairs.size() + uncovered + answer.at("/slivers/rows").size());
        for (JsonNode feature : features) {
            String part = feature.at("/properties/table").stringValue();
            JsonNode area = feature.at(part.equals("uncovered") ? "/properties/uncoveredM2" : "/properties/overlapM2");
            if (!area.isNull()) {
                Geometry shape = GeoJsonGeometryReader.read(feature.path("geometry"));
                assertThat(Geodesics.area(shape)).isCloseTo(area.doubleValue(), within(1.0));
            }
        }
        Answer csv = OVERLAY.ask(inputs, "text/csv");
        assertThat(csv.text().lines()).hasSize(pairs.size() + 1);
        assertThat(csv.header("Provenance")).contains("\"process\":\"overlay\"");
        try (XSSFWorkbook book = new XSSFWorkbook(
                new ByteArrayInputStream(OVERLAY.ask(inputs, XLSX).response().body()))) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            assertThat(names).containsExactly("汇总", "明细", "未占压", "碎面", "说明");
            Sheet sheet = book.getSheet("明细");
            assertThat(sheet.getLastRowNum()).isEqualTo(pairs.size());
            assertThat(sheet.getRow(1).getCell(1).getStringCellValue()).isEqualTo("一号地");
            assertThat(book.getSheet("未占压").getLastRowNum()).isEqualTo(uncovered);
            assertThat(book.getSheet("说明").getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("overlay");
        }
    }

    @Test
    void aZippedShapefileInGbkIsAsked(@TempDir Path folder) throws IOException, InterruptedException {
        Path json = Files.writeString(folder.resolve("红线.geojson"), """
                {"type":"FeatureCollection","features":[
                {"type":"Feature","properties":{"项目":"潮州港扩建"},"geometry":{"type":"Polygon","coordinates":[[[116.6,23.6],[116.62,23.6],[116.62,23.62],[116.6,23.62],[116.6,23.6]]]}},
                {"type":"Feature","properties":{"项目":"蝴蝶结"},"geometry":{"type":"Polygon","coordinates":[[[116.7,23.7],[116.71,23.71],[116.71,23.7],[116.7,23.71],[116.7,23.7]]]}}]}""");
        Path shapes = Files.createDirectory(folder.resolve("红线"));
        Gdal.ogr2ogr(
                "-f",
                "ESRI Shapefile",
                "-t_srs",
                "EPSG:4490",
                "-lco",
                "ENCODING=GBK",
                shapes.resolve("红线.shp").toString(),
                json.toString());
        Path zip = folder.resolve("红线.zip");
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(shapes)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new java.util.zip.ZipEntry(String.valueOf(file.getFileName())));
                Files.copy(file, out);
            }
        }
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        RunningService.bean(Execution.class)
                .run(
                        "overlay",
                        Map.of("layers", List.of("villages")),
                        List.of(zip),
                        "text/csv;charset=utf-8",
                        Language.ZH,
                        Progress.NONE,
                        (provenance, content) -> {
                            assertThat(provenance).contains("sha256:");
                            content.write(csv);
                        });
        assertThat(csv.toString(java.nio.charset.StandardCharsets.UTF_8))
                .contains(",潮州港扩建,villages,村（社区）,")
                .contains(",蝴蝶结,villages,")
                .contains("已修复：");
    }

    @Test
    void whatCannotBeUsedIsNamedAndTheRestGoesOn() {
        JsonNode rows = OVERLAY.answer("""
                        'features':{'type':'FeatureCollection','features':[
                        {'type':'Feature','id':'point','properties':{},'geometry':{'type':'Point','coordinates':[116.6,23.6]}},
                        {'type':'Feature','id':'none','properties':{},'geometry':null},
                        {'type':'Feature','id':'good','properties':{},'geometry':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.6],[116.61,23.61],[116.6,23.6]]]}}]},
                        'layers':['counties']""").at("/pairs/rows");
        assertThat(rows.values())
                .extracting(row ->
                        row.path("id").stringValue() + ": " + row.path("remark").asString(""))
                .containsExactly("point: 是 Point；本处理只接受面。", "none: 没有图形。", "good: ");
    }

    @Test
    void allVillagesAndAllZonesHaveTheSamePairsAsInSql() {
        Answer answered = RunningService.post(
                "/api/processes/overlay/execution",
                "{\"inputs\":{\"layer\":\"villages\",\"layers\":[\"villages\",\"industrial_zones\"]}}");
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        JsonNode answer = answered.json();
        Map<String, Double> expected = new TreeMap<>();
        RunningService.bean(JdbcClient.class).sql("""
                        SELECT v.id AS village, z.id AS zone, ST_Area(ST_Segmentize(ST_Intersection(v.geom, z.geom), 0.001)::geography) AS m2
                        FROM public.villages v JOIN public.industrial_zones z ON ST_Intersects(v.geom, z.geom)
                        WHERE v.valid_to IS NULL AND z.valid_to IS NULL""").query(row -> {
            if (row.getDouble("m2") >= 1) {
                expected.put(
                        row.getString("village") + " industrial_zones " + row.getString("zone"), row.getDouble("m2"));
            }
        });
        Map<String, Double> found = overlaps(answer.at("/pairs/rows"));
        // A village does not meet itself, and shares no ground with its neighbours.
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((pair, m2) -> assertThat(m2).isCloseTo(expected.get(pair), within(0.1)));
    }

    @Test
    void aJobThatNobodyWantsEnds() {
        Answer created = RunningService.post(
                "/api/processes/overlay/execution", "{\"inputs\":{\"layer\":\"villages\",\"division\":\"villages\"}}");
        String job = created.header("Location").replaceFirst(".*(?=/api/)", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RunningService.get(job + "/log").text().contains("Overlaying"));
        RunningService.send(
                HttpRequest.newBuilder(RunningService.address(job)).DELETE().build());
        await().atMost(Duration.ofSeconds(15))
                .until(() -> RunningService.get(job)
                        .json()
                        .path("status")
                        .stringValue()
                        .equals("dismissed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "inputs.shape | 'layer':'towns','shape':{'type':'Point','coordinates':[1,1]}",
                "inputs.features | 'layer':'towns','features':{'type':'Point','coordinates':[1,1]}",
                "inputs.layer | 'layer':'service_stations'",
                "inputs.relation | 'layer':'counties','relation':'within-distance'",
                "inputs.distance | 'layer':'counties','distance':5",
                "inputs.by | 'layer':'counties','by':'colour'",
                "inputs.division | 'layer':'counties','division':'service_stations'",
                "inputs.sliverM2 | 'layer':'counties','sliverM2':-1",
                "inputs.sliverM2 | 'feature':{'layer':'towns','id':'445103113'},'sliverM2':'1'",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[1,1]},'by':'kind'",
                "inputs.filter | 'shape':{'type':'Point','coordinates':[1,1]},'filter':'true'",
            })
    void badInputIsRefusedByItsPlace(String parameter, String inputs) {
        OVERLAY.refusal(parameter, inputs);
    }
}
