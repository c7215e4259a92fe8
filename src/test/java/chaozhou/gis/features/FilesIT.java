package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import chaozhou.gis.Gdal;
import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** What travels with a file: titles, styles, encodings, shifted coordinates, several layers. */
class FilesIT {

    private static final String TOWNS = "/api/collections/towns/export?f=";

    @TempDir
    private Path folder;

    private Path file(String name, String address) throws Exception {
        Answer answer = RunningService.get(address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Files.write(folder.resolve(name), answer.response().body());
    }

    private static Map<String, byte[]> unzipped(Answer answer) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    // --- Titles ----------------------------------------------------------------------------------------------------

    private static List<String> select(Path geopackage, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + geopackage);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    @Test
    void aGeoPackageHasTitlesCodesAndMetadata() throws Exception {
        Path file = file("towns.gpkg", TOWNS + "gpkg");
        assertThat(select(file, "SELECT identifier FROM gpkg_contents WHERE table_name = 'towns'"))
                .containsExactly("镇街 | Towns and street offices");
        assertThat(select(file, "SELECT title FROM gpkg_data_columns WHERE column_name = 'county_code'"))
                .containsExactly("所属县区");
        assertThat(
                        select(
                                file,
                                "SELECT description FROM gpkg_data_column_constraints WHERE constraint_name = 'towns_kind' AND value = 'street'"))
                .containsExactly("街道");
        String metadata = select(
                        file,
                        "SELECT metadata FROM gpkg_metadata JOIN gpkg_metadata_reference ON md_file_id = id WHERE table_name = 'towns'")
                .get(0);
        assertThat(metadata).contains("illustrative", "In force 20", "<authid>OGC:CRS84</authid>");
        assertThat(parsed(metadata).getElementsByTagName("title").item(0).getTextContent())
                .contains("镇街");
        assertThat(Gdal.ogrinfo("-so", "-al", file.toString())).contains("Feature Count: 49");
    }

    /** The style has the colours of the map; QGIS is not here to draw it. */
    @ParameterizedTest
    @CsvSource({
        "villages, categorizedSymbol, '227,237,216,255', 行政村",
        "service_stations, categorizedSymbol, SimpleMarker, ''",
        "towns, singleSymbol, '207,224,192,255', ''"
    })
    void aGeoPackageHasAStyleForQgis(String layer, String renderer, String part, String label) throws Exception {
        Path file = file("l.gpkg", "/api/collections/" + layer + "/export?f=gpkg");
        String qml = select(
                        file,
                        "SELECT styleQML FROM layer_styles WHERE useAsDefault = 1 AND f_table_name = '" + layer + "'")
                .get(0);
        assertThat(parsed(qml)
                        .getElementsByTagName("renderer-v2")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("type")
                        .getNodeValue())
                .isEqualTo(renderer);
        assertThat(qml).contains(part, label, "fieldName=\"name\"");
    }

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFileGeodatabaseHasAliases() throws Exception {
        Path archive = file("towns.gdb.zip", TOWNS + "gdb");
        assertThat(Gdal.ogrinfo("-so", "-al", "/vsizip/" + archive + "/镇街.gdb"))
                .contains("county_code: String", "alternative name=\"所属县区\"", "valid_from: Date");
    }

    // --- Encodings and marks ---------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"GBK, GBK", "UTF-8, UTF-8"})
    void aShapefileIsInTheEncodingThatIsWanted(String encoding, String codePage) throws Exception {
        Map<String, byte[]> entries = unzipped(RunningService.get(TOWNS + "shp&encoding=" + encoding));
        assertThat(new String(entries.get("镇街.cpg"), StandardCharsets.US_ASCII)).isEqualTo(codePage);
        assertThat(new String(entries.get("镇街.dbf"), Charset.forName(encoding))).contains("桥东街道");
        assertThat(entries).containsKey("镇街.prj");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "geojson", "csv", "kml"})
    void otherFormatsHaveOneEncoding(String format) {
        assertThat(RunningService.get(TOWNS + format + "&encoding=GBK").status())
                .isEqualTo(400);
        assertThat(RunningService.get(TOWNS + "shp&encoding=latin1")
                        .json()
                        .path("allowed")
                        .toString())
                .contains("GBK");
    }

    @Test
    void aTableHasAByteOrderMarkUnlessNot() {
        assertThat(RunningService.get(TOWNS + "csv").text()).startsWith("\ufeffid,");
        assertThat(RunningService.get(TOWNS + "csv&bom=false").text()).startsWith("id,");
    }

