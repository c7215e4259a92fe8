package chaozhou.gis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import net.sf.geographiclib.Geodesic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Against numbers that were published with more digits than are used here; they are of WGS 84. */
class GeodesicsTest {

    private static final Geodesic WGS84 = new Geodesic(6_378_137, 1 / 298.257223563);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double RELATIVE = 1e-9;

    private static double positive(double azimuth) {
        return azimuth < 0 ? azimuth + 360 : azimuth;
    }

    /**
     * The 20 geodesics that the tests of GeographicLib in all its languages begin with, drawn from Karney's test set for geodesics
     * (https://doi.org/10.5281/zenodo.32156), which was computed with 30 digits: latitude, longitude and azimuth at both ends, length,
     * and the area below, down to the equator.
     */
    @ParameterizedTest
    @CsvSource({
        "35.60777, -139.44815, 111.098748429560326, -11.17491, -69.95921, 129.289270889708762, 8935244.5604818305, 12841384694976.432",
        "55.52454, 106.05087, 22.020059880982801, 77.03196, 197.18234, 109.112041110671519, 4105086.1713924406, 61674961290615.615",
        "-21.97856, 142.59065, -32.44456876433189, 41.84138, 98.56635, -41.84359951440466, 8394328.894657671, -6637997720646.717",
        "-66.99028, 112.2363, 173.73491240878403, -12.70631, 285.90344, 2.512956620913668, 11150344.2312080241, -121287239862139.744",
        "-17.42761, 173.34268, -159.033557661192928, -15.84784, 5.93557, -20.787484651536988, 16076603.1631180673, 97825992354058.708",
        "32.84994, 48.28919, 150.492927788121982, -56.28556, 202.29132, 48.113449399816759, 16727068.9438164461, -72445258525585.010",
        "6.96833, 52.74123, 92.581585386317712, -7.39675, 206.17291, 90.721692165923907, 17102477.2496958388, -1311796973197.995",
        "-50.56724, -16.30485, -105.439679907590164, -33.56571, -94.97412, -47.348547835650331, 6455670.5118668696, 41071447902810.047",
        "-58.93002, -8.90775, 140.965397902500679, -8.91104, 133.13503, 19.255429433416599, 11756066.0219864627, -86143460552774.735",
        "-68.82867, -74.28391, 93.774347763114881, -50.63005, -8.36685, 34.65564085411343, 3956936.926063544, -41845309450093.787",
        "-10.62672, -32.0898, -86.426713286747751, 5.883, -134.31681, -80.473780971034875, 11470869.3864563009, 4198803992123.548",
        "-21.76221, 166.90563, 29.319421206936428, 48.72884, 213.97627, 43.508671946410168, 9098627.3986554915, 10024709850277.476",
        "-19.79938, -174.47484, 71.167275780171533, -11.99349, -154.35109, 65.589099775199228, 2319004.8601169389, -3935477535005.785",
        "-11.95887, -116.94513, 92.712619830452549, 4.57352, 7.16501, 78.64960934409585, 13834722.5801401374, -9919582785894.853",
        "-87.85331, 85.66836, -65.120313040242748, 66.48646, 16.09921, -4.888658719272296, 17286615.3147144645, 42667211366919.534",
        "1.74708, 128.32011, -101.584843631173858, -11.16617, 11.87109, -86.325793296437476, 12942901.1241347408, 10763055294345.653",
        "-25.72959, -144.90758, -153.647468693117198, -57.70581, -269.17879, -48.343983158876487, 9413446.7452453107, 74515122850712.444",
        "-41.22777, 122.32875, 14.285113402275739, -7.57291, 130.37946, 10.805303085187369, 3812686.035106021, -2456961531057.857",
        "11.01307, 138.25278, 79.43682622782374, 6.62726, 247.05981, 103.708090215522657, 11911190.819018408, 17121631423099.696",
        "-29.47124, 95.14681, -163.779130441688382, -27.46601, -69.15955, -15.909335945554969, 13487015.8381145492, 104679964020340.318"
    })
    void theTestSetOfGeographicLibComesOut(
            double latitude,
            double longitude,
            double azimuth,
            double toLatitude,
            double toLongitude,
            double toAzimuth,
            double metres,
            double areaM2) {
        Coordinate from = new Coordinate(longitude, latitude);
        Coordinate to = new Coordinate(toLongitude, toLatitude);
        assertThat(Geodesics.distance(WGS84, from, to)).isCloseTo(metres, within(RELATIVE * metres));
        assertThat(Geodesics.azimuth(WGS84, from, to)).isCloseTo(positive(azimuth), within(1e-10));
        assertThat(Geodesics.azimuth(WGS84, to, from)).isCloseTo(positive(toAzimuth - 180), within(1e-10));
        Coordinate end = Geodesics.destination(WGS84, from, azimuth, metres);
        assertThat(end.x).isCloseTo(toLongitude, within(1e-11));
        assertThat(end.y).isCloseTo(toLatitude, within(1e-11));
        Geometry below = FACTORY.createPolygon(
                new Coordinate[] {from, to, new Coordinate(toLongitude, 0), new Coordinate(longitude, 0), from.copy()});
        assertThat(GeodesicAreas.of(WGS84, below)).isCloseTo(Math.abs(areaM2), within(RELATIVE * Math.abs(areaM2)));
    }

