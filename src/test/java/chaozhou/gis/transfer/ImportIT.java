package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chaozhou.gis.Gdal;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.store.Difference;
import chaozhou.gis.store.Releases;
import chaozhou.gis.transfer.ImportedService.Request;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports into a service of their own, which each of them leaves as it was. */
class ImportIT {

    private static final Path SAMPLE = Path.of("gis-data/sample");

    /** A square in the sea off Raoping, 0.01 degrees wide. */
    private static final String SQUARE =
            "{'type':'Polygon','coordinates':[[[116.98,23.50],[116.99,23.50],[116.99,23.51],[116.98,23.51],[116.98,23.50]]]}";

    private static final String RANCHES = "marine_ranches";

    @TempDir
    private Path folder;

    private String before = "";

    private static String feature(String id, String geometry) {
        return "{'type':'Feature','properties':{'id':'%s','name':'牧场%s','cages':3},'geometry':%s}"
                .formatted(id, id, geometry);
    }

    @BeforeEach
    void remember() {
        before = ImportedService.everythingOf(RANCHES) + ImportedService.everythingOf("towns");
    }

    /** Whatever was published is taken back, and with it everything is as it was. */
    @AfterEach
    void everythingIsAsItWas() {
        for (String layer : List.of(RANCHES, "towns", "service_stations")) {
            while (publications(layer) > 0) {
                ImportedService.bean(Releases.class)
                        .rollback(ImportedService.bean(Catalog.class).layer(layer));
            }
        }
        assertThat(ImportedService.everythingOf(RANCHES) + ImportedService.everythingOf("towns"))
                .isEqualTo(before);
        assertThat(ImportedService.stagingTables()).isEmpty();
    }

    private static long publications(String layer) {
        return ImportedService.bean(JdbcClient.class)
                .sql("SELECT count(*) FROM gis.publication WHERE layer = ? AND undone_at IS NULL")
                .param(layer)
                .query(Long.class)
                .single();
    }

    private static List<Map<String, Object>> rows(String layer, String columns) {
        return ImportedService.bean(JdbcClient.class)
                .sql("SELECT %s FROM public.%s ORDER BY id, valid_from".formatted(columns, layer))
                .query()
                .listOfRows();
    }

    // --- Publishing ------------------------------------------------------------------------------------------------

