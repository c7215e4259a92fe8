package chaozhou.gis.search;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.geo.BoundingBox;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceIndexTest {

    private static final LocalDate BEFORE = LocalDate.of(2023, 11, 30);
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate CHANGE = LocalDate.of(2023, 12, 1);
    private static final Catalog CATALOG = new Catalog(LayerDefinitions.read(Path.of("gis-data/layers")));

    private final PinyinReader pinyin = new PinyinReader();
    private final List<Place> places = new ArrayList<>();
    private final PlaceIndex index;

    PlaceIndexTest() {
        add("villages", "445103113201", "凤凰村", "445103113", "445103113201", null);
        add("villages", "445103113202", "棋盘", "445103113", "445103113202", null);
        add("villages", "445103113203", "凤北村", "445103113", "445103113203", null);
        add("villages", "445102009201", "凤凰洲社区", "445102009", "445102009201", null);
        add("villages", "445102009202", "东郊凤凰村", "445102009", "445102009202", null);
        add("villages", "445103113204", "100%村_新", "445103113", "445103113204", null);
        add("towns", "445103113", "凤凰镇", "445103", "445103113", "445103117");
        add("towns", "445102009", "凤新街道", "445102", "445102009", "445102009");
        add("towns", "445103110", "江东镇", "445103", "445103110", "445103114");
        add("towns", "445103109", "庵埠镇", "445103", "445103109", "445103110");
        add("towns", "445122114", "新圩镇", "445122", "445122114", "445122114");
        add("counties", "445103", "潮安区", null, "445103");
        add("counties", "445102", "湘桥区", null, "445102");
        add("counties", "445122", "饶平县", null, "445122");
        add("farm_parks", "fp-01", "凤凰单丛茶产业园", null);
        places.add(place("counties", "fengxi", "枫溪区", null, new Place.Validity(FIRST, CHANGE), List.of()));
        places.add(
                place("towns", "445103115", "枫溪镇", "445103", new Place.Validity(CHANGE, null), List.of("445103115")));
        index = new PlaceIndex(places);
    }

    private void add(String layer, String id, String name, @Nullable String parentCode, @Nullable String... codes) {
        places.add(place(layer, id, name, parentCode, new Place.Validity(FIRST, null), Arrays.asList(codes)));
    }

    private Place place(
            String layer,
            String id,
            String name,
            @Nullable String parentCode,
            Place.Validity validity,
            List<@Nullable String> codes) {
        return new Place(
                CATALOG.layer(layer),
                id,
                name,
                codes.isEmpty() ? null : codes.get(0),
                parentCode,
                validity,
                new BoundingBox(116, 23, 117, 24),
                PlaceKeys.of(id, codes, name, pinyin.read(name, null)));
    }

    private List<String> find(String query, LocalDate day, int limit) {
        return index.find(SearchWords.of(query), day, limit).stream()
                .map(Place::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fhz | 凤凰镇 凤凰洲社区",
                "FHZ | 凤凰镇 凤凰洲社区",
                "fenghuang | 凤凰镇 凤凰村 凤凰洲社区",
                "feng huang | 凤凰镇 凤凰村",
                "凤凰 | 凤凰镇 凤凰村 凤凰洲社区 凤凰单丛茶产业园 东郊凤凰村",
                "凤凰村 | 凤凰村 东郊凤凰村",
                "凤凰镇 | 凤凰镇",
                "棋盘村 | 棋盘",
                "445103113 | 凤凰镇 棋盘 凤凰村 凤北村",
                "４４５１０３１１３ | 凤凰镇",
                "445103117 | 凤凰镇",
                "445103110 | 江东镇 庵埠镇",
                "fp-01 | 凤凰单丛茶产业园",
                "xinwei | 新圩镇",
                "xxz | 新圩镇",
                "单丛 | 凤凰单丛茶产业园",
                "chayuan | ''",
                "潮安 凤凰 | 凤凰镇 凤凰村",
                "凤凰 潮安 | 凤凰镇 凤凰村",
                "chaoan fhz | 凤凰镇",
                "湘桥 凤凰 | 凤凰洲社区 东郊凤凰村",
                "湘桥 凤新 凤凰洲 | 凤凰洲社区",
                "饶平 凤凰 | ''",
                "潮安 | 潮安区",
                "100% | 100%村_新",
                "% | 100%村_新",
                "_ | 100%村_新",
                "凤% | ''",
                "枫溪 | 枫溪镇",
            })
    void theBestAnswersComeFirst(String query, String expected) {
        List<String> names = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" ", -1));
        List<String> found = find(query, TODAY, 50);
        assertThat(found).hasSizeGreaterThanOrEqualTo(names.size());
        assertThat(names.isEmpty() ? found : found.subList(0, names.size())).isEqualTo(names);
    }

    @Test
    void wordsNarrowByWhatLiesAbove() {
        assertThat(find("潮安 凤凰", TODAY, 50)).containsExactly("凤凰镇", "凤凰村");
    }

    @Test
    void anotherDayHasOtherPlaces() {
        assertThat(find("枫溪", BEFORE, 50)).containsExactly("枫溪区");
        assertThat(find("fx", BEFORE, 50)).containsExactly("枫溪区", "凤新街道");
        assertThat(find("fx", TODAY, 50)).containsExactly("枫溪镇", "凤新街道");
    }

    @Test
    void thereAreNoMoreThanTheLimit() {
        assertThat(find("f", TODAY, 3)).hasSize(3);
    }

    @Test
    void parentsGoFromTheNearestUp() {
        Place village = index.find(SearchWords.of("棋盘"), TODAY, 1).get(0);
        assertThat(index.parents(village, TODAY)).extracting(Place::name).containsExactly("凤凰镇", "潮安区");
    }

    @Test
    void parentsAreThoseOfTheDay() {
        Place town = place("towns", "x", "某镇", "445103115", new Place.Validity(FIRST, null), List.of("x"));
        assertThat(index.parents(town, BEFORE)).isEmpty();
    }

    @Test
    void codesThatGoRoundInACircleEndSomewhere() {
        assertThat(index.parents(places.get(0), TODAY)).hasSizeLessThan(9);
    }
}