    /** Karney 2013, tables 2 to 4: a direct problem, and inverse ones of a short line and of one to almost the other side. */
    @Test
    void theExamplesOfThePaperComeOut() {
        Coordinate end = Geodesics.destination(WGS84, new Coordinate(0, 40), 30, 10_000_000);
        assertThat(end.y).isCloseTo(41.79331020506, within(1e-11));
        assertThat(end.x).isCloseTo(137.84490004377, within(1e-11));
        Coordinate near = new Coordinate(0, -30.12345);
        Coordinate beside = new Coordinate(0.00005, -30.12344);
        assertThat(Geodesics.distance(WGS84, near, beside)).isCloseTo(4.944208, within(5e-7));
        assertThat(Geodesics.azimuth(WGS84, near, beside)).isCloseTo(77.04353354237, within(1e-8));
        Coordinate south = new Coordinate(0, -30);
        Coordinate opposite = new Coordinate(179.8, 29.9);
        assertThat(Geodesics.distance(WGS84, south, opposite)).isCloseTo(19_989_832.827610, within(1e-6));
        assertThat(Geodesics.azimuth(WGS84, south, opposite)).isCloseTo(161.89052473633, within(1e-10));
    }

    /** The polygons of GeographicLib's tests of its program Planimeter (the first and the eighth, two that hold a pole left out). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON ((0 89, 90 89, 180 89, 270 89, 0 89)) | 631819.8745 | 24952305678.0",
                "POLYGON ((0 -89, 90 -89, 180 -89, 270 -89, 0 -89)) | 631819.8745 | 24952305678.0",
                "POLYGON ((-1 0, 0 -1, 1 0, 0 1, -1 0)) | 627598.2731 | 24619419146.0",
                "POLYGON ((0 90, 0 0, 90 0, 0 90)) | 30022685 | 63758202715511.0"
            })
    void thePolygonsOfGeographicLibComeOut(String wkt, double perimeterM, double areaM2) throws ParseException {
        Geometry polygon = new WKTReader().read(wkt);
        assertThat(Geodesics.length(WGS84, polygon)).isEqualTo(perimeterM, offset(perimeterM > 1e7 ? 1 : 1e-4));
        assertThat(GeodesicAreas.of(WGS84, polygon)).isEqualTo(areaM2, offset(1.0));
    }

    /** To a billionth, and a tenth of a millimetre. */
    @ParameterizedTest
    @MethodSource("chaozhou.gis.geo.StraightEdges#all")
    void edgesAreStraightInDegrees(StraightEdges shape) {
        Geometry polygon = polygon(shape.ring());
        assertThat(Geodesics.area(polygon)).isCloseTo(shape.areaM2(), within(RELATIVE * shape.areaM2()));
        assertThat(Geodesics.length(polygon)).isCloseTo(shape.lengthM(), within(1e-4));
        PlaneMeasures plane = Objects.requireNonNull(PlaneMeasures.of(polygon));
        assertThat(plane.areaM2()).isCloseTo(shape.planeAreaM2(), within(shape.planeAreaM2() / 1e6));
        assertThat(plane.lengthM()).isCloseTo(shape.planeLengthM(), within(1e-4));
    }