    @Test
    void geoJsonComesLineByLine() {
        Answer lines = RunningService.get(TOWNS + "geojsonl");
        assertThat(lines.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(lines.text().lines())
                .hasSize(49)
                .allSatisfy(line -> assertThat(line).startsWith("{\"type\":\"Feature\""));
        assertThat(RunningService.get(TOWNS + "geojson").json().path("features").size())
                .isEqualTo(49);
    }

    // --- Shifted coordinates ---------------------------------------------------------------------------------------

    /** In Chaozhou GCJ-02 lies some 550 m off; each feature says on which grid it is, and so does the file's name. */
    @ParameterizedTest
    @CsvSource({"GCJ02, 400, 700", "BD09, 700, 1700"})
    void webMapsGetTheirShiftedCoordinates(String grid, double least, double most) {
        String address = "/api/collections/service_stations/export?f=geojson";
        Answer shifted = RunningService.get(address + "&crs=" + grid);
        assertThat(shifted.header("Content-Disposition")).contains("service_stations_" + grid + ".geojson");
        assertThat(shifted.header("Content-Crs")).isEmpty();
        JsonNode to = shifted.json().at("/features/0");
        JsonNode from = RunningService.get(address).json().at("/features/0");
        assertThat(to.at("/properties/coordinate_grid").stringValue()).isEqualTo(grid);
        double east = (to.at("/geometry/coordinates/0").doubleValue()
                        - from.at("/geometry/coordinates/0").doubleValue())
                * 102_000;
        double north = (to.at("/geometry/coordinates/1").doubleValue()
                        - from.at("/geometry/coordinates/1").doubleValue())
                * 110_800;
        assertThat(Math.hypot(east, north)).isCloseTo((least + most) / 2, offset((most - least) / 2));
        assertThat(RunningService.get(address.replace("geojson", "kml") + "&crs=" + grid)
                        .text())
                .contains(grid);
        for (String format : List.of("gpkg", "shp", "fgb", "xlsx")) {
            Answer refused = RunningService.get(address.replace("f=geojson", "f=" + format) + "&crs=" + grid);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().path("parameter").stringValue()).isEqualTo("crs");
        }
        assertThat(RunningService.get("/api/collections/service_stations/items?crs=" + grid)
                        .status())
                .isEqualTo(400);
    }

    // --- Several layers --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"gpkg", "gdb", "xlsx"})
    void someFormatsHoldSeveralLayers(String format) throws Exception {
        Answer answer = RunningService.get("/api/export?collections=counties,towns,aid_projects&f=" + format);
        assertThat(answer.status()).isEqualTo(200);
        String extension = format.equals("gdb") ? "gdb.zip" : format;
        assertThat(answer.header("Content-Disposition")).contains("layers." + extension);
        Path file = Files.write(
                folder.resolve("layers." + extension), answer.response().body());
        String source = format.equals("gdb") ? "/vsizip/" + file + "/layers.gdb" : file.toString();
        String listed = Gdal.ogrinfo("-so", "-al", source);
        assertThat(listed).contains("Feature Count: 3", "Feature Count: 49", "Feature Count: 67");
        assertThat(listed).contains(format.equals("xlsx") ? "Layer name: 帮扶项目" : "Layer name: aid_projects");
    }

    @Test
    void othersComeAsAnArchive() throws Exception {
        Map<String, byte[]> shapes =
                unzipped(RunningService.get("/api/export?collections=counties,towns&f=shp&encoding=GBK"));
        assertThat(shapes).containsKeys("README.txt", "县区.shp", "镇街.shp", "镇街.cpg");
        assertThat(new String(shapes.get("README.txt"), StandardCharsets.UTF_8)).contains("县区", "镇街", "GBK");
        Answer answer = RunningService.get("/api/export?collections=counties,towns&f=geojson");
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(unzipped(answer).keySet()).containsExactly("县区.geojson", "镇街.geojson");
        assertThat(RunningService.get("/api/export?collections=nothing").status())
                .isEqualTo(400);
        assertThat(RunningService.get("/api/export?collections=towns&filter=true")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void allLayersOfADayComeInOneFile() throws Exception {
        Path file = file("all.gpkg", "/api/export?f=gpkg&datetime=2023-11-30&crs=EPSG:4548");
        assertThat(select(file, "SELECT count(*) FROM gpkg_contents WHERE data_type = 'features'"))
                .containsExactly("8");
        assertThat(select(file, "SELECT name FROM counties ORDER BY name")).contains("枫溪区");
    }
}
