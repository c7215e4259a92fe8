package chaozhou.gis.analysis.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.Gdal;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.PositionVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class TransformationTest {

    private static final int POINTS = 300;

    private static final String BEIJING = "15.8,-154.4,-82.3,0.32,-0.51,0.44,1.7";
    private static final String XIAN = "-12.1,4.3,9.7,0.21,0.34,-0.48,-2.2";

    /** What PROJ calls the systems but CRS84, which for it is EPSG:4326; those on older datums with parameters. */
    private static final Map<ReferenceSystem, String> PROJ = proj();

    private static Map<ReferenceSystem, String> proj() {
        Map<ReferenceSystem, String> names = new EnumMap<>(ReferenceSystem.class);
        for (ReferenceSystem system : ReferenceSystem.values()) {
            if (!system.isGridOfWebMaps() && system != ReferenceSystem.CRS84) {
                names.put(system, name(system));
            }
        }
        return names;
    }

    private static String name(ReferenceSystem system) {
        if (!system.isOnOlderDatum()) {
            // By their codes PROJ would bring older datums to CGCS2000 without their parameters.
            return switch (system) {
                case WGS_84 -> "EPSG:4326";
                case WEB_MERCATOR -> "EPSG:3857";
                default -> string(system, "+a=6378137 +rf=298.257222101 +towgs84=0,0,0");
            };
        }
        return string(
                system,
                system.base().equals("Beijing 1954")
                        ? "+a=6378245 +rf=298.3 +towgs84=" + BEIJING
                        : "+a=6378140 +rf=298.257 +towgs84=" + XIAN);
    }

    private static String string(ReferenceSystem system, String earth) {
        String plane = "+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +units=m +y_0=0 +x_0="
                + (system.name().endsWith("ZONE_39") ? "39500000" : "500000");
        return (system.isGeographic() ? "+proj=longlat" : plane) + " " + earth + " +no_defs";
    }

    private static @Nullable PositionVector shift(ReferenceSystem system) {
        if (!system.isOnOlderDatum()) {
            return null;
        }
        String values = system.base().equals("Beijing 1954") ? BEIJING : XIAN;
        double[] of = Arrays.stream(values.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new PositionVector(of[0], of[1], of[2], of[3], of[4], of[5], of[6]);
    }

    private static Transformation way(ReferenceSystem from, ReferenceSystem to) {
        return new Transformation(from, to, shift(from), shift(to));
    }

    private static Coordinate[] moved(ReferenceSystem from, ReferenceSystem to, Coordinate[] positions) {
        Transformation way = way(from, to);
        Geometry points =
                new GeometryFactory().createMultiPointFromCoords(positions).copy();
        way.toMiddle(points);
        return way.fromMiddle(points).getCoordinates();
    }

    /** Positions of the city and around, in a system. */
    private static Coordinate[] positions(ReferenceSystem system) {
        SplittableRandom random = new SplittableRandom(445100);
        Coordinate[] positions = new Coordinate[POINTS];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(random.nextDouble(115, 119), random.nextDouble(21, 26));
        }
        return moved(ReferenceSystem.CGCS2000, system, positions);
    }

    private static void assertSame(Coordinate found, Coordinate expected, boolean isDegrees, double metres) {
        double apart = isDegrees ? Geodesics.distance(found, expected) : found.distance(expected);
        assertThat(apart).isLessThan(metres);
    }

    /** The real client, PROJ by gdaltransform: a millimetre, for each pair. */
    @ParameterizedTest
    @EnumSource
    void everyWayIsThatOfProj(ReferenceSystem from) throws IOException, InterruptedException {
        if (!PROJ.containsKey(from)) {
            return;
        }
        Coordinate[] positions = positions(from);
        StringBuilder lines = new StringBuilder();
        for (Coordinate position : positions) {
            lines.append("%.17g %.17g%n".formatted(position.x, position.y));
        }
        for (ReferenceSystem to : PROJ.keySet()) {
            Coordinate[] found = moved(from, to, positions);
            List<Coordinate> expected = new ArrayList<>();
            Gdal.gdaltransform(lines.toString(), PROJ.get(from), PROJ.get(to))
                    .lines()
                    .forEach(line -> {
                        String[] xy = line.strip().split(" ", -1);
                        expected.add(new Coordinate(Double.parseDouble(xy[0]), Double.parseDouble(xy[1])));
                    });
            assertThat(expected).as("%s to %s", from, to).hasSize(positions.length);
            double worst = 0;
            for (int i = 0; i < found.length; i++) {
                Coordinate one = found[i];
                Coordinate other = expected.get(i);
                worst = Math.max(worst, to.isInDegrees() ? Geodesics.distance(one, other) : one.distance(other));
            }
            assertThat(worst).as("%s to %s", from, to).isLessThan(0.001);
        }
    }

    /** The codes are those of the planes of 117° E: what PROJ makes of the codes themselves. */
    @ParameterizedTest
    @CsvSource({
        "EPSG:4490, EPSG:4548",
        "EPSG:4490, EPSG:4527",
        "EPSG:4214, EPSG:2436",
        "EPSG:4214, EPSG:2415",
        "EPSG:4610, EPSG:2384",
        "EPSG:4610, EPSG:2363"
    })
    void codesOfPlanesAreThoseOfTheEpsg(String degrees, String plane) throws IOException, InterruptedException {
        String[] xy =
                Gdal.gdaltransform("116.63 23.67\n", degrees, plane).strip().split(" ", -1);
        ReferenceSystem from = system(degrees);
        Coordinate found = moved(from, system(plane), new Coordinate[] {new Coordinate(116.63, 23.67)})[0];
        assertSame(found, new Coordinate(Double.parseDouble(xy[0]), Double.parseDouble(xy[1])), false, 1e-4);
    }

    private static ReferenceSystem system(String code) {
        return PROJ.keySet().stream()
                .filter(system -> system.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void knownPositionsComeOut() {
        Coordinate[] city = {new Coordinate(116.63, 23.67)};
        // Of GeoTools 33.1.
        assertSame(
                moved(ReferenceSystem.CGCS2000, ReferenceSystem.CGCS2000_CM_117E, city)[0],
                new Coordinate(462_256.285, 2_618_788.152),
                false,
                0.001);
        // IOGP 373-7-2, the example of the method 1024.
        Coordinate[] example = {new Coordinate(-(100 + 20 / 60.0), 24 + 22 / 60.0 + 54.433 / 3600)};
        assertSame(
                moved(ReferenceSystem.WGS_84, ReferenceSystem.WEB_MERCATOR, example)[0],
                new Coordinate(-11_169_055.58, 2_800_000.00),
                false,
                0.01);
    }

    @ParameterizedTest
    @EnumSource
    void thereAndBackIsWhereItBegan(ReferenceSystem to) {
        for (ReferenceSystem from : ReferenceSystem.values()) {
            Coordinate[] positions = positions(from);
            Coordinate[] back = moved(to, from, moved(from, to, positions));
            boolean isOnGrid = from.isGridOfWebMaps() || to.isGridOfWebMaps();
            for (int i = 0; i < back.length; i++) {
                assertSame(back[i], positions[i], from.isInDegrees(), isOnGrid ? 0.01 : 0.001);
            }
        }
    }

    @Test
    void stepsTellHowFarOffPositionsMayBe() {
        Transformation rough = new Transformation(ReferenceSystem.XIAN_1980_CM_117E, ReferenceSystem.BD09, null, null);
        assertThat(rough.steps()).hasSize(5);
        assertThat(rough.steps().get(0).accuracyM()).isCloseTo(0, within(1e-3));
        assertThat(rough.steps().get(1).accuracyM()).isEqualTo(200);
        assertThat(rough.steps().get(1).title().zh()).isEqualTo("Xian 1980 → WGS 84（无参数，视为相同）");
        assertThat(way(ReferenceSystem.XIAN_1980_CM_117E, ReferenceSystem.XIAN_1980)
                        .steps())
                .hasSize(1);
        assertThat(way(ReferenceSystem.CGCS2000, ReferenceSystem.CGCS2000).steps())
                .isEmpty();
    }
}