    /** Where edges are so short that they are geodesics, both ways to an area agree, near the poles too. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 23.7, -45, 70, 88})
    void areasAgreeWithThoseOfGeodesics(double latitude) {
        Coordinate[] ring = new Coordinate[2001];
        for (int i = 0; i < 2000; i++) {
            double angle = 2 * Math.PI * i / 2000;
            double radius = 0.02 * (1 + 0.3 * Math.sin(7 * angle));
            ring[i] = new Coordinate(117 + radius * Math.cos(angle), latitude + radius * Math.sin(angle));
        }
        ring[2000] = ring[0].copy();
        Geometry polygon = FACTORY.createPolygon(ring);
        double expected = GeodesicAreas.of(Geodesics.ELLIPSOID, polygon);
        assertThat(Geodesics.area(polygon)).isCloseTo(expected, within(expected / 1e7));
        Geometry ringed = FACTORY.createPolygon(FACTORY.createLinearRing(ring), new LinearRing[] {
            FACTORY.createLinearRing(new Coordinate[] {
                new Coordinate(117, latitude),
                new Coordinate(117.001, latitude),
                new Coordinate(117, latitude + 0.001),
                new Coordinate(117, latitude)
            })
        });
        assertThat(Geodesics.area(ringed)).isLessThan(Geodesics.area(polygon) - 100);
    }

    private static Geometry polygon(List<double[]> ring) {
        return FACTORY.createPolygon(ring.stream()
                .map(position -> new Coordinate(position[0], position[1]))
                .toArray(Coordinate[]::new));
    }

    /** The triangles into which a large square is cut are so many; each is as right as the whole. */
    @Test
    void partsAddUpToTheWhole() throws ParseException {
        Geometry whole = new WKTReader().read("POLYGON ((116 23, 117 23, 117 24, 116 24, 116 23))");
        Geometry middle = new WKTReader().read("POINT (116.3 23.8)");
        double parts = 0;
        for (int i = 0; i < 4; i++) {
            parts += Geodesics.area(FACTORY.createPolygon(new Coordinate[] {
                middle.getCoordinate(), whole.getCoordinates()[i], whole.getCoordinates()[i + 1], middle.getCoordinate()
            }));
        }
        assertThat(parts).isCloseTo(Geodesics.area(whole), within(parts / 1e8));
    }

    @Test
    void onlyLongEdgesGetPointsAndNeverTooMany() throws ParseException {
        Geometry small = new WKTReader().read("POLYGON ((116 23, 116.0005 23, 116.0005 23.0005, 116 23))");
        assertThat(Geodesics.withShortEdges(small)).isSameAs(small);
        Geometry dense = Geodesics.withShortEdges(new WKTReader().read("LINESTRING (116 23, 116.1 23, 117 24)"));
        assertThat(Geodesics.withShortEdges(dense)).isSameAs(dense);
        Geometry line = new WKTReader().read("MULTILINESTRING ((116 23, 116.0005 23), (117 23, 117.0085 23))");
        assertThat(Geodesics.withShortEdges(line).getNumPoints()).isEqualTo(2 + 10);
        Coordinate[] zigzag = new Coordinate[10_000];
        for (int i = 0; i < zigzag.length; i++) {
            zigzag[i] = new Coordinate(90 + 60 * (i % 2), i * 1e-3);
        }
        assertThat(Geodesics.withShortEdges(FACTORY.createLineString(zigzag)).getNumPoints())
                .isBetween(500_000, 520_000);
    }

    /** WGS 84 and CGCS2000 differ by a tenth of a millimetre in the semi-minor axis. */
    @Test
    void theEllipsoidIsThatOfCgcs2000() {
        assertThat(Geodesics.ELLIPSOID.EquatorialRadius()).isEqualTo(6_378_137.0);
        assertThat(6_378_137 * (1 - Geodesics.ELLIPSOID.Flattening())).isCloseTo(6_356_752.31414, within(1e-5));
    }
}