    @Test
    void aLayerIsReplacedFromADayOn() {
        ImportReport report = new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE))).run();
        assertThat(report.publication()).isNotNull();
        assertThat(report.comparison().added()).isEqualTo(1);
        assertThat(report.comparison().removed()).isEqualTo(3);
        assertThat(report.kept()).containsExactly("investment_yuan");
        List<Map<String, Object>> rows = rows(RANCHES, "id, valid_from::text, valid_to::text, cages, provenance");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0))
                .containsEntry("id", "a")
                .containsEntry("valid_from", "2026-01-01")
                .containsEntry("valid_to", null)
                .containsEntry("cages", 3L)
                .containsEntry("provenance", "illustrative");
        assertThat(rows.get(1)).containsEntry("valid_to", "2026-01-01");
    }

    @Test
    void aMergeLeavesWhatTheFileDoesNotHave() {
        ImportReport report = new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE)))
                .merged()
                .run();
        assertThat(report.comparison().removed()).isZero();
        assertThat(rows(RANCHES, "valid_to"))
                .allSatisfy(row -> assertThat(row.get("valid_to")).isNull());
    }

    @Test
    void eachDifferenceIsTold() {
        new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE), feature("b", SQUARE)))
                .merged()
                .run();
        String moved = SQUARE.replace("23.51", "23.52");
        ImportReport report = new Request(
                        RANCHES,
                        ImportedService.geoJson(
                                folder,
                                feature("a", moved).replace("'cages':3", "'cages':4"),
                                feature("b", SQUARE).replace("牧场b", "深水牧场"),
                                feature("c", SQUARE)))
                .merged()
                .dry()
                .from("2026-02-01")
                .run();
        assertThat(report.publication()).isNull();
        Map<String, Difference> differences = new HashMap<>();
        report.comparison().differences().forEach(difference -> differences.put(difference.id(), difference));
        assertThat(differences.get("a").attributes()).containsExactly("cages");
        assertThat(differences.get("a").isMoved()).isTrue();
        // A hundredth of a degree square here has some 1.13 km².
        assertThat(differences.get("a").gainedM2()).isBetween(1.12e6, 1.14e6);
        assertThat(differences.get("a").lostM2()).isZero();
        assertThat(differences.get("b").nameBefore()).isEqualTo("牧场b");
        assertThat(differences.get("b").name()).isEqualTo("深水牧场");
        assertThat(differences.get("c").kind()).isEqualTo(Difference.Kind.ADDED);
        assertThat(report.comparison().renamed()).isEqualTo(1);
        assertThat(report.comparison().moved()).isEqualTo(1);
        assertThat(rows(RANCHES, "id").stream().map(row -> row.get("id"))).doesNotContain("c");
    }

    @Test
    void rollbacksGoBackOneByOne() {
        String first = ImportedService.everythingOf(RANCHES);
        new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE))).run();
        String second = ImportedService.everythingOf(RANCHES);
        // On the same day, so that the version of the first import is replaced and not ended.
        new Request(
                        RANCHES,
                        ImportedService.geoJson(folder, feature("a", SQUARE).replace("'cages':3", "'cages':9")))
                .run();
        Releases releases = ImportedService.bean(Releases.class);
        releases.rollback(ImportedService.bean(Catalog.class).layer(RANCHES));
        assertThat(ImportedService.everythingOf(RANCHES)).isEqualTo(second);
        releases.rollback(ImportedService.bean(Catalog.class).layer(RANCHES));
        assertThat(ImportedService.everythingOf(RANCHES)).isEqualTo(first);
        assertThatThrownBy(() ->
                        releases.rollback(ImportedService.bean(Catalog.class).layer(RANCHES)))
                .isInstanceOf(GisException.Conflict.class);
    }

    @Test
    void aRevisionRisesWithEachPublicationAndEachRollback() {
        String sql = "SELECT revision FROM gis.layer WHERE layer = '%s'".formatted(RANCHES);
        JdbcClient jdbc = ImportedService.bean(JdbcClient.class);
        long revision = jdbc.sql(sql).query(Long.class).single();
        new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE))).run();
        assertThat(jdbc.sql(sql).query(Long.class).single()).isEqualTo(revision + 1);
        ImportedService.bean(Releases.class)
                .rollback(ImportedService.bean(Catalog.class).layer(RANCHES));
        assertThat(jdbc.sql(sql).query(Long.class).single()).isEqualTo(revision + 2);
    }

    @Test
    void theSameOnceMoreIsNothingNew() {
        Path file = ImportedService.geoJson(folder, feature("a", SQUARE));
        new Request(RANCHES, file).run();
        assertThat(new Request(RANCHES, file).run().publication()).isNull();
    }

    @Test
    void aDayBeforeTheLastChangeIsRefused() {
        Path file = ImportedService.geoJson(folder, feature("a", SQUARE));
        new Request(RANCHES, file).run();
        assertThatThrownBy(() -> new Request(RANCHES, file).from("2025-06-01").run())
                .isInstanceOf(GisException.Conflict.class)
                .hasMessageContaining("2026-01-01");
    }

    @Test
    void brokenRulesStopAnImport() {
        assertThatThrownBy(() -> new Request(
                                "towns",
                                ImportedService.geoJson(
                                        folder, feature("x", SQUARE).replace("'cages':3", "'code':'445122999'")))
                        .merged()
                        .run())
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining("kind is missing")
                .hasMessageContaining("50 are in force, but the definition expects 49");
    }

    @Test
    void twoImportsAtOnceDoNotMeet() throws Exception {
        Path file = ImportedService.geoJson(folder, feature("a", SQUARE));
        CountDownLatch isStaging = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        Thread first = new Thread(() -> new Request(RANCHES, file).run(new Progress() {
            @Override
            public void step(String message, double until) {
                if (message.equals("Comparing and checking")) {
                    isStaging.countDown();
                    try {
                        mayGoOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }

            @Override
            public void share(double done) {}
        }));
        first.start();
        isStaging.await();
        try {
            assertThatThrownBy(() -> new Request(RANCHES, file).run())
                    .isInstanceOf(GisException.Unavailable.class)
                    .hasMessageContaining("Another change of the data is under way");
        } finally {
            mayGoOn.countDown();
            first.join();
        }
        assertThat(publications(RANCHES)).isEqualTo(1);
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreMadeHarmlessAndComeBack() throws Exception {
        new Request(
                        RANCHES,
                        ImportedService.geoJson(folder, feature("a", SQUARE).replace("牧场a", "=HYPERLINK(1)")))
                .merged()
                .run();
        String table = new String(
                URI.create(ImportedService.address("/api/collections/marine_ranches/export?f=csv"))
                        .toURL()
                        .openStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(table).contains("a,'=HYPERLINK(1),3,");
        Path file = ImportedService.write(folder, "t.csv", table);
        assertThat(new Request(RANCHES, file)
                        .crs("EPSG:4490")
                        .dry()
                        .run()
                        .comparison()
                        .isEmpty())
                .isTrue();
    }

    // --- Shapes ----------------------------------------------------------------------------------------------------

    @Test
    void shapesAreMadeThoseOfTheLayerAndWhatWasDoneIsTold() {
        String bowTie =
                "{'type':'Polygon','coordinates':[[[116.98,23.50],[116.99,23.51],[116.99,23.50],[116.98,23.51],[116.98,23.50]]]}";
        String heights = SQUARE.replace("23.50]", "23.50,5]").replace("23.51]", "23.51,5]");
        String closed =
                SQUARE.replace("Polygon", "LineString").replace("[[[", "[[").replace("]]]", "]]");
        ImportReport report = new Request(
                        RANCHES,
                        ImportedService.geoJson(
                                folder, feature("bow", bowTie), feature("high", heights), feature("closed", closed)))
                .run();
        assertThat(report.read()).isEqualTo(3);
        assertThat(report.withHeights()).isEqualTo(1);
        assertThat(report.closedLines()).isEqualTo(1);
        assertThat(report.repairs()).singleElement().satisfies(repair -> {
            assertThat(repair.id()).isEqualTo("bow");
            assertThat(repair.reason()).isEqualTo("Self-intersection");
            assertThat(repair.longitude()).isBetween(116.98, 116.99);
        });
        assertThat(rows(RANCHES, "GeometryType(geom) AS type, ST_IsValid(geom) AS valid, ST_NDims(geom) AS dims"))
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("type", "MULTIPOLYGON")
                        .containsEntry("valid", true)
                        .containsEntry("dims", 2));
    }

    /** An arc over a chord, as drawings have them: 0.01 degrees wide and half as high. */
    @Test
    void curvesAreMadeLines() throws Exception {
        Path csv = ImportedService.write(
                folder,
                "curves.csv",
                "id,name,cages,wkt\narc,弧,2,\"CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING(116.98 23.5,116.985 23.505,116.99 23.5),(116.99 23.5,116.98 23.5)))\"\n");
        Path curves = folder.resolve("curves.gpkg");
        Gdal.ogr2ogr(
                "-oo",
                "GEOM_POSSIBLE_NAMES=wkt",
                "-a_srs",
                "EPSG:4490",
                "-nlt",
                "CURVEPOLYGON",
                curves.toString(),
                csv.toString());
        ImportReport report = new Request(RANCHES, curves).merged().run();
        assertThat(report.hasCurves()).isTrue();
        Map<String, Object> row = rows(RANCHES, "id, ST_NPoints(geom) AS points, ST_Area(geom) AS area").stream()
                .filter(known -> known.get("id").equals("arc"))
                .findFirst()
                .orElseThrow();
        assertThat((int) row.get("points")).isGreaterThan(20);
        assertThat((double) row.get("area")).isCloseTo(Math.PI * 0.005 * 0.005 / 2, withPercentage(1));
    }

    /** Drawings have closed lines for areas, and no fields of their own. */
    @Test
    void aDrawingComesIn() throws Exception {
        Path dxf = folder.resolve("红线.dxf");
        Gdal.ogr2ogr(
                "-f",
                "DXF",
                "-sql",
                "SELECT * FROM data",
                dxf.toString(),
                ImportedService.geoJson(
                                folder,
                                feature(
                                        "a",
                                        SQUARE.replace("Polygon", "LineString")
                                                .replace("[[[", "[[")
                                                .replace("]]]", "]]")))
                        .toString());
        ImportReport report = new Request(RANCHES, dxf)
                .crs("EPSG:4490")
                .map("EntityHandle", "id")
                .map("Layer", "name")
                .merged()
                .unchecked()
                .run();
        assertThat(report.closedLines()).isEqualTo(1);
        assertThat(report.comparison().added()).isEqualTo(1);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws Exception {
        Path file = folder.resolve("a.gpkg");
        Gdal.ogr2ogr(
                file.toString(),
                ImportedService.geoJson(folder, feature("a", SQUARE)).toString());
        assertThatThrownBy(() -> new Request(RANCHES, file).merged().run(new Progress() {
                    @Override
                    public void step(String message, double until) {
                        if (message.equals("Taking the features in")) {
                            assertThat(file.toFile().setLastModified(0)).isTrue();
                        }
                    }

                    @Override
                    public void share(double done) {}
                }))
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining("changed while it was read");
    }

    @Test
    void badFeaturesStopAnImportUnlessSomeAreAllowed() {
        new Request(RANCHES, ImportedService.geoJson(folder, feature("a", SQUARE), feature("b", SQUARE)))
                .merged()
                .run();
        Path file = ImportedService.geoJson(
                folder,
                feature("a", "null"),
                feature("b", SQUARE).replace("'cages':3", "'cages':5"),
                feature("b", SQUARE),
                feature("c", "{'type':'Point','coordinates':[117,23.5]}"));
        assertThatThrownBy(() -> new Request(RANCHES, file).from("2026-02-01").run())
                .isInstanceOf(GisException.InvalidData.class)
                .hasMessageContaining("row 1, a: it has no geometry")
                .hasMessageContaining("b: another feature of the source has the same id")
                .hasMessageContaining("row 4, c: its geometry is a Point, but the layer has MultiPolygon");
        ImportReport report =
                new Request(RANCHES, file).from("2026-02-01").mostBad(0.8).run();
        assertThat(report.refused()).isEqualTo(3);
        // What was refused stays as it is; of two with one id the first is taken.
        assertThat(rows(RANCHES, "id, cages, valid_to").stream()
                        .filter(row -> row.get("valid_to") == null)
                        .map(row -> row.get("id") + " " + row.get("cages")))
                .containsExactly("a 3", "b 5");
    }

    // --- Coordinates -----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "EPSG:4548, 496469, 2600300, --crs EPSG:4548",
        "EPSG:4527, 39496469, 2600300, --crs EPSG:4527",
        "EPSG:4490, 116.97, 23.5, --crs EPSG:4490",
        "'', 2600300, 496469, --crs EPSG:4548 --swap-axes",
        "'', 23.5, 116.97, --crs EPSG:4490 --swap-axes"
    })
    void aSourceWithoutACrsIsStoppedWithWhatWouldFit(String crs, double x, double y, String suggestion) {
        Path file = ImportedService.write(
                folder, "点.csv", "name,kind,division_code,x,y\n站,station,445122,%s,%s\n".formatted(x, y));
        assertThatThrownBy(() -> new Request("service_stations", file).merged().run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("does not say its CRS")
                .hasMessageContaining(suggestion);
        if (!crs.isEmpty()) {
            assertThat(new Request("service_stations", file)
                            .merged()
                            .unchecked()
                            .dry()
                            .crs(crs)
                            .run()
                            .read())
                    .isEqualTo(1);
        }
    }

    /** The test point of the region: 116.63 E 23.67 N in EPSG:4490 is 462256.285, 2618788.152 in EPSG:4548. */
    @ParameterizedTest
    @CsvSource({"EPSG:4548, 462256.285, 2618788.152, false", "EPSG:4548, 2618788.152, 462256.285, true"})
    void coordinatesComeToTheirPlace(String crs, double x, double y, boolean areSwapped) {
        Path file = ImportedService.write(
                folder, "点.csv", "id,name,kind,division_code,x,y\nnew,站,station,445102,%s,%s\n".formatted(x, y));
        Request request =
                new Request("service_stations", file).merged().unchecked().crs(crs);
        (areSwapped ? request.swapped() : request).run();
        Map<String, Object> row = rows("service_stations", "id, ST_X(geom) AS x, ST_Y(geom) AS y").stream()
                .filter(known -> known.get("id").equals("new"))
                .findFirst()
                .orElseThrow();
        assertThat((double) row.get("x")).isCloseTo(116.63, offset(1e-8));
        assertThat((double) row.get("y")).isCloseTo(23.67, offset(1e-8));
    }

    @Test
    void anOlderDatumNeedsParametersOrConsent() throws Exception {
        Path shapes = folder.resolve("x54.shp");
        Gdal.ogr2ogr(
                "-a_srs",
                "EPSG:2436",
                shapes.toString(),
                ImportedService.geoJson(folder, feature("a", """
                {'type':'Polygon','coordinates':[[[497000,2600000],[498000,2600000],[498000,2601000],[497000,2601000],[497000,2600000]]]}""")).toString());
        assertThatThrownBy(() -> new Request(RANCHES, shapes).merged().run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("--to-wgs84")
                .hasMessageContaining("--accept-inaccuracy");
        assertThat(new Request(RANCHES, shapes).merged().inaccurate().run().accuracyM())
                .isEqualTo(200);
        ImportReport report = new Request(RANCHES, shapes)
                .merged()
                .shift("70,-150,-30,0,0,0,0")
                .from("2026-02-01")
                .run();
        assertThat(report.accuracyM()).isEqualTo(1);
        assertThat(ImportedService.bean(LayerStates.class)
                        .of(ImportedService.bean(Catalog.class).layer(RANCHES))
                        .accuracyM())
                .isEqualTo(1.0);
        assertThat(report.comparison().moved()).isEqualTo(1);
        List<Map<String, Object>> moved = rows(
                RANCHES,
                "id, ST_Distance(ST_Centroid(geom)::geography, lag(ST_Centroid(geom)::geography) OVER (ORDER BY valid_from)) AS metres");
        assertThat((double) moved.stream()
                        .filter(row -> row.get("id").equals("a") && row.get("metres") != null)
                        .reduce((one, other) -> other)
                        .orElseThrow()
                        .get("metres"))
                .isBetween(20.0, 200.0);
        assertThat(ImportedService.bean(JdbcClient.class)
                        .sql("SELECT accuracy_m FROM gis.publication ORDER BY number")
                        .query(Double.class)
                        .list())
                .endsWith(200.0, 1.0);
    }

    /** The sample's own boundaries, put on the grids of web maps, are known again; as they are, they are not suspected. */
    @ParameterizedTest
    @CsvSource({"GCJ02", "BD09"})
    void shiftedDataAreRecognised(String grid) throws Exception {
        ShiftedGrid shift = ShiftedGrid.valueOf(grid);
        Path shifted = ShiftedSample.write(SAMPLE.resolve("towns.geojson"), shift, folder.resolve("towns.geojson"));
        assertThatThrownBy(() -> new Request("towns", shifted).dry().run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("say --crs " + grid);
        ImportReport report = new Request("towns", shifted)
                .crs(grid)
                .dry()
                .where("valid_to IS NULL")
                .run();
        assertThat(report.comparison().isEmpty()).isTrue();
        // Somebody who insists is told, and believed.
        assertThat(new Request("towns", shifted).crs("EPSG:4490").dry().run().warnings())
                .singleElement()
                .asString()
                .contains(grid);
    }

    // --- Fields ----------------------------------------------------------------------------------------------------

    @Test
    void fieldsOfTheSurveyStandardsAreKnown() throws Exception {
        Path file = folder.resolve("乡镇.shp");
        Gdal.ogr2ogr(
                "-lco",
                "ENCODING=GBK",
                "-dialect",
                "SQLite",
                "-sql",
                "SELECT geometry, code || '000' AS XZQDM, name AS XZQMC, county_code AS 县区代码, CASE kind WHEN 'town' THEN '镇' WHEN 'street' THEN '街道' ELSE '林场' END AS 类别, 5 AS 备注 FROM towns WHERE valid_to IS NULL",
                file.toString(),
                SAMPLE.resolve("towns.geojson").toString());
        Files.delete(folder.resolve("乡镇.cpg"));
        Inspection inspection = new Request("towns", file).inspect();
        assertThat(inspection.encoding()).isEqualTo("GB18030 (by its bytes)");
        assertThat(inspection.crs()).isEqualTo("EPSG:4326");
        assertThat(inspection.count()).isEqualTo(49);
        ImportReport report = new Request("towns", file).dry().run();
        assertThat(report.mapping())
                .containsEntry("code", "XZQDM")
                .containsEntry("name", "XZQMC")
                .containsEntry("county_code", "县区代码")
                .containsEntry("kind", "类别");
        assertThat(report.unmapped()).containsExactly("备注");
        assertThat(report.kept()).containsExactly("code_stat", "pinyin", "pilot", "specialty");
        assertThat(report.comparison().isEmpty()).isTrue();
    }

    @Test
    void whatIsNotKnownCanBeSaid() {
        Path file = ImportedService.geoJson(
                folder, feature("a", SQUARE).replace("'cages'", "'网箱数量'").replace("'id'", "'编号'"));
        assertThat(new Request(RANCHES, file).dry().run().unmapped()).containsExactly("编号", "网箱数量");
        ImportReport report = new Request(RANCHES, file)
                .map("网箱数量", "cages")
                .map("编号", "id")
                .dry()
                .run();
        assertThat(report.unmapped()).isEmpty();
        assertThat(report.comparison().differences())
                .anyMatch(difference -> difference.id().equals("a"));
        assertThatThrownBy(() ->
                        new Request(RANCHES, file).map("没有", "cages").dry().run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("the fields are 编号, name, 网箱数量");
        assertThatThrownBy(() ->
                        new Request(RANCHES, file).map("编号", "nothing").dry().run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("it has id");
    }

    @Test
    void cornerPointsOfLandSurveysComeIn() throws Exception {
        Path file = folder.resolve("地块.txt");
        Files.write(file, """
                [属性描述]
                坐标系=2000国家大地坐标系
                几度分带=3
                计量单位=米
                带号=39
                [地块坐标]
                5,25,1,养殖一区,面,,,,@
                J1,1,2600000,39497000
                J2,1,2600000,39497500
                J3,1,2600500,39497500
                J4,1,2600500,39497000
                J1,1,2600000,39497000
                """.getBytes(Charset.forName("GBK")));
        ImportReport report = new Request(RANCHES, file)
                .map("DKMC", "name")
                .map("DKBH", "id")
                .merged()
                .run();
        assertThat(report.crs()).isEqualTo("EPSG:4527");
        Map<String, Object> row = rows(RANCHES, "id, name, ST_Area(geom::geography) AS area").stream()
                .filter(known -> known.get("id").equals("1"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("name")).isEqualTo("养殖一区");
        // Off the meridian by 3 km the projection is true to 10^-7.
        assertThat((double) row.get("area")).isBetween(249_990.0, 250_010.0);
    }

    // --- Real files ------------------------------------------------------------------------------------------------

    /** Outlines of the counties as published, in GCJ-02, and as they are; absent where only the repository is. */
    @Test
    void realOutlinesAreRecognisedOnTheirGrid() {
        Path real = Path.of("../shared/real");
        assumeTrue(Files.isDirectory(real), "no folder " + real);
        Path shifted = real.resolve("counties_gcj02.geojson");
        assertThatThrownBy(() -> new Request("counties", shifted)
                        .where("level = 'county'")
                        .dry()
                        .run())
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("say --crs GCJ02");
        ImportReport fromGrid = new Request("counties", shifted)
                .where("level = 'county'")
                .crs("GCJ02")
                .dry()
                .run();
        ImportReport asTheyAre = new Request("counties", real.resolve("counties_wgs84.geojson"))
                .where("level = 'county'")
                .dry()
                .run();
        assertThat(asTheyAre.warnings()).isEmpty();
        for (int i = 0; i < 3; i++) {
            double one = asTheyAre.comparison().differences().get(i).gainedM2();
            double other = fromGrid.comparison().differences().get(i).gainedM2();
            assertThat(other).isCloseTo(one, withPercentage(0.01));
        }
    }

    @Test
    void aRealListOfDivisionsIsReadWhole() {
        Path real = Path.of("../shared/real/divisions_2016.csv");
        assumeTrue(Files.exists(real), "no file " + real);
        Inspection inspection = new Request("service_stations", real).inspect();
        assertThat(inspection.count()).isGreaterThan(1000);
        assertThat(inspection.fields()).extracting(FieldReport::name).contains("code12", "name", "lng_gcj02");
        assertThat(inspection.geometries()).containsKey("Point");
        assertThat(inspection.crs()).isNull();
    }
}
