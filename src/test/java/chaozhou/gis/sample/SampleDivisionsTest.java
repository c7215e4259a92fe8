package chaozhou.gis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.sample.SampleLayer.Feature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

class SampleDivisionsTest {

    private static final String TODAY = "2026-01-01";
    private static final String BEFORE = "2023-11-30";
    private static final double GAP = 1e-5;

    private static final SampleLayer COUNTIES = SampleLayer.read("counties");
    private static final SampleLayer TOWNS = SampleLayer.read("towns");
    private static final SampleLayer VILLAGES = SampleLayer.read("villages");
    private static final Facts FACTS = Facts.read(java.nio.file.Path.of("gis-data/facts"));

    @Test
    void thereAreThreeCountiesAndFengxiBefore() {
        assertThat(COUNTIES.inForce(TODAY).features())
                .extracting(Feature::id)
                .containsExactly("445102", "445103", "445122");
        assertThat(COUNTIES.inForce(BEFORE).features())
                .extracting(f -> f.text("name"))
                .contains("枫溪区")
                .hasSize(4);
        assertThat(COUNTIES.inForce("2023-12-01").count()).isEqualTo(3);
    }

    @Test
    void everyTownHasItsNumbersOfVillagesAndCommunities() {
        assertThat(TOWNS.inForce(TODAY).count()).isEqualTo(49);
        for (Facts.Town town : FACTS.towns()) {
            SampleLayer parts =
                    VILLAGES.inForce(TODAY).where(v -> v.text("town_code").equals(town.code()));
            assertThat(parts.where(v -> v.text("kind").equals("village")).count())
                    .as(town.name())
                    .isEqualTo(town.villages());
            assertThat(parts.where(v -> v.text("kind").equals("community")).count())
                    .as(town.name())
                    .isEqualTo(town.communities());
        }
        assertThat(VILLAGES.inForce(TODAY)
                        .where(v -> v.text("kind").equals("village"))
                        .count())
                .isEqualTo(894);
        assertThat(VILLAGES.inForce(TODAY)
                        .where(v -> v.text("kind").equals("community"))
                        .count())
                .isEqualTo(126);
    }

    @ParameterizedTest
    @ValueSource(strings = {TODAY, BEFORE})
    void everyLevelIsAValidCoverageOnEveryDay(String day) {
        for (SampleLayer layer : List.of(COUNTIES, TOWNS, VILLAGES)) {
            Geometry[] faults = CoverageValidator.validate(layer.inForce(day).geometries(), GAP);
            assertThat(CoverageValidator.hasInvalidResult(faults)).isFalse();
        }
    }

    @Test
    void everyTownIsExactlyTheUnionOfItsVillages() {
        for (Feature town : TOWNS.inForce(TODAY).features()) {
            SampleLayer parts =
                    VILLAGES.inForce(TODAY).where(v -> v.text("town_code").equals(town.id()));
            if (parts.count() > 0) {
                assertSameGround(town, parts);
            }
        }
    }

    @Test
    void everyCountyIsExactlyTheUnionOfItsTowns() {
        for (Feature county : COUNTIES.inForce(TODAY).features()) {
            assertSameGround(
                    county,
                    TOWNS.inForce(TODAY).where(t -> t.text("county_code").equals(county.id())));
        }
    }

    /** The same ground, and the same vertices along it. */
    private static void assertSameGround(Feature whole, SampleLayer parts) {
        Geometry union = CoverageUnion.union(parts.geometries());
        assertThat(union.equalsTopo(whole.geometry())).as(whole.id()).isTrue();
        assertThat(vertices(whole.geometry())).as(whole.id()).isEqualTo(vertices(union));
    }

    private static Set<Coordinate> vertices(Geometry geometry) {
        return new HashSet<>(List.of(geometry.getCoordinates()));
    }

