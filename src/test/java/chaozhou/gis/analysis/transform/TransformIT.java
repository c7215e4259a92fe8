package chaozhou.gis.analysis.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.analysis.TableQuestions;
import chaozhou.gis.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TransformIT {

    private static final String POINT = "'features':{'type':'Point','coordinates':[116.63,23.67]}";
    private static final String PLANE_POINT = "'features':{'type':'Point','coordinates':[462256.285,2618788.152]}";
    private static final String PARAMETERS = "15.8,-154.4,-82.3,0.32,-0.51,0.44,1.7";

    private final TableQuestions transform = new TableQuestions("transform");

    @Test
    void aPointIsAnsweredWithItsAxesInTheOrderOfTheAuthority() {
        JsonNode answer = transform.answer(POINT + ",'to':'EPSG:4548'");
        JsonNode row = answer.path("rows").path(0);
        assertThat(row.path("x").doubleValue()).isCloseTo(462_256.285, within(0.001));
        assertThat(row.path("y").doubleValue()).isCloseTo(2_618_788.152, within(0.001));
        assertThat(row.path("coordinates").stringValue()).startsWith("POINT (2618788.15");
        assertThat(answer.at("/columns/1/name").stringValue()).isEqualTo("y");
        assertThat(answer.at("/columns/3/title").stringValue()).isEqualTo("坐标（WKT，轴序：北坐标、东坐标）");
        assertThat(answer.path("crs").stringValue()).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/4548");
        JsonNode step = answer.path("steps").path(answer.path("steps").size() - 1);
        assertThat(step.at("/title/en").stringValue()).isEqualTo("CGCS2000 → EPSG:4548");
        assertThat(step.path("accuracyM").doubleValue()).isLessThan(0.001);
    }

    @Test
    void whatIsSentMayBeInAnotherSystem() {
        JsonNode row = transform
                .rows(PLANE_POINT + ",'from':'EPSG:4548','to':'http://www.opengis.net/def/crs/OGC/1.3/CRS84'")
                .path(0);
        assertThat(row.path("x").doubleValue()).isCloseTo(116.63, within(1e-8));
        assertThat(row.path("y").doubleValue()).isCloseTo(23.67, within(1e-8));
        JsonNode swapped = transform
                .rows(
                        "'features':{'type':'Point','coordinates':[2618788.152,462256.285]},'from':'EPSG:4548','swapAxes':true,'to':'CRS84'")
                .path(0);
        assertThat(swapped.path("x")).isEqualTo(row.path("x"));
        assertThat(swapped.path("coordinates")).isEqualTo(row.path("coordinates"));
    }

    @Test
    void urnsNameSystemsToo() {
        assertThat(transform.rows(POINT + ",'to':'urn:ogc:def:crs:EPSG::4527'"))
                .isEqualTo(transform.rows(POINT + ",'to':'EPSG:4527'"));
    }

    /** Axes in the other order, or another zone, give positions that exist, but not where somebody works with the system. */
    @Test
    void whatLiesOutsideOfTheZoneIsTold() {
        assertThat(transform
                        .rows(PLANE_POINT + ",'from':'EPSG:4548','to':'CRS84'")
                        .at("/0/remark")
                        .isNull())
                .isTrue();
        String swapped = "'features':{'type':'Point','coordinates':[2618788.152,462256.285]},'from':'EPSG:4548'";
        assertThat(transform.rows(swapped + ",'to':'CRS84'").at("/0/remark").stringValue())
                .contains("EPSG:4548 的投影带（经度 115.5 至 118.5 度）之外", "swapAxes");
        assertThat(transform
                        .rows("'features':{'type':'Point','coordinates':[123,23]},'to':'EPSG:4527'")
                        .at("/0/remark")
                        .stringValue())
                .contains("EPSG:4527");
        assertThat(transform
                        .refusal(
                                "inputs.features",
                                "'features':{'type':'Point','coordinates':[39462256.285,2618788.152]},'from':'EPSG:4548','to':'CRS84'")
                        .path("detail")
                        .stringValue())
                .contains("39462256.285 2618788.152 is no easting", "500000", "zone number");
    }

    @Test
    void anOlderDatumNeedsParametersOrConsent() {
        String from = PLANE_POINT + ",'from':'EPSG:2436','to':'EPSG:4490'";
        assertThat(transform.refusal("inputs.toWgs84", from).path("detail").stringValue())
                .contains("up to 200 m off", "inputs.acceptInaccuracy");
        transform.refusal("inputs.targetToWgs84", POINT + ",'to':'EPSG:2384'");
        transform.refusal("inputs.targetToWgs84", POINT + ",'to':'EPSG:2384','targetToWgs84':'1,2,3'");
        transform.refusal("inputs.toWgs84", POINT + ",'to':'EPSG:4490','toWgs84':'%s'".formatted(PARAMETERS));
        JsonNode rough = transform.answer(from + ",'acceptInaccuracy':true");
        assertThat(rough.at("/steps/1/accuracyM").doubleValue()).isEqualTo(200);
        JsonNode fine = transform.answer(from + ",'toWgs84':'%s'".formatted(PARAMETERS));
        assertThat(fine.at("/steps/1/accuracyM").doubleValue()).isEqualTo(1);
        assertThat(Math.abs(fine.at("/rows/0/x").doubleValue()
                        - rough.at("/rows/0/x").doubleValue()))
                .isGreaterThan(1e-5);
        // On one datum nothing is needed, and where that is on the earth nobody knows.
        assertThat(transform
                        .ask(PLANE_POINT + ",'from':'EPSG:2436','to':'EPSG:4214'", "application/geo+json")
                        .json()
                        .at("/features/0/geometry")
                        .isNull())
                .isTrue();
    }

    @Test
    void shapesOfALayerComeInTheSystemAndInGeoJsonAsCrs84() {
        String inputs = "'layer':'counties','to':'EPSG:4527'";
        JsonNode features = transform.ask(inputs, "application/geo+json").json().path("features");
        assertThat(features.size()).isEqualTo(3);
        JsonNode first = features.path(0);
        assertThat(first.at("/properties/coordinates").stringValue()).startsWith("MULTIPOLYGON (((26");
        assertThat(first.at("/geometry/coordinates/0/0/0/0").doubleValue()).isBetween(116.0, 118.0);
        assertThat(first.at("/properties/x").isNull()).isTrue();
    }

    @Test
    void onePositionThatCanNotBeThereDoesNotStopTheOthers() {
        JsonNode rows = transform.rows("""
                'features':{'type':'FeatureCollection','features':[
                {'type':'Feature','properties':null,'geometry':{'type':'Point','coordinates':[116.63,23.67]}},
                {'type':'Feature','properties':null,'geometry':{'type':'Point','coordinates':[-70,23.67]}},
                {'type':'Feature','properties':null,'geometry':null}]},'to':'GCJ-02'""");
        assertThat(rows.path(0).path("x").doubleValue()).isBetween(116.634, 116.636);
        assertThat(rows.path(1).path("remark").stringValue()).contains("超出该坐标系的范围");
        assertThat(rows.path(2).path("remark").stringValue()).contains("没有图形");
        transform.refusal("inputs.features", POINT + ",'from':'EPSG:4527','to':'CRS84'");
    }

    @Test
    void badInputsAreRefused() {
        assertThat(transform.refusal("inputs.to", POINT).path("allowed").size()).isEqualTo(14);
        transform.refusal("inputs.to", POINT + ",'to':'EPSG:2437'");
        transform.refusal("inputs.from", "'layer':'towns','from':'EPSG:4548','to':'CRS84'");
        transform.refusal("inputs.features", "'to':'CRS84'");
    }

    @Test
    void aTableOfPointsIsTransformedAsACommand(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(
                folder.resolve("点.csv"),
                "名称,x,y\n甲,462256.285,2618788.152\n乙,,\n丙,459189.745424847,2616581.30451303\n");
        CommandRun run = new CommandRun(RunningService.database(), folder);
        Path target = folder.resolve("经纬度.csv");
        assertThat(run.gis(
                                "",
                                "transform",
                                table.toString(),
                                "--from",
                                "EPSG:4548",
                                "--to",
                                "CRS84",
                                "-o",
                                target.toString())
                        .status())
                .isZero();
        List<String> lines = Files.readAllLines(target);
        assertThat(lines.get(0)).contains("名称").contains(",coordinates,remark");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).contains("116.6299999").contains("23.6699999");
        assertThat(lines.get(2)).contains("没有图形。");
        assertThat(run.gis("", "transform", table.toString(), "--to", "CRS84").output())
                .contains("never guessed", "EPSG:4548");
        // And back again, from the answer itself.
        assertThat(run.gis(
                                "",
                                "transform",
                                target.toString(),
                                "--from",
                                "CRS84",
                                "--to",
                                "EPSG:4548",
                                "--x",
                                "x",
                                "--y",
                                "y",
                                "-f",
                                "json")
                        .output())
                .contains("\"y\":2618788.15")
                .contains("\"steps\"");
    }
}
