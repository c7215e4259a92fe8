package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.Gdal;
import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The process read-file: somebody's own file as GeoJSON. */
class ReadFileIT {

    private static final Path SAMPLE = Path.of("gis-data/sample");
    private static final Path TOWNS = SAMPLE.resolve("towns.geojson");

    @TempDir
    private Path folder;

    private Set<Path> before = Set.of();

    @BeforeEach
    void remember() throws IOException {
        before = temporary();
    }

    /** Other programs of this machine may have files there too, which go as well. */
    @AfterEach
    void nothingStaysBehind() throws IOException {
        Set<Path> made = new HashSet<>(temporary());
        made.removeAll(before);
        await().atMost(Duration.ofSeconds(60)).until(() -> made.stream().noneMatch(Files::exists));
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("gis-(upload|import|gdal)-.*"))
                    .collect(Collectors.toSet());
        }
    }

    private static JsonNode read(Path file, Map<String, ?> inputs) throws IOException {
        Answer answer = FormPost.execute("read-file", inputs, file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        return answer.json();
    }

    private static JsonNode problem(Path file, Map<String, ?> inputs, int status) throws IOException {
        Answer answer = FormPost.execute("read-file", inputs, file);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        return answer.json();
    }

    private Path export(String layer, String format) throws IOException {
        Answer answer = RunningService.get("/api/collections/%s/export?f=%s".formatted(layer, format));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Files.write(folder.resolve("file." + format), answer.response().body());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asString("")));
        return texts;
    }

    private Path zip(String name, Path files) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> parts = Files.list(files)) {
            for (Path part : parts.toList()) {
                zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                zip.write(Files.readAllBytes(part));
            }
        }
        return file;
    }

    // --- Formats ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"json", "jsonseq", "csv", "fgb", "gpkg", "shp", "kml", "kmz", "gml", "tab", "gdb"})
    void everyFormatGivesItsFeatures(String format) throws IOException {
        // CSV says no CRS.
        JsonNode collection =
                read(export("towns", format), format.equals("csv") ? Map.of("crs", "EPSG:4490") : Map.of());
        JsonNode stored =
                RunningService.get("/api/collections/towns/items?limit=10000").json();
        JsonNode gis = collection.path("gis");
        assertThat(gis.path("count").intValue())
                .isEqualTo(stored.path("numberReturned").intValue())
                .isEqualTo(collection.path("features").size());
        assertThat(gis.path("withoutGeometry").intValue()).isZero();
        assertThat(gis.path("refusedCount").intValue()).isZero();
        assertThat(gis.path("repaired").intValue()).isZero();
        assertThat(gis.path("crs").stringValue()).isNotEmpty();
        assertThat(gis.path("shift").isNull()).isTrue();
        assertThat(gis.path("fields").findValuesAsString("name")).contains("code");
        JsonNode first = collection.path("features").get(0);
        JsonNode same = RunningService.get("/api/collections/towns/items/"
                        + first.path("properties").path("code").asString(""))
                .json();
        assertThat(first.path("properties")
                        .path("name")
                        .asString(first.path("properties").path("Name").asString("")))
                .isEqualTo(same.path("properties").path("name").stringValue());
        Geometry expected = GeoJsonGeometryReader.read(same.path("geometry"));
        Geometry shape = GeoJsonGeometryReader.read(first.path("geometry"));
        assertThat(shape.getArea()).isCloseTo(expected.getArea(), within(1e-7));
        assertThat(shape.getCentroid().distance(expected.getCentroid())).isLessThan(1e-5);
    }

    @Test
    void aDrawingHasShapesOnly() throws IOException {
        JsonNode collection = read(export("counties", "dxf"), Map.of("crs", "EPSG:4490"));
        assertThat(collection.at("/gis/format").stringValue()).isEqualTo("DXF");
        assertThat(collection.path("features").size()).isPositive();
    }

    @Test
    void aSpreadsheetWithoutCoordinatesGivesRowsWithoutShapes() throws IOException {
        JsonNode collection = read(export("towns", "xlsx"), Map.of());
        JsonNode gis = collection.path("gis");
        assertThat(gis.path("count").intValue()).isPositive();
        assertThat(gis.path("withoutGeometry")).isEqualTo(gis.path("count"));
        assertThat(gis.path("crs").isNull()).isTrue();
        assertThat(collection.at("/features/0/geometry").isNull()).isTrue();
        assertThat(collection.at("/features/0/properties").size()).isPositive();
    }

    @Test
    void aShapefileInGbkIsReadByItsBytes() throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        Gdal.ogr2ogr("-lco", "ENCODING=GBK", made.resolve("镇街.shp").toString(), TOWNS.toString());
        Files.delete(made.resolve("镇街.cpg"));
        JsonNode collection = read(zip("shapes.zip", made), Map.of());
        assertThat(collection.at("/gis/encoding").stringValue()).isIn("GB18030", "GBK");
        assertThat(collection.at("/gis/layer").stringValue()).isEqualTo("镇街");
        List<String> names = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature ->
                        names.add(feature.path("properties").path("name").asString("")));
        assertThat(names).contains("凤凰镇");
    }

    @Test
    void aTableOfPositionsNeedsACrs() throws IOException {
        Path file = Files.writeString(
                folder.resolve("点.csv"),
                "名称,经度,纬度,数量\n凤凰镇,116.65,23.95,3\n无位置,,,4\n太远,216.65,23.95,5\n度分,116°38′,23.95,6\n");
        JsonNode missing = problem(file, Map.of(), 400);
        assertThat(missing.path("parameter").stringValue()).isEqualTo("inputs.crs");
        assertThat(texts(missing.path("allowed"))).contains("EPSG:4490");
        assertThat(missing.path("detail").stringValue()).contains("never guessed", "EPSG:4490");
        JsonNode collection = read(file, Map.of("crs", "EPSG:4490"));
        assertThat(collection.at("/gis/count").intValue()).isEqualTo(3);
        assertThat(collection.at("/gis/withoutGeometry").intValue()).isEqualTo(2);
        assertThat(collection.at("/gis/refused/0/row").intValue()).isEqualTo(3);
        assertThat(collection.at("/gis/refused/0/reason").stringValue()).contains("no longitude and latitude");
        assertThat(collection.at("/gis/refusedCount").intValue()).isEqualTo(1);
        assertThat(collection.at("/features/0/geometry").toString())
                .isEqualTo("{\"type\":\"Point\",\"coordinates\":[116.65,23.95]}");
        assertThat(collection.at("/features/0/id").intValue()).isEqualTo(1);
        assertThat(collection.at("/features/0/properties/名称").stringValue()).isEqualTo("凤凰镇");
    }

    /** Northing first, in metres of the local plane, with fields that no list of names knows. */
    @Test
    void fieldsOfATableCanBeSaid() throws IOException {
        Path file =
                Files.write(folder.resolve("测点.csv"), "点号,甲,乙\nP1,2650000,464000\n".getBytes(Charset.forName("GBK")));
        JsonNode collection = read(file, Map.of("crs", "EPSG:4548", "x", "乙", "y", "甲"));
        assertThat(collection.at("/gis/encoding").stringValue()).isEqualTo("GB18030");
        assertThat(collection.at("/features/0/geometry/coordinates/0").doubleValue())
                .isBetween(116.6, 116.7);
        JsonNode unknown = problem(file, Map.of("crs", "EPSG:4548", "x", "东", "y", "甲"), 400);
        assertThat(unknown.path("parameter").stringValue()).isEqualTo("inputs.x");
        assertThat(texts(unknown.path("allowed"))).containsExactly("点号", "甲", "乙");
        assertThat(problem(file, Map.of("x", "乙"), 400).path("parameter").stringValue())
                .isEqualTo("inputs.y");
    }

    @Test
    void ofSeveralLayersOneIsSaid() throws Exception {
        Path file = folder.resolve("two.gpkg");
        Gdal.ogr2ogr(file.toString(), TOWNS.toString(), "-nln", "towns");
        Gdal.ogr2ogr(
                "-update", file.toString(), SAMPLE.resolve("counties.geojson").toString(), "-nln", "counties");
        JsonNode several = problem(file, Map.of(), 400);
        assertThat(several.path("parameter").stringValue()).isEqualTo("inputs.layer");
        assertThat(texts(several.path("allowed"))).containsExactlyInAnyOrder("towns", "counties");
        assertThat(problem(file, Map.of("layer", "villages"), 400)
                        .path("allowed")
                        .size())
                .isEqualTo(2);
        assertThat(read(file, Map.of("layer", "counties")).at("/gis/layer").stringValue())
                .isEqualTo("counties");
    }

    // --- Shapes and coordinates ------------------------------------------------------------------------------------

    @Test
    void brokenShapesAreRepairedAndCollectionsStay() throws IOException {
        Path file = ImportedService.geoJson(
                folder,
                "{'type':'Feature','properties':{'n':1.5,'b':true,'d':'2024-05-01'},'geometry':{'type':'Polygon','coordinates':[[[116,23],[117,24],[117,23],[116,24],[116,23]]]}}",
                "{'type':'Feature','properties':{'n':2},'geometry':{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[116,23]},{'type':'LineString','coordinates':[[116,23],[117,24]]}]}}",
                "{'type':'Feature','properties':{'n':3},'geometry':{'type':'Point','coordinates':[116,23,100]}}");
        JsonNode collection = read(file, Map.of());
        assertThat(collection.at("/gis/repaired").intValue()).isEqualTo(1);
        assertThat(GeoJsonGeometryReader.read(collection.at("/features/0/geometry"))
                        .isValid())
                .isTrue();
        assertThat(collection.at("/features/1/geometry/type").stringValue()).isEqualTo("GeometryCollection");
        assertThat(collection.at("/features/2/geometry/coordinates").size()).isEqualTo(2);
        assertThat(collection.at("/features/0/properties/n").doubleValue()).isEqualTo(1.5);
        assertThat(collection.at("/gis/fields").toString())
                .contains("{\"name\":\"n\",\"title\":\"n\",\"type\":\"number\"}")
                .contains("\"type\":\"boolean\"")
                .contains("\"type\":\"date\"");
    }

    @ParameterizedTest
    @EnumSource(ShiftedGrid.class)
    void coordinatesOfWebMapsAreNoticed(ShiftedGrid grid) throws IOException {
        Path shifted = ShiftedSample.write(TOWNS, grid, folder.resolve("towns.geojson"));
        assertThat(read(shifted, Map.of()).at("/gis/shift").stringValue()).isEqualTo(grid.name());
        JsonNode taken = read(shifted, Map.of("crs", grid.name()));
        assertThat(taken.at("/gis/shift").isNull()).isTrue();
        assertThat(taken.at("/gis/crs").stringValue()).isEqualTo(grid.name());
        JsonNode right = read(TOWNS, Map.of());
        assertThat(GeoJsonGeometryReader.read(taken.at("/features/0/geometry"))
                        .getCentroid()
                        .distance(GeoJsonGeometryReader.read(right.at("/features/0/geometry"))
                                .getCentroid()))
                .isLessThan(1e-8);
    }

    @Test
    void anOlderDatumNeedsParametersOrConsent() throws IOException {
        Path file = Files.writeString(folder.resolve("p.csv"), "x,y\n464000,2650000\n");
        JsonNode problem = problem(file, Map.of("crs", "EPSG:2384"), 400);
        assertThat(problem.path("parameter").stringValue()).isEqualTo("inputs.toWgs84");
        JsonNode read = read(file, Map.of("crs", "EPSG:2384", "acceptInaccuracy", true));
        assertThat(read.at("/gis/accuracyM").doubleValue()).isEqualTo(200);
    }

    // --- Bad input -------------------------------------------------------------------------------------------------

    @Test
    void aFileThatIsNotWhatItSaysIsRefused() throws IOException {
        Path picture =
                Files.write(folder.resolve("towns.shp"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        assertThat(problem(picture, Map.of(), 422).path("faults").toString()).contains("format");
        Path cut = Files.writeString(folder.resolve("cut.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[{");
        assertThat(problem(cut, Map.of(), 422).path("faults").size()).isPositive();
        // The content counts, whatever the name says.
        Path misnamed = Files.copy(TOWNS, folder.resolve("towns.xlsx"));
        assertThat(read(misnamed, Map.of()).at("/gis/format").stringValue()).isEqualTo("GeoJSON");
    }

    @ParameterizedTest
    @CsvSource({
        "mostFeatures, 0, inputs.mostFeatures",
        "mostFeatures, 200001, inputs.mostFeatures",
        "crs, EPSG:0, inputs.crs",
        "encoding, KOI-0, inputs.encoding",
        "toWgs84, '1,2', inputs.toWgs84",
        "colour, red, inputs.colour"
    })
    void badInputsAreNamed(String name, String value, String place) throws IOException {
        Object given = value.matches("\\d+") ? (Object) Integer.valueOf(value) : value;
        assertThat(problem(TOWNS, Map.of(name, given), 400).path("parameter").stringValue())
                .isEqualTo(place);
    }

    @Test
    void moreFeaturesThanAllowedAreRefused() throws IOException {
        assertThat(problem(TOWNS, Map.of("mostFeatures", 3), 413).path("detail").stringValue())
                .contains("more than 3 features");
        assertThat(problem(TOWNS, Map.of("mostFeatures", 3, "where", "1 = 1"), 413)
                        .path("detail")
                        .stringValue())
                .contains("more than 3 features");
        assertThat(read(TOWNS, Map.of("mostFeatures", 1, "where", "name = '凤凰镇'"))
                        .at("/gis/count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void aHundredThousandFeaturesAreStreamed() throws IOException {
        StringBuilder table = new StringBuilder("lon,lat,n\n");
        for (int i = 0; i < 100_000; i++) {
            table.append(116 + i * 1e-5).append(",23.5,").append(i).append('\n');
        }
        JsonNode collection = read(Files.writeString(folder.resolve("many.csv"), table), Map.of("crs", "EPSG:4490"));
        assertThat(collection.at("/gis/count").intValue()).isEqualTo(100_000);
        assertThat(collection.at("/features/99999/properties/n").stringValue()).isEqualTo("99999");
    }

    @Test
    void aFileIsNeeded() {
        JsonNode problem = RunningService.post("/api/processes/read-file/execution", "{\"inputs\":{}}")
                .json();
        assertThat(problem.path("parameter").stringValue()).isEqualTo("inputs.file");
    }

    // --- Execution -------------------------------------------------------------------------------------------------

    @Test
    void aSmallFileMayComeInBase64AndTheAnswerBeADocument() throws IOException {
        String file = Base64.getEncoder()
                .encodeToString("wkt,name\nPOINT (116.6 23.6),a\"b\n".getBytes(StandardCharsets.UTF_8));
        Answer answer = RunningService.post(
                "/api/processes/read-file/execution",
                "{\"inputs\":{\"file\":\"%s\",\"crs\":\"EPSG:4490\"},\"response\":\"document\"}".formatted(file));
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().at("/features/mediaType").stringValue()).isEqualTo("application/geo+json");
        assertThat(answer.json()
                        .at("/features/value/features/0/geometry/coordinates/0")
                        .doubleValue())
                .isEqualTo(116.6);
    }

    /** Nobody else is told of it, and its file goes with it. */
    @Test
    void aJobIsKnownToItsClientOnly() throws Exception {
        long files = largeObjects();
        Answer created = FormPost.execute("read-file", Map.of(), TOWNS, "Prefer", "respond-async");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String job = URI.create(created.header("Location")).getPath();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> RunningService.get(job)
                        .json()
                        .path("status")
                        .stringValue()
                        .equals("successful"));
        assertThat(RunningService.get("/api/jobs?limit=1000").text()).doesNotContain(job);
        Answer results = RunningService.get(job + "/results");
        assertThat(results.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(results.json().at("/gis/count").intValue()).isPositive();
        assertThat(largeObjects()).isEqualTo(files + 1);
        RunningService.send(
                HttpRequest.newBuilder(RunningService.address(job)).DELETE().build());
        assertThat(RunningService.get(job).status()).isEqualTo(404);
        assertThat(largeObjects()).isEqualTo(files);
    }

    private static long largeObjects() {
        return RunningService.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM pg_largeobject_metadata")
                .query(Long.class)
                .single();
    }
}
