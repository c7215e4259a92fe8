package chaozhou.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** CQL2 (OGC 21-065r2) over HTTP against PostGIS: how many features each filter lets through. */
class FilterIT {

    private static Answer ask(String layer, String filter, String... more) {
        StringBuilder path =
                new StringBuilder("/api/collections/%s/items?limit=1&filter=%s".formatted(layer, encoded(filter)));
        for (int i = 0; i < more.length; i += 2) {
            path.append('&').append(more[i]).append('=').append(encoded(more[i + 1]));
        }
        return RunningService.get(path.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static int count(String layer, String filter, String... more) {
        Answer answer = ask(layer, filter, more);
        assertThat(answer.status()).as(filter + "\n" + answer.text()).isEqualTo(200);
        return answer.json().path("numberMatched").intValue();
    }

    /** /conf/basic-cql2/comparison, is-null, boolean, logical. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            villages | kind = 'village'                                      | 894
            villages | kind<>'village'                                       | 126
            villages | "kind" = 'village' and livable = true                 | 590
            villages | livable = TRUE AND kind = 'village'                   | 590
            villages | model_year IS NOT NULL                                | 100
            villages | model_year is null                                    | 920
            villages | model_year = 2023                                     | 20
            villages | model_year >= 2024                                    | 80
            villages | model_year < 2024 OR model_year > 2024                | -1
            villages | NOT kind = 'village'                                  | 126
            villages | NOT (kind = 'village' OR kind = 'community')          | 0
            villages | true                                                  | 1020
            villages | FALSE                                                 | 0
            villages | credit                                                | 889
            villages | (kind = 'village') IS NULL                            | 0
            counties | valid_from = DATE('2023-12-01')                       | 1
            counties | valid_from < TIMESTAMP('2023-12-01T00:00:00+08:00')   | 2
            counties | name < 'ZZZ'                                          | 0
            counties | valid_to IS NULL                                      | 3
            """)
    void comparisons(String layer, String filter, int count) {
        if (count >= 0) {
            assertThat(count(layer, filter)).as(filter).isEqualTo(count);
        } else {
            assertThat(count(layer, filter)).as(filter).isBetween(1, 1019);
        }
    }

    /** /conf/advanced-comparison-operators/like, between, in. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            towns    | name LIKE '%镇'                                      | -1
            towns    | name LIKE '凤凰_'                                    | 1
            towns    | name NOT LIKE '%'                                    | 0
            towns    | name like ''                                         | 0
            towns    | name like '\\%\\_'                                   | 0
            villages | model_year BETWEEN 2023 AND 2024                     | -1
            villages | model_year NOT BETWEEN 2023 AND 2025                 | 0
            villages | kind IN ('village', 'community')                     | 1020
            villages | model_year in (2023)                                 | 20
            villages | model_year NOT IN (2023, 2024, 2025)                 | 0
            villages | livable IN (true) AND kind IN ('village')            | 590
            counties | valid_from IN (DATE('2023-12-01'), DATE('2000-01-01')) | 1
            """)
    void advancedComparisons(String layer, String filter, int count) {
        comparisons(layer, filter, count);
    }

    /** /conf/case-insensitive-comparison, /conf/accent-insensitive-comparison. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CASEI(kind) = CASEI('VILLAGE')                              | 894
            casei(kind) LIKE casei('VILL%')                             | 894
            CASEI(kind) IN (CASEI('Village'), CASEI('Community'))       | 1020
            CASEI('Straße') = CASEI('STRASSE')                          | 1020
            CASEI('Οδος') = CASEI('ΟΔΟΣ') AND CASEI('Äö') = CASEI('äÖ') | 1020
            ACCENTI('débárquér') = ACCENTI('debarquer')                 | 1020
            ACCENTI('潮州') = '潮州'                                      | 1020
            ACCENTI(CASEI('Ç')) = CASEI(ACCENTI('c'))                   | 1020
            accenti(kind) like accenti('víllagé')                       | 894
            """)
    void caseAndAccentsDoNotMatterWhereTheyShallNot(String filter, int count) {
        assertThat(count("villages", filter)).as(filter).isEqualTo(count);
    }

    /** /conf/spatial-functions; a county, its ground, and what lies in it. */
    @Test
    void spatialFunctionsAgreeWithEachOther() {
        String box = "BBOX(116.5,23.5,116.8,23.9)";
        String polygon = "POLYGON((116.5 23.5,116.8 23.5,116.8 23.9,116.5 23.9,116.5 23.5))";
        int meeting = count("villages", "S_INTERSECTS(geom," + box + ")");
        assertThat(meeting).isBetween(50, 900);
        assertThat(count("villages", "S_INTERSECTS(geom," + polygon + ")")).isEqualTo(meeting);
        assertThat(count("villages", "S_INTERSECTS(" + polygon + ",geom)")).isEqualTo(meeting);
        assertThat(count("villages", "S_DISJOINT(geom," + box + ")")).isEqualTo(1020 - meeting);
        int within = count("villages", "S_WITHIN(geom," + polygon + ")");
        int overlapping = count("villages", "S_OVERLAPS(geom," + polygon + ")");
        assertThat(within + overlapping).isEqualTo(meeting);
        assertThat(count("villages", "S_CONTAINS(" + polygon + ",geom)")).isEqualTo(within);
        assertThat(count("villages", "S_CONTAINS(geom,POINT(116.698 23.906))")).isEqualTo(1);
        assertThat(count("villages", "S_TOUCHES(geom," + polygon + ")")).isZero();
        assertThat(count("villages", "S_EQUALS(geom,geom)")).isEqualTo(1020);
        assertThat(count("service_stations", "S_WITHIN(geom," + box + ")")).isBetween(50, 1000);
        assertThat(count("service_stations", "S_CROSSES(geom,LINESTRING(116.5 23.5,116.8 23.9))"))
                .isZero();
    }

    /** /conf/basic-spatial-functions-plus/s_intersects: every literal. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POINT(116.698 23.906)                                                            | 1
            POINT Z (116.698 23.906 800)                                                     | 1
            MULTIPOINT(116.698 23.906, 0 0)                                                  | 1
            MULTIPOINT((116.698 23.906), (0 0))                                              | 1
            LINESTRING(116.698 23.906, 116.699 23.906)                                       | 1
            MULTILINESTRING((0 0, 1 1),(116.698 23.906, 116.699 23.906))                     | 1
            POLYGON((116 23,118 23,118 25,116 25,116 23))                                    | 49
            POLYGON((116 23,118 23,118 25,116 25,116 23),(116.1 23.1,117.9 23.1,117.9 24.9,116.1 24.9,116.1 23.1)) | 0
            MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((116 23,118 23,118 25,116 25,116 23)))         | 49
            GEOMETRYCOLLECTION(POINT(0 0), POLYGON((116 23,118 23,118 25,116 25,116 23)))    | 49
            GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)), POLYGON((0 0,2 0,2 2,0 0)))       | 0
            BBOX(-180,-90,180,90)                                                            | 49
            BBOX(170,-90,-170,90)                                                            | 0
            BBOX(116.698,23.906,0,116.698,23.906,100)                                        | 1
            """)
    void everyGeometryIsALiteral(String geometry, int count) {
        assertThat(count("towns", "S_INTERSECTS(geom," + geometry + ")"))
                .as(geometry)
                .isEqualTo(count);
        assertThat(count("towns", "NOT S_DISJOINT(" + geometry + ",geom)"))
                .as(geometry)
                .isEqualTo(count);
    }

    /** /conf/temporal-functions; 枫溪区 was in force until the day before 2023-12-01, 潮安区 as it is now from that day. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            T_AFTER(valid_from,DATE('2023-11-30'))                                        | 1
            T_BEFORE(valid_from,DATE('2023-12-01'))                                       | 4
            T_EQUALS(valid_from,DATE('2023-12-01'))                                       | 1
            T_EQUALS(valid_from,INTERVAL('2023-12-01','2023-12-01'))                      | 1
            T_DISJOINT(valid_from,INTERVAL('2023-12-01','..'))                            | 4
            T_INTERSECTS(valid_from,INTERVAL('2023-12-01','..'))                          | 1
            T_INTERSECTS(INTERVAL(valid_from,valid_to),INTERVAL('2024-01-01','..'))       | 3
            T_CONTAINS(INTERVAL(valid_from,valid_to),INTERVAL('2022-01-01','2022-12-31')) | 4
            T_DURING(INTERVAL('2022-01-01','2022-12-31'),INTERVAL(valid_from,valid_to))   | 4
            T_FINISHES(INTERVAL('2022-01-01','..'),INTERVAL(valid_from,valid_to))         | 2
            T_FINISHEDBY(INTERVAL(valid_from,valid_to),INTERVAL('2022-01-01','..'))       | 2
            T_MEETS(INTERVAL(valid_from,valid_to),INTERVAL('2023-12-01','..'))            | 2
            T_METBY(INTERVAL('2023-12-01','..'),INTERVAL(valid_from,valid_to))            | 2
            T_STARTS(INTERVAL('2023-12-01','2024-12-01'),INTERVAL(valid_from,valid_to))   | 1
            T_STARTEDBY(INTERVAL(valid_from,valid_to),INTERVAL('2023-12-01','2024-12-01')) | 1
            T_OVERLAPS(INTERVAL(valid_from,valid_to),INTERVAL('2023-01-01','2025-01-01')) | 2
            T_OVERLAPPEDBY(INTERVAL('2023-01-01','2025-01-01'),INTERVAL(valid_from,valid_to)) | 2
            T_AFTER(TIMESTAMP('2023-12-01T00:00:01Z'),TIMESTAMP('2023-12-01T00:00:00Z'))  | 5
            T_BEFORE(INTERVAL('..','2023-12-01T00:00:00Z'),TIMESTAMP('2023-12-01T00:00:01Z')) | 5
            T_EQUALS(TIMESTAMP('2023-11-30T16:00:00Z'),DATE('2023-12-01'))                | 5
            """)
    void times(String filter, int count) {
        assertThat(count("counties", filter, "datetime", "../..")).as(filter).isEqualTo(count);
    }

    /** /req/array-functions/array-predicates: sets, whose elements have no order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A_EQUALS((kind, 'x'), ('x', 'village'))                      | 894
            A_CONTAINS(('village', 'x', 'y'), (kind, 'y'))               | 894
            A_CONTAINEDBY((kind), ('village', 'x'))                      | 894
            A_OVERLAPS((kind, 1, true), ('other', 'village'))            | 894
            A_OVERLAPS((model_year), (2023, 2024))                       | -1
            A_EQUALS((1, 1.0, 2), (2, 1))                                | 1020
            A_EQUALS((DATE('2023-12-01')), (DATE('2023-12-01')))         | 1020
            A_EQUALS((POINT(1 2)), (POINT(1 2)))                         | 1020
            A_EQUALS((INTERVAL('2023-12-01','..')), (INTERVAL('2023-12-01','..'))) | 1020
            A_EQUALS(('a', ('b', 'c')), (('b', 'c'), 'a'))               | 1020
            A_CONTAINS((1, 2), ())                                       | 1020
            A_OVERLAPS((), (1))                                          | 0
            """)
    void sets(String filter, int count) {
        comparisons("villages", filter, count);
    }

    /** /conf/property-property. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2023 = model_year                | 20
            'village' = kind                 | 894
            kind = kind                      | 1020
            kind <> kind                     | 0
            model_year <= model_year         | 100
            DATE('1990-01-01') < valid_from  | 1020
            'foo' < 'foo'                    | 0
            3.14 = 3.14                      | 1020
            true <> true                     | 0
            'København' LIKE 'K_benhavn'     | 1020
            model_year BETWEEN model_year - 1 AND model_year + 1 | 100
            """)
    void propertiesAndValuesOnEitherSide(String filter, int count) {
        assertThat(count("villages", filter)).as(filter).isEqualTo(count);
    }

    /** /conf/arithmetic; what has no result meets no condition. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model_year = 2000 + 23                     | 20
            model_year - 2000 = 46 / 2                 | 20
            model_year = 1011 * 2 + 3 % 2              | 20
            model_year = 4047 div 2                    | 20
            model_year = 45 ^ 2 - 2                    | 20
            -7 div 2 = -3 AND -7 % 2 = -1              | 1020
            2 * 3 ^ 2 = 18 AND 2 + 3 * 4 = 14          | 1020
            (2 + 3) * 4 = 20 AND 0.1 + 0.2 = 0.3       | 1020
            -model_year < 0                            | 100
            1 / (model_year - model_year) = 1          | 0
            0 ^ -1 = 1 OR -8 ^ 0.5 = 1                 | 0
            10 ^ 300 * 10 ^ 300 > area_m2              | 1020
            1E308 * 1E308 ^ 2 > 1                      | 0
            model_year IN (2000 + 23, 1)               | 20
            """)
    void sums(String filter, int count) {
        assertThat(count("villages", filter)).as(filter).isEqualTo(count);
    }

    /** /conf/functions: those that /api/functions lists. */
    @Test
    void functions() {
        assertThat(count("villages", "codeUnder('445103113') AND kind = 'village'"))
                .isEqualTo(27);
        assertThat(count("villages", "codeUnder('445103113')")).isEqualTo(29);
        assertThat(count("villages", "codeUnder('4451')")).isEqualTo(1020);
        assertThat(count("service_stations", "codeUnder('445103113')")).isEqualTo(30);
        assertThat(count("aid_projects", "codeUnder('445122')")).isBetween(1, 66);
        assertThat(count("villages", "area(geom) > 0 AND area(geom) / area_m2 BETWEEN 0.999999 AND 1.000001"))
                .isEqualTo(1020);
        assertThat(count("villages", "length(geom) ^ 2 > 4 * 3.14159 * area(geom)"))
                .isEqualTo(1020);
        assertThat(count("service_stations", "distance(geom, POINT(116.698 23.906)) < 3000"))
                .isBetween(1, 100);
        assertThat(count("villages", "S_INTERSECTS(centroid(geom), BBOX(116.5,23.5,116.8,23.9))"))
                .isBetween(50, 900);
        JsonNode listed = RunningService.get("/api/functions").json().path("functions");
        assertThat(listed.findValuesAsString("name"))
                .containsExactly("codeUnder", "area", "length", "distance", "centroid");
    }

    static Stream<List<String>> sameInBothEncodings() {
        return Stream.of(
                List.of("kind = 'village'", "{\"op\":\"=\",\"args\":[{\"property\":\"kind\"},\"village\"]}"),
                List.of("kind LIKE 'vill%' AND NOT model_year IS NULL", """
                        {"op":"and","args":[{"op":"like","args":[{"property":"kind"},"vill%"]},
                          {"op":"not","args":[{"op":"isNull","args":[{"property":"model_year"}]}]}]}"""),
                List.of("model_year BETWEEN 2023 AND 2024 OR model_year IN (2025)", """
                        {"op":"or","args":[{"op":"between","args":[{"property":"model_year"},2023,2024]},
                          {"op":"in","args":[{"property":"model_year"},[2025]]}]}"""),
                List.of(
                        "CASEI(kind) = CASEI('VILLAGE')",
                        "{\"op\":\"=\",\"args\":[{\"op\":\"casei\",\"args\":[{\"property\":\"kind\"}]},{\"op\":\"casei\",\"args\":[\"VILLAGE\"]}]}"),
                List.of("S_INTERSECTS(geom, POLYGON((116.5 23.5,116.8 23.5,116.8 23.9,116.5 23.9,116.5 23.5)))", """
                        {"op":"s_intersects","args":[{"property":"geom"},{"type":"Polygon",
                          "coordinates":[[[116.5,23.5],[116.8,23.5],[116.8,23.9],[116.5,23.9],[116.5,23.5]]]}]}"""),
                List.of(
                        "S_WITHIN(geom, BBOX(116.5,23.5,116.8,23.9))",
                        "{\"op\":\"s_within\",\"args\":[{\"property\":\"geom\"},{\"bbox\":[116.5,23.5,116.8,23.9]}]}"),
                List.of("T_INTERSECTS(INTERVAL(valid_from,valid_to), INTERVAL('2023-12-01','..'))", """
                        {"op":"t_intersects","args":[{"interval":[{"property":"valid_from"},{"property":"valid_to"}]},
                          {"interval":["2023-12-01",".."]}]}"""),
                List.of(
                        "T_AFTER(valid_from, DATE('2000-01-01'))",
                        "{\"op\":\"t_after\",\"args\":[{\"property\":\"valid_from\"},{\"date\":\"2000-01-01\"}]}"),
                List.of(
                        "A_CONTAINS(('village','x'), (kind))",
                        "{\"op\":\"a_contains\",\"args\":[[\"village\",\"x\"],[{\"property\":\"kind\"}]]}"),
                List.of("model_year + 1 = 2 ^ 11 - 24 AND 7 div 2 = 3", """
                        {"op":"and","args":[{"op":"=","args":[{"op":"+","args":[{"property":"model_year"},1]},
                          {"op":"-","args":[{"op":"^","args":[2,11]},24]}]},{"op":"=","args":[{"op":"div","args":[7,2]},3]}]}"""),
                List.of("codeUnder('445103113')", "{\"op\":\"codeUnder\",\"args\":[\"445103113\"]}"),
                List.of("true", "true"));
    }

    /** What whoever comes from GeoServer has. */
    @Test
    void ecqlSelectsTheSame() {
        String box = "116.6, 23.6, 116.7, 23.7";
        assertThat(count("villages", "BBOX(geom, " + box + ") AND name ILIKE '%村'", "filter-lang", "ecql"))
                .isPositive()
                .isEqualTo(count(
                        "villages",
                        "S_INTERSECTS(geom, BBOX(" + box + ")) AND CASEI(name) LIKE CASEI('%村')",
                        "filter-lang",
                        "cql2-text"));
    }

    /** /conf/cql2-json/validate: what holds of the text holds of the JSON. */
    @ParameterizedTest
    @MethodSource
    void sameInBothEncodings(List<String> filters) {
        int byText = count("villages", filters.get(0), "filter-lang", "cql2-text");
        assertThat(count("villages", filters.get(1), "filter-lang", "cql2-json"))
                .isEqualTo(byText);
        assertThat(byText).isPositive();
    }

    /** OGC 19-079r2, /req/filter/filter-crs-param: the same place in each CRS, the axes in its order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://www.opengis.net/def/crs/OGC/1.3/CRS84   | POINT(116.698 23.906)
            http://www.opengis.net/def/crs/EPSG/0/4326     | POINT(23.906 116.698)
            http://www.opengis.net/def/crs/EPSG/0/4490     | POINT(23.906 116.698)
            http://www.opengis.net/def/crs/EPSG/0/4548     | POINT(2645088.3 469258.1)
            EPSG:4527                                      | POINT(2645088.3 39469258.1)
            [EPSG:3857]                                    | POINT(12990761.9 2741909.8)
            """)
    void coordinatesOfAFilterComeInAnyCrs(String crs, String point) {
        Answer answer = ask("towns", "S_INTERSECTS(geom," + point + ")", "filter-crs", crs);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("features").path(0).path("id").stringValue())
                .isEqualTo("445103113");
    }

    /** The whole set of parameters narrows, each one further. */
    @Test
    void aFilterGoesTogetherWithOtherParameters() {
        int both = count("villages", "livable", "kind", "village", "bbox", "116.5,23.5,116.8,23.9");
        assertThat(both)
                .isEqualTo(count(
                        "villages",
                        "livable AND kind = 'village' AND S_INTERSECTS(geom, BBOX(116.5,23.5,116.8,23.9))"));
        assertThat(both).isBetween(10, 589);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind = = 'village'              | character 8
            kind = 'village                 | character 8
            colour = 'red'                  | character 1
            kind = 'village' AND            | character 21
            kind > 5                        | character 8
            model_year LIKE 'x'             | character 1
            model_year + 'x' = 1            | character 14
            S_INTERSECTS(geom, POINT(1))    | character 27
            S_INTERSECTS(geom, POINT(90 180)) | character 20
            S_INTERSECTS(geom, POLYGON((0 0, 2 2, 0 2, 2 0, 0 0))) | character 20
            T_DURING(valid_from, INTERVAL('2023-01-01','..')) | character 10
            INTERVAL('2023-01-02','2023-01-01') IS NULL | character 1
            DATE('2023-02-30') = valid_from | character 1
            wobble(kind) = 1                | character 1
            area(kind) > 1                  | character 6
            area_m2                         | character 1
            kind LIKE name                  | character 11
            kind IN ()                      | character 10
            1 ~ 2                           | character 3
            """)
    void whatIsWrongIsToldWithItsPlace(String filter, String place) {
        Answer answer = ask("villages", filter);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo("filter");
        assertThat(answer.json().path("detail").stringValue()).startsWith("At " + place + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"=","args":[{"property":"colour"},1]}       | /args/0
            {"op":"=","args":[{"property":"kind"},1]}         | /args/1
            {"op":"=","args":[{"property":"kind"}]}           | the root
            {"op":"=","args":"x"}                             | the root
            {"op":"like","args":[{"property":"kind"},{"property":"name"}]} | /args/1
            {"op":"not","args":[{"op":"=","args":[null,1]}]}  | /args/0/args/0
            {"op":"s_intersects","args":[{"property":"geom"},{"type":"Point","coordinates":[1]}]} | /args/1
            {"op":                                            | line 1
            {"op":"=","op":"=","args":[1,1]}                  | line 1
            5                                                 | the root
            """)
    void whatIsWrongInJsonIsToldWithItsPlace(String filter, String place) {
        Answer answer = ask("villages", filter, "filter-lang", "cql2-json");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo("filter");
        assertThat(answer.json().path("detail").stringValue()).startsWith("At " + place);
    }

    @Test
    void whatGrowsBeyondAllBoundsIsRefused() {
        for (String filter : List.of(
                "(".repeat(10_000) + "true" + ")".repeat(10_000),
                "NOT ".repeat(5_000) + "true",
                "true" + " AND true".repeat(4_000),
                "1" + "+1".repeat(200) + " = 1",
                "kind LIKE '" + "%".repeat(1_000) + "'",
                "kind = '" + "x".repeat(51_000) + "'",
                "area_m2 > 1" + "0".repeat(400),
                "area_m2 > 1E999")) {
            Answer answer = ask("villages", filter);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("parameter").stringValue()).isEqualTo("filter");
        }
        Answer nested = ask("villages", "[".repeat(10_000), "filter-lang", "cql2-json");
        assertThat(nested.status()).isEqualTo(400);
    }
}