    @Test
    void fengxiDistrictHadTheGroundThatItsTownHasNow() {
        Feature district =
                COUNTIES.where(c -> c.id().equals("fengxi")).features().get(0);
        Feature town = TOWNS.where(t -> t.text("name").equals("枫溪镇")).features().get(0);
        assertThat(town.text("valid_from")).isEqualTo(district.text("valid_to")).isEqualTo("2023-12-01");
        assertThat(district.geometry().equalsExact(town.geometry())).isTrue();
        Geometry city = CoverageUnion.union(COUNTIES.inForce(TODAY).geometries());
        assertThat(CoverageUnion.union(COUNTIES.inForce(BEFORE).geometries()).equalsTopo(city))
                .isTrue();
    }

    @Test
    void everyGeometryIsValidAndTurnsAsGeoJsonAsks() {
        for (SampleLayer layer : List.of(COUNTIES, TOWNS, VILLAGES)) {
            for (Feature feature : layer.features()) {
                assertThat(feature.geometry().isValid()).as(feature.id()).isTrue();
                for (Polygon polygon : polygons(feature.geometry())) {
                    assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                            .isTrue();
                    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                        assertThat(Orientation.isCCW(polygon.getInteriorRingN(i).getCoordinates()))
                                .isFalse();
                    }
                }
            }
        }
    }

    private static List<Polygon> polygons(Geometry geometry) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add((Polygon) geometry.getGeometryN(i));
        }
        return polygons;
    }

    @Test
    void aVillageHasSixtyToFourHundredVertices() {
        for (Feature village : VILLAGES.features()) {
            int rings = polygons(village.geometry()).stream()
                    .mapToInt(p -> 1 + p.getNumInteriorRing())
                    .sum();
            assertThat(village.geometry().getNumPoints() - rings)
                    .as(village.id())
                    .isBetween(60, 400);
        }
    }

    @Test
    void someVillagesHaveExclavesAndSomeHaveHoles() {
        assertThat(VILLAGES.where(v -> v.geometry().getNumGeometries() > 1).count())
                .isGreaterThanOrEqualTo(5);
        assertThat(VILLAGES.where(v -> polygons(v.geometry()).stream().anyMatch(p -> p.getNumInteriorRing() > 0))
                        .count())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void everySeatLiesInItsTown() {
        for (Facts.Town town : FACTS.towns()) {
            Coordinate seat = Plane.degrees(town.seat());
            Feature feature =
                    TOWNS.where(t -> t.id().equals(town.code())).features().get(0);
            assertThat(feature.geometry().contains(Facts.GEOMETRY.createPoint(seat)))
                    .as(town.name())
                    .isTrue();
        }
    }

    @Test
    void namesAreUniqueWithinTheirTownAndTheKnownOnesAreThere() {
        for (Facts.Town town : FACTS.towns()) {
            List<String> names =
                    VILLAGES.inForce(TODAY).where(v -> v.text("town_code").equals(town.code())).features().stream()
                            .map(v -> v.text("name"))
                            .toList();
            assertThat(new HashSet<>(names)).as(town.name()).hasSameSizeAs(names);
        }
        for (Facts.Row row : FACTS.villages()) {
            assertThat(VILLAGES.inForce(TODAY)
                            .where(v -> v.text("town_code").equals(row.text("town"))
                                    && v.text("name").equals(row.text("name")))
                            .count())
                    .as(row.text("name"))
                    .isOne();
        }
    }

    @Test
    void theProgrammeHasReachedAsManyVillagesAsTheCityCounts() {
        SampleLayer now = VILLAGES.inForce(TODAY);
        assertThat(now.where(v -> v.properties().path("livable").asBoolean(false))
                        .count())
                .isEqualTo(590);
        assertThat(now.where(v -> v.properties().path("credit").asBoolean(false))
                        .count())
                .isEqualTo(889);
        SampleLayer models = now.where(v -> !v.text("collective_model").isEmpty());
        assertThat(models.count()).isEqualTo(78);
        assertThat(models.features().stream()
                        .map(v -> v.text("collective_model"))
                        .distinct())
                .hasSize(6);
        assertThat(now.where(v -> v.properties().path("model_year").isNumber()).count())
                .isEqualTo(100);
        assertThat(now.where(v -> v.properties().path("model_year").asInt(0) == 2023)
                        .count())
                .isEqualTo(20);
    }

    @Test
    void theCityHasNoHolesAndHaishanForItsIsland() {
        Geometry city = CoverageUnion.union(COUNTIES.inForce(TODAY).geometries());
        assertThat(polygons(city)).hasSize(2).allMatch(polygon -> polygon.getNumInteriorRing() == 0);

        Geometry raoping = byId(COUNTIES, "445122").geometry();
        assertThat(raoping.getNumGeometries()).isEqualTo(2);
        assertThat(raoping.getGeometryN(1).equalsTopo(byId(TOWNS, "445122124").geometry()))
                .isTrue();
    }

    @Test
    void townsAndVillagesHangTogetherButForAPatch() {
        for (SampleLayer layer : List.of(TOWNS, VILLAGES)) {
            assertThat(layer.features()).allMatch(feature -> feature.geometry().getNumGeometries() <= 2);
        }
    }

    @Test
    void groundsAreSmallInTheStreetsAndLargeInTheHills() {
        for (Feature town : TOWNS.where(t -> t.text("kind").equals("street")).features()) {
            assertThat(squareKilometres(town)).as(town.id()).isBetween(2.0, 20.5);
        }
        for (Feature town : TOWNS.where(t -> t.text("kind").equals("town")).features()) {
            assertThat(squareKilometres(town)).as(town.id()).isBetween(15.0, 240.0);
        }
        assertThat(squareKilometres(byId(TOWNS, "445103113"))).isBetween(220.0, 240.0);
        for (Feature village : VILLAGES.features()) {
            assertThat(squareKilometres(village)).as(village.id()).isBetween(0.15, 30.0);
        }
    }

    private static double squareKilometres(Feature feature) {
        return Geodesics.area(feature.geometry()) / 1e6;
    }

    private static Feature byId(SampleLayer layer, String id) {
        return layer.inForce(TODAY)
                .where(feature -> feature.id().equals(id))
                .features()
                .get(0);
    }

    @Test
    void codesFollowTheirTownInBothSystems() {
        for (Feature village : VILLAGES.features()) {
            Feature town = byId(TOWNS, village.id().substring(0, 9));
            String digits = village.id().substring(9);
            assertThat(village.text("code")).isEqualTo(village.id());
            assertThat(village.text("code_stat")).isEqualTo(town.text("code_stat") + digits);
            boolean isCommunity = village.text("kind").equals("community");
            assertThat(Integer.parseInt(digits)).isBetween(isCommunity ? 1 : 200, isCommunity ? 199 : 399);
        }
    }

    @Test
    void theVillagesOfFengxiHadNoTownBefore() {
        SampleLayer before = VILLAGES.inForce(BEFORE).where(v -> v.id().startsWith("445103115"));
        assertThat(before.count()).isEqualTo(32);
        assertThat(before.features())
                .allMatch(v -> v.properties().path("town_code").isNull()
                        && v.properties().path("county_code").isNull());
        assertThat(VILLAGES.inForce(BEFORE)
                        .where(v -> v.text("town_code").isEmpty())
                        .count())
                .isEqualTo(32);
        assertSameGround(COUNTIES.where(c -> c.id().equals("fengxi")).features().get(0), before);
    }

    @Test
    void communitiesTakeNoPartInTheProgramme() {
        for (Feature community :
                VILLAGES.where(v -> v.text("kind").equals("community")).features()) {
            for (String attribute : List.of("livable", "credit", "collective_model", "model_year")) {
                assertThat(community.properties().path(attribute).isNull())
                        .as(community.id() + " " + attribute)
                        .isTrue();
            }
        }
    }
}
