package chaozhou.gis.features;

import static chaozhou.gis.RunningService.get;
import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ItemsIT {

    private static final String VILLAGES = "/api/collections/villages/items";

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature -> ids.add(feature.path("id").stringValue()));
        return ids;
    }

    /** OGC 17-069r4, requirements /req/core/fc-response, fc-timeStamp, fc-numberMatched, fc-numberReturned, fc-links. */
    @Test
    void aCollectionOfFeaturesSaysWhatItHolds() {
        Answer answer = RunningService.get(VILLAGES + "?limit=3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        JsonNode body = answer.json();
        assertThat(body.path("type").stringValue()).isEqualTo("FeatureCollection");
        assertThat(body.path("numberMatched").intValue()).isEqualTo(1020);
        assertThat(body.path("numberReturned").intValue()).isEqualTo(3);
        assertThat(body.path("timeStamp").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
        assertThat(body.path("links").findValuesAsString("rel")).contains("self", "next");
    }

    @Test
    void followingNextLinksMeetsEveryFeatureOnce() {
        List<String> all = new ArrayList<>();
        String path = VILLAGES + "?limit=97";
        while (!path.isEmpty()) {
            JsonNode page = RunningService.get(path).json();
            all.addAll(ids(page));
            path = next(page);
        }
        assertThat(all).hasSize(1020).isSorted();
        assertThat(new HashSet<>(all)).hasSize(1020);
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").stringValue().equals("next")) {
                URI href = URI.create(link.path("href").stringValue());
                return href.getRawPath() + "?" + href.getRawQuery();
            }
        }
        return "";
    }

    @Test
    void aLongResultIsReadThroughACursorAndIsWhole() {
        assertThat(ids(RunningService.get(VILLAGES + "?limit=10000").json())).hasSize(1020);
    }

    @Test
    void attributesSelect() {
        JsonNode body = RunningService.get(VILLAGES + "?town_code=445103113&kind=village")
                .json();
        assertThat(body.path("numberMatched").intValue()).isEqualTo(27);
        body.path("features")
                .forEach(feature -> assertThat(
                                feature.path("properties").path("town_code").stringValue())
                        .isEqualTo("445103113"));
    }

    @Test
    void aBoxSelectsWhatItMeets() {
        JsonNode body = RunningService.get("/api/collections/towns/items?bbox=116.69,23.90,116.70,23.91")
                .json();
        assertThat(ids(body)).contains("445103113").hasSizeLessThan(5);
        assertThat(RunningService.get("/api/collections/towns/items?bbox=0,0,1,1")
                        .json()
                        .path("numberMatched")
                        .intValue())
                .isZero();
    }

    @Test
    void aBoxAcrossTheAntimeridianGoesAround() {
        assertThat(ids(RunningService.get("/api/collections/counties/items?bbox=170,20,117,30")
                        .json()))
                .contains("445122");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-11-30, fengxi, 4",
        "2023-12-01, 445103, 3",
        "2019-12-31, none, 0",
        "2023-11-30T23:59:59%2B08:00, fengxi, 4",
        "2023-11-30T16:00:00Z, 445103, 3",
        "2023-11-01/2023-12-31, fengxi, 5",
        "../2023-11-30, fengxi, 4"
    })
    void aDaySelectsWhatIsInForce(String datetime, String id, int count) {
        JsonNode body = RunningService.get("/api/collections/counties/items?datetime=" + datetime)
                .json();
        assertThat(ids(body)).hasSize(count);
        if (count > 0) {
            assertThat(ids(body)).contains(id);
        }
    }

    @Test
    void aFeatureIsOneFeatureAsItIsOnTheDay() {
        JsonNode today =
                RunningService.get("/api/collections/counties/items/445103").json();
        JsonNode before = RunningService.get("/api/collections/counties/items/445103?datetime=2023-11-30")
                .json();
        assertThat(today.path("type").stringValue()).isEqualTo("Feature");
        assertThat(today.path("properties").path("valid_from").stringValue()).isEqualTo("2023-12-01");
        assertThat(today.path("properties").path("area_m2").doubleValue())
                .isGreaterThan(before.path("properties").path("area_m2").doubleValue());
    }

    @Test
    void everyValueKeepsItsType() {
        JsonNode properties = RunningService.get("/api/collections/towns/items/445103113")
                .json()
                .path("properties");
        assertThat(properties.path("name").stringValue()).isEqualTo("凤凰镇");
        assertThat(properties.path("pilot").booleanValue()).isTrue();
        assertThat(properties.path("area_m2").isNumber()).isTrue();
        assertThat(properties.path("valid_to").isNull()).isTrue();
        assertThat(properties.path("provenance").stringValue()).isEqualTo("illustrative");
    }

    @Test
    void aFeatureThatIsNotInForceIsNotFound() {
        assertThat(RunningService.get("/api/collections/counties/items/fengxi").status())
                .isEqualTo(404);
        assertThat(RunningService.get("/api/collections/counties/items/fengxi?datetime=2023-11-30")
                        .status())
                .isEqualTo(200);
    }

    /** The texts of features are kept; whatever else a page is asked for, and however often, they are the same ones. */
    @Test
    void aPageIsTheSameWhenItIsAskedForAgain() {
        String page = "/api/collections/villages/items?limit=300&sortby=-population&datetime=2024-05-01";
        JsonNode first = get(page).json();
        for (String again : List.of(page, page + "&crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84")) {
            JsonNode other = get(again).json();
            assertThat(other.path("features")).isEqualTo(first.path("features"));
            assertThat(other.path("numberReturned").intValue()).isEqualTo(300);
            assertThat(other.path("links").findValuesAsString("rel")).contains("next");
        }
        JsonNode id = first.path("features").path(7).path("id");
        assertThat(get("/api/collections/villages/items/" + id.stringValue())
                        .json()
                        .path("geometry"))
                .isEqualTo(first.path("features").path(7).path("geometry"));
        JsonNode bare = get(page + "&skipGeometry=true").json().path("features").path(7);
        assertThat(bare.path("geometry").isNull()).isTrue();
    }
}
