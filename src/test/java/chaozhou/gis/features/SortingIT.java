package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The parameter {@code sortby}, and pages in each order. */
class SortingIT {

    private static final String VILLAGES = "/api/collections/villages/items";

    private static List<String> idsOfAllPages(String path) {
        List<String> ids = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = RunningService.get(next).json();
            page.path("features").forEach(feature -> ids.add(feature.path("id").stringValue()));
            next = "";
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").stringValue().equals("next")) {
                    URI href = URI.create(link.path("href").stringValue());
                    next = href.getRawPath() + "?" + href.getRawQuery();
                }
            }
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "-name",
                "%2Bkind,-name",
                "-model_year,town_code",
                "model_year,-livable,name",
                "-area_m2",
                "collective_income_yuan",
                "-valid_from,valid_to,provenance,-id",
                "+collective_model"
            })
    void pagesInAnyOrderHaveEveryFeatureOnceInThatOrder(String sortby) {
        List<String> whole = idsOfAllPages(VILLAGES + "?limit=10000&sortby=" + sortby.replace("+", "%20"));
        List<String> pages = idsOfAllPages(VILLAGES + "?limit=113&sortby=" + sortby);
        assertThat(whole).hasSize(1020).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void numbersGoUpOrDownAndFeaturesWithoutOneComeLast() {
        for (boolean isDescending : List.of(false, true)) {
            JsonNode features = RunningService.get(
                            VILLAGES + "?limit=10000&sortby=" + (isDescending ? "-" : "") + "model_year")
                    .json()
                    .path("features");
            List<Integer> years = new ArrayList<>();
            features.forEach(feature ->
                    years.add(feature.path("properties").path("model_year").asInt(9999)));
            assertThat(years.subList(0, 100)).doesNotContain(9999);
            assertThat(years.subList(100, 1020)).containsOnly(9999);
            assertThat(years.get(0)).isEqualTo(isDescending ? 2025 : 2023);
            assertThat(years.subList(0, 100))
                    .isSortedAccordingTo((a, b) -> isDescending ? b.compareTo(a) : a.compareTo(b));
        }
    }

    /** 安 an, 潮 chao, 饶 rao, 湘 xiang: as a Chinese dictionary has them, and not by the numbers of their characters. */
    @Test
    void chineseNamesAreSortedByPinyin() {
        JsonNode counties = RunningService.get("/api/collections/counties/items?sortby=name")
                .json();
        assertThat(counties.path("features").findValuesAsString("name")).containsExactly("潮安区", "饶平县", "湘桥区");
    }

    @ParameterizedTest
    @CsvSource({
        "sortby=geom, sortby",
        "sortby=colour, sortby",
        "'sortby=name,', sortby",
        "'sortby=name,-name', sortby",
        "'sortby=name,kind,code,id,provenance,pinyin', sortby",
        "sortby=name&after=445103113201@2020-01-01, after",
        "sortby=name&after=445103113201@2020-01-01~W10, after",
        "sortby=name&after=445103113201@2020-01-01~WzFd, after",
        "sortby=area_m2&after=445103113201@2020-01-01~WyJ4Il0, after",
        "after=445103113201@2020-01-01~WzFd, after"
    })
    void whatCantBeSortedByIsRefused(String query, String parameter) {
        RunningService.Answer answer = RunningService.get(VILLAGES + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(parameter);
    }
}
