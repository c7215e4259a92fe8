package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.Gdal;
import chaozhou.gis.error.GisException;
import chaozhou.gis.transfer.ImportedService.Request;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are broken or meant to break something: each is refused with a reason, or read safely; nothing stays behind. */
class BadFilesIT {

    private static final String LAYER = "marine_ranches";
    private static final Path TOWNS = Path.of("gis-data/sample/towns.geojson");

    @TempDir
    private Path folder;

    private long temporary;
    private String stored = "";

    private static long temporaryFiles() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("gis-"))
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void remember() {
        temporary = temporaryFiles();
        stored = ImportedService.everythingOf(LAYER);
    }

    @AfterEach
    void nothingStaysBehind() {
        assertThat(temporaryFiles()).isEqualTo(temporary);
        assertThat(ImportedService.everythingOf(LAYER)).isEqualTo(stored);
        assertThat(ImportedService.stagingTables()).isEmpty();
    }

    private static void refused(Path file, String reason) {
        assertThatThrownBy(() -> new Request(LAYER, file).crs("EPSG:4490").run())
                .isInstanceOf(GisException.class)
                .hasMessageContaining(reason);
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    // --- Archives --------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "../outside.geojson",
        "/tmp/outside.geojson",
        "a/../../outside.geojson",
        "..\\outside.geojson",
        "C:\\outside.geojson"
    })
    void anArchiveWritesNowhereElse(String name) throws IOException {
        refused(zip("out.zip", name, "{}"), "leads out of it");
        assertThat(Path.of("/tmp/outside.geojson")).doesNotExist();
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("zeros.csv"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        refused(bomb, "it unpacks to far more than its own size");
        // As a spreadsheet it is looked through too, before GDAL has it.
        Path sheet = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(sheet))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        refused(sheet, "it unpacks to far more than its own size");
    }

    @Test
    void archivesInArchivesAreNotFollowed() throws IOException {
        refused(zip("outer.zip", "inner.zip", "PK"), "there is an archive inside, inner.zip");
    }

    @Test
    void anArchiveThatIsCutOffIsTold() throws IOException {
        Path whole = zip("whole.zip", "towns.geojson", Files.readString(TOWNS));
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(Files.readAllBytes(whole), 5000));
        refused(cut, "it may have been cut off on its way");
    }

    @Test
    void whatAnArchiveCallsALinkIsAPlainFile() throws IOException {
        // The target as the text of a file, as zip keeps links.
        refused(zip("link.zip", "data.geojson", "/etc/passwd"), "is in no format that is known here");
    }

    // --- Formats ---------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "AC1032 drawing, is a DWG drawing",
        "Rar!x, is a RAR archive",
        "just words, is in no format that is known here",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><kml>&e;</kml>, is XML with a document type of its own",
        "<OGRVRTDataSource><OGRVRTLayer name='x'/></OGRVRTDataSource>, 'neither KML nor GML: its root is <OGRVRTDataSource>'",
        "<svg/>, neither KML nor GML"
    })
    void aFormatIsToldByTheContent(String content, String reason) {
        refused(ImportedService.write(folder, "data.geojson", content), reason);
    }

    @Test
    void aWrongNameDoesNotMatter() throws IOException {
        Path file = Files.copy(TOWNS, folder.resolve("towns.csv"));
        assertThat(new Request("towns", file).dry().run().comparison().isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",', 1",
        "'{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[NaN,1]}}]}', NaN",
        "'{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1e400,1]}}]}', beyond all doubles"
    })
    void brokenGeoJsonIsToldWithItsLine(String content, String reason) {
        refused(ImportedService.write(folder, "data.geojson", content), reason);
    }

    @Test
    void deepGeoJsonIsRefused() {
        refused(
                ImportedService.write(
                        folder, "deep.geojson", "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"),
                "nesting depth");
    }

    @Test
    void aTableWithAMillionColumnsIsRefused() {
        refused(ImportedService.write(folder, "wide.csv", "a,".repeat(1_000_000) + "b\n1\n"), "more than 2000 columns");
    }

    /** What a formula gave when the sheet was saved is its value; nothing is computed anew. */
    @Test
    void formulasAreNotComputed() throws Exception {
        Path csv = ImportedService.write(folder, "t.csv", "name,cages\n=1+1,two\n");
        Path xlsx = folder.resolve("t.xlsx");
        Gdal.ogr2ogr("-f", "XLSX", xlsx.toString(), csv.toString());
        try (FileSystem archive = FileSystems.newFileSystem(xlsx)) {
            Path sheet = archive.getPath("xl/worksheets/sheet1.xml");
            String formula = "<c r=\"B2\"><f>1+1</f><v>7</v>";
            Files.writeString(
                    sheet, Files.readString(sheet).replaceFirst("<c r=\"B2\" t=\"s\">\\s*<v>\\d+</v>", formula));
        }
        Inspection inspection = new Request(LAYER, xlsx).inspect();
        assertThat(inspection.fields().get(0).samples()).contains("=1+1");
        assertThat(inspection.fields().get(1).samples()).contains("7");
    }

    // --- Shapefiles and geodatabases -------------------------------------------------------------------------------

    private Path shapefile() throws Exception {
        Path shapes = folder.resolve("towns.shp");
        Gdal.ogr2ogr(shapes.toString(), TOWNS.toString());
        return shapes;
    }

    @ParameterizedTest
    @CsvSource({"dbf", "shx"})
    void aShapefileNeedsItsParts(String part) throws Exception {
        Path shapes = shapefile();
        Files.delete(folder.resolve("towns." + part));
        refused(shapes, "needs its .dbf and .shx beside it");
    }

    @ParameterizedTest
    @CsvSource({"shp, it is cut off", "shx, it is cut off", "dbf, it is cut off"})
    void aShapefileThatIsCutOffIsTold(String part, String reason) throws Exception {
        Path shapes = shapefile();
        Path file = folder.resolve("towns." + part);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        refused(shapes, reason);
    }

    @Test
    void partsOfAnotherShapefileAreTold() throws Exception {
        Path shapes = shapefile();
        Path other = Files.createDirectory(folder.resolve("other"));
        Gdal.ogr2ogr("-where", "kind = 'town'", other.resolve("towns.shp").toString(), TOWNS.toString());
        Files.copy(other.resolve("towns.dbf"), folder.resolve("towns.dbf"), StandardCopyOption.REPLACE_EXISTING);
        refused(shapes, "they are not of the same Shapefile");
    }

    @Test
    void aBrokenTableOfAGeodatabaseIsTold() throws Exception {
        Path geodatabase = folder.resolve("towns.gdb");
        Gdal.ogr2ogr("-f", "OpenFileGDB", geodatabase.toString(), TOWNS.toString());
        Path table;
        try (Stream<Path> files = Files.list(geodatabase)) {
            table = files.filter(file -> file.toString().endsWith(".gdbtable"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> new Request(LAYER, geodatabase).run()).isInstanceOf(GisException.class);
        Files.delete(Path.of(table.toString().replace(".gdbtable", ".gdbtablx")));
        refused(geodatabase, "copy the whole folder");
    }

    @Test
    void aGeoPackageThatIsCutOffIsTold() throws Exception {
        Path file = folder.resolve("towns.gpkg");
        Gdal.ogr2ogr(file.toString(), TOWNS.toString());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> new Request("towns", file).dry().run()).isInstanceOf(GisException.class);
    }

    // --- Other hosts -----------------------------------------------------------------------------------------------

    @Test
    void nothingIsFetchedFromAnywhere() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write('x');
            }
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort();
            Path gml = ImportedService.write(folder, "a.gml", """
                    <?xml version="1.0"?>
                    <c:FeatureCollection xmlns:c="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"
                      xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                      xsi:schemaLocation="http://example.com/x %1$s/x.xsd">
                      <gml:featureMember><c:f><c:name>a</c:name><c:geometry xlink:href="%1$s/g"/></c:f></gml:featureMember>
                    </c:FeatureCollection>""".formatted(address));
            Path kml = ImportedService.write(folder, "a.kml", """
                    <kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>%s/k.kml</href></Link></NetworkLink>
                    <Placemark><name>a</name><Point><coordinates>117,23.5</coordinates></Point></Placemark></Document></kml>""".formatted(address));
            for (Path file : new Path[] {gml, kml}) {
                try {
                    new Request(LAYER, file).inspect();
                } catch (GisException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
            assertThatThrownBy(() -> new Request(LAYER, Path.of(address + "/x.geojson")).run())
                    .isInstanceOf(GisException.Setup.class)
                    .hasMessageContaining("There is no file");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }
}
