package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** OGC API - Features Part 2 (18-058r1): coordinates by reference. */
class CrsIT {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final String STATIONS = "/api/collections/service_stations/items";

    private static double[] position(String crs) {
        Answer answer = RunningService.get(STATIONS + "?limit=1&crs=" + crs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        // /req/crs/ogc-crs-header
        assertThat(answer.header("Content-Crs")).isEqualTo("<" + crs + ">");
        JsonNode coordinates =
                answer.json().path("features").path(0).path("geometry").path("coordinates");
        return new double[] {
            coordinates.path(0).doubleValue(), coordinates.path(1).doubleValue()
        };
    }

    /** What GDAL makes of the same position, in the order of its axes. */
    private static double[] transformed(double[] longitudeLatitude, int epsg) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "gdaltransform", "-s_srs", "OGC:CRS84", "-t_srs", "EPSG:" + epsg, "-output_xy")
                .start();
        process.getOutputStream()
                .write((longitudeLatitude[0] + " " + longitudeLatitude[1] + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).isZero();
        return Arrays.stream(output.strip().split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** /req/crs/crs-parameter, axes as the authority orders them: northing before easting, but for Web Mercator. */
    @ParameterizedTest
    @CsvSource({"4548, true", "4527, true", "3857, false"})
    void metresAreWhereGdalPutsThem(int epsg, boolean isNorthFirst) throws Exception {
        double[] expected = transformed(position(CRS84), epsg);
        double[] found = position(EPSG + epsg);
        assertThat(found[isNorthFirst ? 1 : 0]).isCloseTo(expected[0], within(0.001));
        assertThat(found[isNorthFirst ? 0 : 1]).isCloseTo(expected[1], within(0.001));
    }

    @ParameterizedTest
    @ValueSource(ints = {4326, 4490})
    void degreesOfEpsgHaveTheLatitudeFirst(int epsg) {
        double[] longitudeFirst = position(CRS84);
        assertThat(position(EPSG + epsg)).containsExactly(longitudeFirst[1], longitudeFirst[0]);
    }

    /** EPSG:4548 by the formulas of GB/T 17278: on the central meridian the easting is 500 km, whatever the latitude. */
    @Test
    void theCentralMeridianIsAtFiveHundredKilometres() {
        Answer answer = RunningService.get(
                "/api/collections/towns/items?limit=1&bbox-crs=" + EPSG + "4548&bbox=2640000,499999,2650000,500001");
        assertThat(answer.json().path("numberMatched").intValue()).isPositive();
        JsonNode byDegrees = RunningService.get(
                        "/api/collections/towns/items?limit=1&bbox=116.99999,23.86,117.00001,23.951")
                .json();
        assertThat(answer.json().path("numberMatched")).isEqualTo(byDegrees.path("numberMatched"));
    }

    @Test
    void aFeatureComesInAnyCrsToo() {
        Answer answer = RunningService.get("/api/collections/towns/items/445103113?crs=" + EPSG + "4527");
        assertThat(answer.header("Content-Crs")).isEqualTo("<" + EPSG + "4527>");
        JsonNode position = answer.json()
                .path("geometry")
                .path("coordinates")
                .path(0)
                .path(0)
                .path(0);
        assertThat(position.path(0).doubleValue()).isBetween(2_600_000.0, 2_700_000.0);
        assertThat(position.path(1).doubleValue()).isBetween(39_400_000.0, 39_600_000.0);
    }

    /** /req/crs/fc-md-crs-list, fc-md-storageCrs: what is listed is what works. */
    @Test
    void aCollectionListsItsSystems() {
        JsonNode collection = RunningService.get("/api/collections/towns").json();
        assertThat(collection.path("storageCrs").stringValue()).isEqualTo(EPSG + "4490");
        assertThat(collection.path("crs").size()).isEqualTo(6);
        assertThat(collection.path("crs").path(0).stringValue()).isEqualTo(CRS84);
        collection.path("crs").forEach(crs -> position(crs.stringValue()));
    }

    /** /req/crs/fc-crs-invalid, fc-bbox-crs-invalid-crs. */
    @ParameterizedTest
    @CsvSource({
        "crs=EPSG:2000000, crs",
        "crs=http://www.opengis.net/def/crs/EPSG/0/32650, crs",
        "'bbox=1,2,3,4&bbox-crs=x', bbox-crs",
        "bbox-crs=, bbox-crs",
        "'bbox=91,0,92,1&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326', bbox",
        "'bbox=2640000,499999,2650000,99999999&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4548', bbox",
        "'bbox=2650000,500000,2640000,500001&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4548', bbox",
        "filter=true&filter-crs=x, filter-crs",
        "filter=true&filter-lang=sql, filter-lang"
    })
    void otherSystemsAreRefused(String query, String parameter) {
        Answer answer = RunningService.get(STATIONS + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }
}
