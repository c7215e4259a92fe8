package chaozhou.gis.features;

import static chaozhou.gis.Gdal.ogr2ogr;
import static chaozhou.gis.Gdal.ogrinfo;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Features in the formats of other programs, as pages and as whole files, and how answers are coded on their way. */
class ExportIT {

    private static final String VILLAGES = "/api/collections/villages";
    private static final String STATIONS = "/api/collections/service_stations";

    @TempDir
    private Path folder;

    // --- Whole files -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "villages, geojson, json, 1020", "villages, geojsons, jsonseq, 1020", "villages, fgb, fgb, 1020",
        "villages, csv, csv, 1020", "service_stations, geojson, json, 1069",
                "service_stations, geojsons, jsonseq, 1069",
        "service_stations, fgb, fgb, 1069", "service_stations, csv, csv, 1069", "marine_ranches, fgb, fgb, 3"
    })
    void gdalReadsAnExportedLayerWhole(String layer, String extension, String format, int count) throws Exception {
        Answer answer = RunningService.get("/api/collections/" + layer + "/export?f=" + format);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition"))
                .startsWith("attachment; filename=\"" + layer + "." + extension + "\"; filename*=UTF-8''%");
        Path file = Files.write(
                folder.resolve(layer + "." + extension), answer.response().body());
        assertThat(ogrinfo("-al", "-so", file.toString())).contains("Feature Count: " + count);
    }

    /** Formats that GDAL writes: all features, their Chinese texts, numbers, days, nulls and shapes, as GDAL reads them. */
    @ParameterizedTest
    @CsvSource({
        "gpkg, villages.gpkg, application/geopackage+sqlite3",
        "shp, villages.shp.zip, application/zip",
        "gdb, villages.gdb.zip, application/zip",
        "kml, villages.kml, application/vnd.google-earth.kml+xml",
        "kmz, villages.kmz, application/vnd.google-earth.kmz",
        "gml, villages.gml.zip, application/zip",
        "tab, villages.tab.zip, application/zip"
    })
    void nothingIsLostInFilesOfOtherPrograms(String format, String name, String mediaType) throws Exception {
        Answer answer = RunningService.get(VILLAGES + "/export?f=" + format);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"%s\"; filename*=UTF-8''%s%s"
                        .formatted(
                                name,
                                "%E6%9D%91%EF%BC%88%E7%A4%BE%E5%8C%BA%EF%BC%89",
                                name.substring(name.indexOf('.'))));
        String file =
                Files.write(folder.resolve(name), answer.response().body()).toString();
        String source = switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "zip" -> "/vsizip/" + file + "/村（社区）" + name.substring(name.indexOf('.'), name.length() - 4);
            case "kmz" -> "/vsizip/" + file + "/doc.kml";
            default -> file;
        };
        assertThat(summary(source, format.equals("shp") ? "collectiv2" : "collective_income_yuan"))
                .isEqualTo(summary(exported("fgb").toString(), "collective_income_yuan"));
    }

    private Path exported(String format) throws Exception {
        byte[] body =
                RunningService.get(VILLAGES + "/export?f=" + format).response().body();
        return Files.write(folder.resolve("expected." + format), body);
    }

    /** Counts and sums of a file, so that no value can be missing or another one. */
    private String summary(String source, String income) throws Exception {
        Path table = folder.resolve("summary.csv");
        Path normal = folder.resolve("normal.gpkg");
        Files.deleteIfExists(table);
        Files.deleteIfExists(normal);
        List<String> arguments = new ArrayList<>(
                List.of("-f", "GPKG", "-nln", "villages", "-lco", "GEOMETRY_NAME=geom", normal.toString(), source));
        if (source.endsWith("gpkg")) {
            // Besides the table of styles.
            arguments.add("villages");
        }
        ogr2ogr(arguments.toArray(String[]::new));
        ogr2ogr("-f", "CSV", table.toString(), normal.toString(), "-sql", """
                select count(*) n, count(distinct id) ids, sum(length(name)) names, min(name) first, max(name) last,
                  cast(sum(population) as integer) people, round(sum(area_m2)) area, sum(livable) livable, cast(sum(model_year) as integer) models,
                  round(sum(%s)) income, min(replace(substr(valid_from, 1, 10), '/', '-')) day, count(valid_to) ended,
                  sum(length(provenance)) provenance, round(1e6 * sum(st_area(geom))) ground
                from villages""".formatted(income));
        return Files.readString(table);
    }

    @Test
    void anArchiveSaysWhatTheFormatHasMadeOfTheLayer() throws Exception {
        Map<String, byte[]> entries = unzipped(RunningService.get(VILLAGES + "/export?f=shp&datetime=2024-01-01"));
        assertThat(entries.keySet())
                .contains("README.txt", "村（社区）.shp", "村（社区）.shx", "村（社区）.dbf", "村（社区）.prj", "村（社区）.cpg");
        assertThat(new String(entries.get("村（社区）.cpg"), StandardCharsets.UTF_8)).isEqualToIgnoringCase("UTF-8");
        assertThat(new String(entries.get("README.txt"), StandardCharsets.UTF_8))
                .contains("2024-01-01", "collectiv2: collective_income_yuan", "字段名至多 10 字节", "Names have 10 bytes");
        assertThat(unzipped(RunningService.get(STATIONS + "/export?f=dxf")).keySet())
                .containsExactlyInAnyOrder("README.txt", "便民服务中心（站）.dxf");
    }

    private static Map<String, byte[]> unzipped(Answer answer) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.response().body()), StandardCharsets.UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.put(entry.getName(), zip.readAllBytes());
        }
        return entries;
    }

    @Test
    void aSpreadsheetHasARowForEachFeature() throws Exception {
        Path file = folder.resolve("stations.xlsx");
        Files.write(
                file,
                RunningService.get(STATIONS + "/export?f=xlsx&kind=center")
                        .response()
                        .body());
        assertThat(ogrinfo("-al", "-so", file.toString())).contains("Feature Count: 49", "division_code");
    }

    @Test
    void aFileIsInTheReferenceSystemThatIsAskedFor() throws Exception {
        Path file = folder.resolve("plane.gpkg");
        Files.write(
                file,
                RunningService.get(VILLAGES + "/export?f=gpkg&crs=http://www.opengis.net/def/crs/EPSG/0/4548")
                        .response()
                        .body());
        assertThat(ogrinfo("-al", "-so", file.toString())).contains("ID[\"EPSG\",4548]", "Extent: (4");
    }

    @ParameterizedTest
    @CsvSource({
        "f=kml&crs=http://www.opengis.net/def/crs/EPSG/0/4548, crs",
        "f=dxf&skipGeometry=true, skipGeometry",
        "f=kmz&skipGeometry=true, skipGeometry",
        "f=doc, f"
    })
    void whatAFormatCannotHoldIsRefused(String query, String parameter) {
        Answer answer = RunningService.get(VILLAGES + "/export?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }

    @Test
    void noTemporaryFileStaysBehind() throws Exception {
        RunningService.get(VILLAGES + "/export?f=gpkg&kind=community");
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("gis-export-"));
        }
    }

    /** Each value and each vertex is the same in all formats. */
    @Test
    void theFormatsSayTheSame() throws Exception {
        String query = "/export?filter=id='445102007200'&f=";
        String expected = attributes(RunningService.get(VILLAGES + query + "json"), "village.geojson");
        assertThat(expected).contains("大林村", "MULTIPOLYGON");
        assertThat(attributes(RunningService.get(VILLAGES + query + "jsonseq"), "village.geojsons"))
                .isEqualTo(expected);
        assertThat(attributes(RunningService.get(VILLAGES + query + "fgb"), "village.fgb"))
                .isEqualTo(expected);
        assertThat(attributes(RunningService.get(VILLAGES + query + "csv"), "village.csv"))
                .isEqualTo(expected);
    }

    /** What GDAL prints of a feature, but for what differs by nature: types, the order of its fields, the id as a field. */
    private String attributes(Answer answer, String name) throws Exception {
        Path file = Files.write(folder.resolve(name), answer.response().body());
        Path json = folder.resolve(name + ".normal.json");
        ogr2ogr(
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=9",
                "-oo",
                "AUTODETECT_TYPE=YES",
                json.toString(),
                file.toString());
        JsonNode feature = JsonMapper.shared()
                .readTree(Files.readString(json))
                .path("features")
                .path(0);
        JsonNode properties = feature.path("properties");
        StringBuilder text = new StringBuilder();
        for (String property : List.of("code", "name", "kind", "population")) {
            text.append(property)
                    .append('=')
                    .append(properties.path(property).asString(""))
                    .append(' ');
        }
        text.append(properties.path("valid_from").asString("").replace('/', '-'), 0, 10);
        text.append(' ').append(Math.round(100 * properties.path("area_m2").asDouble(0)));
        return text.append(' ')
                .append(feature.path("geometry").toString().replace("MultiPolygon", "MULTIPOLYGON"))
                .toString();
    }

    @Test
    void aTableOpensInASpreadsheet() {
        String points = RunningService.get(STATIONS + "/export?f=csv").text();
        assertThat(points)
                .startsWith("\ufeffid,name,kind,division_code,valid_from,valid_to,provenance,longitude,latitude\r\n");
        assertThat(points.lines()).hasSize(1070);
        String metres = RunningService.get(STATIONS
                        + "/export?f=csv&crs=http://www.opengis.net/def/crs/EPSG/0/4548&properties=name&precision=1")
                .text();
        assertThat(metres.lines().skip(1).findFirst().orElseThrow())
                .matches("[^,]+,[^,]+,26\\d{5}(\\.\\d)?,\\d{6}(\\.\\d)?");
        assertThat(metres).startsWith("\ufeffid,name,northing,easting");
        String bare = RunningService.get(VILLAGES + "/export?f=csv&skipGeometry=true&properties=name,population")
                .text();
        assertThat(bare).startsWith("\ufeffid,name,population\r\n445102007001,南园社区,6265\r\n");
    }

    @Test
    void anExportTakesWhatItemsTakeButNoPages() {
        JsonNode some = RunningService.get(VILLAGES + "/export?kind=community&sortby=-name&datetime=2024-01-01")
                .json();
        assertThat(some.path("numberReturned").intValue()).isEqualTo(126);
        assertThat(some.path("links").findValuesAsString("rel")).containsExactly("self");
        assertThat(RunningService.get(VILLAGES + "/export?limit=5").status()).isEqualTo(400);
        Answer html = RunningService.get(VILLAGES + "/export?f=html");
        assertThat(html.status()).isEqualTo(400);
        assertThat(html.json().path("allowed").toString()).contains("fgb").doesNotContain("html");
        assertThat(RunningService.get(VILLAGES + "/export?filter=%3D").status()).isEqualTo(400);
        assertThat(RunningService.send(HttpRequest.newBuilder(RunningService.address(VILLAGES + "/export"))
                                .DELETE()
                                .build())
                        .status())
                .isEqualTo(405);
    }

    // --- Pages -----------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"jsonseq, application/geo+json-seq", "csv, text/csv;charset=utf-8", "fgb, application/flatgeobuf"})
    void itemsAndOneComeInTheseFormatsToo(String format, String mediaType) {
        Answer page = RunningService.get(VILLAGES + "/items?limit=3&f=" + format);
        assertThat(page.header("Content-Type")).isEqualTo(mediaType);
        assertThat(page.header("Content-Crs")).isEqualTo("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        Answer one = RunningService.get(VILLAGES + "/items/445102007200", "Accept", mediaType.replaceFirst(";.*", ""));
        assertThat(one.header("Content-Type")).isEqualTo(mediaType);
        assertThat(one.text()).contains("大林村");
        assertThat(RunningService.get(VILLAGES + "/items?limit=1")
                        .json()
                        .path("links")
                        .findValuesAsString("type"))
                .contains(mediaType);
    }

    /** Where a format has no place for links they are header fields (RFC 8288), and lead through all features. */
    @ParameterizedTest
    @CsvSource({"jsonseq", "csv", "fgb"})
    void pagesWithoutLinksHaveThemAsHeaders(String format) {
        String address = VILLAGES + "/items?limit=400&sortby=-population&f=" + format;
        int pages = 0;
        for (String next = address; next != null; pages++) {
            Answer page = RunningService.get(next);
            assertThat(page.status()).isEqualTo(200);
            List<String> links = page.response().headers().allValues("Link");
            assertThat(links).anyMatch(link -> link.contains("rel=\"self\"") && link.contains("f=" + format));
            next = links.stream()
                    .filter(link -> link.contains("rel=\"next\""))
                    .map(link -> link.substring(link.indexOf("/api/"), link.indexOf('>')))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(pages).isEqualTo(3);
    }

    /** RFC 8142, 2.1: each text begins with a record separator and ends with a line feed. */
    @Test
    void aSequenceIsReadTextByText() {
        String sequence =
                RunningService.get(VILLAGES + "/items?limit=3&f=jsonseq").text();
        String[] texts = sequence.split("\u001e", -1);
        assertThat(texts).hasSize(4);
        assertThat(texts[0]).isEmpty();
        for (int i = 1; i < texts.length; i++) {
            assertThat(texts[i]).endsWith("}\n");
            assertThat(JsonMapper.shared().readTree(texts[i]).path("type").stringValue())
                    .isEqualTo("Feature");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 0.01", "4, 0.0001", "9, 0.000000001", "99, 0.000000001"})
    void coordinatesHaveAsManyDecimalsAsAreWanted(int precision, double step) {
        JsonNode rounded = RunningService.get(STATIONS + "/items?limit=20&precision=" + precision)
                .json();
        JsonNode exact = RunningService.get(STATIONS + "/items?limit=20").json();
        for (int i = 0; i < 20; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double value = rounded.at("/features/" + i + "/geometry/coordinates/" + axis)
                        .doubleValue();
                double original = exact.at("/features/" + i + "/geometry/coordinates/" + axis)
                        .doubleValue();
                assertThat(Math.abs(value - original)).isLessThanOrEqualTo(step / 2 + 1e-12);
                assertThat(String.valueOf(value).replaceFirst("^[^.]*\\.0?", "").length())
                        .isLessThanOrEqualTo(precision);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "two", "1.5"})
    void aPrecisionIsAWholeNumber(String precision) {
        assertThat(RunningService.get(VILLAGES + "/items?precision=" + precision)
                        .status())
                .isEqualTo(400);
    }

    // --- Codings ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/openapi",
                VILLAGES + "/items?limit=20&f=csv",
                VILLAGES + "/items/445102007200",
                VILLAGES + "/export?f=fgb&kind=community",
                "/",
                "/api/collections/nothing-of-this-name-is-here-but-the-answer-is-long/items"
            })
    void answersAreCodedForThoseWhoReadIt(String path) throws Exception {
        Answer plain = RunningService.get(path);
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        for (String coding : List.of("gzip", "zstd")) {
            Answer coded = RunningService.get(path, "Accept-Encoding", coding);
            assertThat(coded.status()).isEqualTo(plain.status());
            if (plain.response().body().length < 1024) {
                assertThat(coded.header("Content-Encoding")).isEmpty();
                assertThat(coded.response().body()).isEqualTo(plain.response().body());
                continue;
            }
            assertThat(coded.header("Content-Encoding")).isEqualTo(coding);
            assertThat(coded.header("Vary")).contains("Accept-Encoding");
            assertThat(coded.response().body()).hasSizeLessThan(plain.response().body().length);
            InputStream in = new ByteArrayInputStream(coded.response().body());
            byte[] decoded = (coding.equals("gzip") ? new GZIPInputStream(in) : new ZstdInputStream(in)).readAllBytes();
            assertThat(decoded).isEqualTo(plain.response().body());
        }
    }

    /** RFC 9110, 8.8.3.3: a coded answer has a tag of its own, and is known again by it. */
    @Test
    void aCodedAnswerHasATagOfItsOwn() {
        String path = VILLAGES + "/items/445102007200";
        String plain = RunningService.get(path).header("ETag");
        String gzip = RunningService.get(path, "Accept-Encoding", "gzip").header("ETag");
        assertThat(gzip).isEqualTo(plain.substring(0, plain.length() - 1) + "-gzip\"");
        Answer known = RunningService.get(path, "Accept-Encoding", "gzip", "If-None-Match", gzip);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("Vary")).contains("Accept-Encoding");
        assertThat(known.header("ETag")).isEqualTo(gzip);
        assertThat(RunningService.get(path, "Accept-Encoding", "zstd, gzip", "If-None-Match", "\"x\", " + gzip)
                        .status())
                .isEqualTo(304);
        assertThat(RunningService.get(path, "If-None-Match", gzip).status()).isEqualTo(200);
    }
}
