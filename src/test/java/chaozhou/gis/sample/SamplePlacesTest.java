package chaozhou.gis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.sample.SampleLayer.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.Orientation;

class SamplePlacesTest {

    private static final String TODAY = "2026-01-01";
    private static final List<String> LAYERS = List.of(
            "counties",
            "towns",
            "villages",
            "industrial_zones",
            "farm_parks",
            "marine_ranches",
            "service_stations",
            "aid_projects");
    private static final SampleLayer ZONES = SampleLayer.read("industrial_zones");
    private static final SampleLayer STATIONS = SampleLayer.read("service_stations");
    private static final SampleLayer PROJECTS = SampleLayer.read("aid_projects");

    private static Map<String, Feature> byCode(String... layers) {
        Map<String, Feature> byCode = new HashMap<>();
        for (String layer : layers) {
            SampleLayer.read(layer)
                    .inForce(TODAY)
                    .features()
                    .forEach(feature -> byCode.put(feature.text("code"), feature));
        }
        return byCode;
    }

    @Test
    void thereAreSeventeenZonesInsideTheirCounties() {
        assertThat(ZONES.where(z -> z.text("kind").equals("main_platform")).count())
                .isOne();
        assertThat(ZONES.where(z -> z.text("kind").equals("cooperation_park")).count())
                .isOne();
        SampleLayer parks = ZONES.where(z -> z.text("kind").equals("county_park"));
        assertThat(parks.count()).isEqualTo(15);
        assertThat(parks.features().stream().map(z -> z.text("county_code")).distinct())
                .hasSize(3);
        Map<String, Feature> counties = byCode("counties");
        for (Feature zone : ZONES.features()) {
            assertThat(counties.get(zone.text("county_code")).geometry().contains(zone.geometry()))
                    .as(zone.text("name"))
                    .isTrue();
        }
    }

    @Test
    void theMainPlatformHasItsAreaOnTheEllipsoid() {
        Feature platform = ZONES.where(z -> z.text("kind").equals("main_platform"))
                .features()
                .get(0);
        assertThat(Geodesics.area(platform.geometry())).isCloseTo(27.05e6, within(0.005 * 27.05e6));
        assertThat(platform.properties().path("planned_area_m2").longValue()).isEqualTo(27_050_000);
    }

    @Test
    void thereAreTenFarmParksAndThreeOfThemAreInvented() {
        SampleLayer parks = SampleLayer.read("farm_parks");
        assertThat(parks.count()).isEqualTo(10);
        assertThat(parks.where(p -> p.text("provenance").equals("invented")).count())
                .isEqualTo(3);
        assertThat(ZONES.where(z -> z.text("provenance").equals("illustrative")).count())
                .isEqualTo(7);
        Map<String, Feature> counties = byCode("counties");
        for (Feature park : parks.where(p -> !p.text("county_code").isEmpty()).features()) {
            assertThat(counties.get(park.text("county_code")).geometry().contains(park.geometry()))
                    .as(park.text("name"))
                    .isTrue();
        }
    }

    @Test
    void zonesParksAndRanchesAreValid() {
        for (String layer : List.of("industrial_zones", "farm_parks", "marine_ranches")) {
            for (Feature site : SampleLayer.read(layer).features()) {
                assertThat(site.geometry().isValid()).as(site.id()).isTrue();
                for (int i = 0; i < site.geometry().getNumGeometries(); i++) {
                    assertThat(Orientation.isCCW(site.geometry().getGeometryN(i).getCoordinates()))
                            .as(site.id())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theNetCagesAreAtSea() {
        SampleLayer ranches = SampleLayer.read("marine_ranches");
        assertThat(sum(ranches, "cages")).isEqualTo(218);
        assertThat(sum(ranches, "investment_yuan")).isEqualTo(428_000_000);
        for (Feature county : SampleLayer.read("counties").features()) {
            assertThat(ranches.where(ranch -> ranch.geometry().intersects(county.geometry()))
                            .count())
                    .isZero();
        }
    }

    private static long sum(SampleLayer layer, String attribute) {
        return layer.features().stream()
                .mapToLong(f -> f.properties().path(attribute).longValue())
                .sum();
    }

    @Test
    void everyDivisionHasItsStationWithinIt() {
        assertThat(STATIONS.where(s -> s.text("kind").equals("center")).count()).isEqualTo(49);
        assertThat(STATIONS.where(s -> s.text("kind").equals("station")).count())
                .isEqualTo(1020);
        Map<String, Feature> divisions = byCode("towns", "villages");
        for (Feature station : STATIONS.features()) {
            assertThat(divisions.get(station.text("division_code")).geometry().contains(station.geometry()))
                    .as(station.id())
                    .isTrue();
        }
    }

    @Test
    void theAidProjectsAddUpToThePublishedSums() {
        assertThat(PROJECTS.count()).isEqualTo(67);
        assertThat(PROJECTS.features().stream().map(p -> p.text("town_code")).distinct())
                .hasSize(41);
        assertThat(sum(PROJECTS, "planned_yuan")).isEqualTo(80_363_000);
        assertThat(sum(PROJECTS, "spent_yuan")).isEqualTo(24_244_000);
        assertThat(PROJECTS.where(p -> p.text("enterprise").equals("中建四局")).count())
                .isEqualTo(8);
        Map<String, Feature> towns = byCode("towns");
        for (Feature project : PROJECTS.features()) {
            assertThat(project.properties().path("spent_yuan").longValue())
                    .isBetween(0L, project.properties().path("planned_yuan").longValue());
            assertThat(towns.get(project.text("town_code")).text("kind")).isEqualTo("town");
            assertThat(towns.get(project.text("town_code")).geometry().contains(project.geometry()))
                    .isTrue();
        }
    }

    @Test
    void theEnterprisesOfTheReportAllHaveProjects() {
        assertThat(PROJECTS.features().stream().map(p -> p.text("enterprise")).distinct())
                .contains("广东建工", "太平洋建设集团", "水电九局", "中建四局", "中铁建工");
    }

    @Test
    void positionsHaveAtMostSixDecimalsAndNoTrailingZeros() throws IOException {
        for (String layer : LAYERS) {
            String text = Files.readString(Path.of("gis-data/sample", layer + ".geojson"));
            assertThat(text)
                    .startsWith("{\"type\":\"FeatureCollection\",\"name\":\"" + layer + "\",\"features\":[\n")
                    .endsWith("\n]}\n")
                    .doesNotContainPattern("[\\[,][0-9]+\\.[0-9]{7}")
                    .doesNotContainPattern("[\\[,][0-9]+\\.[0-9]*0[,\\]]");
        }
    }

    @Test
    void allFilesTogetherHaveAtMostTwelveMegabytes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("gis-data/sample"))) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(12_000_000);
        }
    }

    @Test
    void theGeneratorWritesTheSameFilesAgainByteForByte(@TempDir Path folder) throws IOException {
        SampleGenerator.generate(Path.of("gis-data/facts"), folder);
        for (String layer : LAYERS) {
            assertThat(folder.resolve(layer + ".geojson"))
                    .hasSameBinaryContentAs(Path.of("gis-data/sample", layer + ".geojson"));
        }
    }
}
