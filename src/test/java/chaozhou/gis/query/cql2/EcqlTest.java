package chaozhou.gis.query.cql2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ECQL means what the same filter in CQL2 means. */
class EcqlTest {

    private static Expression read(String ecql) {
        return FilterLanguage.ECQL.read(ecql, TestLayer.context());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name = 'it''s'                                    | name = 'it''s'
            name <> 'x'                                       | NOT (name = 'x')
            floors > -3                                       | floors > -3
            floors >= 1.5                                     | floors >= 1.5
            floors < depth                                    | floors < depth
            depth BETWEEN 1 AND 5                             | depth BETWEEN 1 AND 5
            name LIKE 'a%_'                                   | name LIKE 'a%_'
            name NOT LIKE 'a%'                                | name NOT LIKE 'a%'
            name ILIKE 'a%'                                   | CASEI(name) LIKE CASEI('a%')
            name = 'bbox(''a'', srid=1;'                      | name = 'bbox(''a'', srid=1;'
            name IS NULL                                      | name IS NULL
            name IS NOT NULL                                  | name IS NOT NULL
            NOT (floors=1 OR depth=2) AND category=3          | NOT (floors=1 OR depth=2) AND category=3
            floors=1 OR floors=2 OR floors=3                  | floors=1 OR floors=2 OR floors=3
            name IN ('a','b')                                 | name='a' OR name='b'
            IN ('44', '4451')                                 | id IN ('44', '4451')
            floors + 2*3 > depth / 4 - 1                      | floors + 2*3 > depth / 4 - 1
            INCLUDE                                           | true
            EXCLUDE                                           | false
            swimming_pool = true                              | swimming_pool = true
            swimming_pool = 'true'                            | swimming_pool = true
            floors = '5'                                      | floors = 5
            updated > '2023-12-01'                            | updated > DATE('2023-12-01')
            updated > 2023-12-01T08:00:00Z                    | updated > TIMESTAMP('2023-12-01T08:00:00Z')
            updated AFTER 2023-12-01T00:00:00Z                | T_AFTER(updated, TIMESTAMP('2023-12-01T00:00:00Z'))
            updated BEFORE 2023-12-01T00:00:00+08:00          | T_BEFORE(updated, TIMESTAMP('2023-11-30T16:00:00Z'))
            updated TEQUALS 2023-12-01T00:00:00Z              | T_EQUALS(updated, TIMESTAMP('2023-12-01T00:00:00Z'))
            updated DURING 2023-01-01T00:00:00Z/P1Y           | T_AFTER(updated, TIMESTAMP('2023-01-01T00:00:00Z')) AND T_BEFORE(updated, TIMESTAMP('2024-01-01T00:00:00Z'))
            BBOX(geom, 116, 23, 117, 24)                      | S_INTERSECTS(geom, BBOX(116, 23, 117, 24))
            INTERSECTS(geom, POINT(116 23))                   | S_INTERSECTS(geom, POINT(116 23))
            DISJOINT(POINT(116 23), geom)                     | S_DISJOINT(POINT(116 23), geom)
            WITHIN(geom, POLYGON((1 1, 2 1, 2 2, 1 1)))       | S_WITHIN(geom, POLYGON((1 1, 2 1, 2 2, 1 1)))
            CONTAINS(geom, POINT(116 23))                     | S_CONTAINS(geom, POINT(116 23))
            TOUCHES(geom, POINT(116 23))                      | S_TOUCHES(geom, POINT(116 23))
            CROSSES(geom, LINESTRING(116 23, 117 24))         | S_CROSSES(geom, LINESTRING(116 23, 117 24))
            EQUALS(geom, POINT(116 23))                       | S_EQUALS(geom, POINT(116 23))
            DWITHIN(geom, POINT(116 23), 5, kilometers)       | distance(geom, POINT(116 23)) <= 5000.0
            BEYOND(geom, POINT(116 23), 5, meters)            | distance(geom, POINT(116 23)) > 5.0
            area(geom) > 1000                                 | area(geom) > 1000
            distance(centroid(geom), POINT(116 23)) < 10      | distance(centroid(geom), POINT(116 23)) < 10
            casei(name) = 'x'                                 | casei(name) = 'x'
            """)
    void meansTheSameAsInCql2(String ecql, String cql2) {
        assertThat(read(ecql)).isEqualTo(FilterLanguage.TEXT.read(cql2, TestLayer.context()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            floors = 1 AND                            | At character 14: this is no ECQL; “the end” can't stand here.
            nowhere = 1                               | At “nowhere”: the layer examples has no property of that name
            name > 5                                  | a text can't be compared with a number
            nofunction(name) = 1                      | a function is unknown; there are codeUnder, area
            strToLowerCase(name) = 'x'                | At “strToLowerCase(…)”: there is no function of that name
            floors = 12345678901234567890             | this is no ECQL
            floors = 1e999                            | a number is too large
            INTERSECTS(geom, SRID=4548;POINT(1 2))    | At character 18: name the reference system of coordinates with filter-crs
            bbox (geom, 1, 2, 3, 4, 'EPSG:4326')      | At character 1: name the reference system of coordinates with filter-crs
            RELATE(geom, POINT(1 1), 'T********')     | At
            DWITHIN(geom, POINT(1 1), 5, parsecs)     | At
            updated > '1st of May'                    | a day is written like
            INTERSECTS(geom, POINT(500 23))           | At “POINT (500 23)”
            """)
    void whatIsWrongIsSaidWhereItIs(String ecql, String message) {
        assertThatThrownBy(() -> read(ecql))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining(message);
    }

    /** On a stack that is no larger than that of the service's threads. */
    @Test
    void nothingIsTooDeepOrTooLongForTheParser() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        Thread thread = new Thread(null, EcqlTest::readDeepAndLongFilters, "small stack", 256 * 1024);
        thread.setUncaughtExceptionHandler((one, failure) -> failures.add(failure));
        thread.start();
        thread.join();
        assertThat(failures).isEmpty();
    }

    private static void readDeepAndLongFilters() {
        String deep = "(".repeat(10_000) + "floors = 1" + ")".repeat(10_000);
        assertThatThrownBy(() -> read(deep))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("100 levels");
        String sum = String.join("+", Collections.nCopies(5000, "1")) + " = floors";
        assertThatThrownBy(() -> read(sum)).isInstanceOf(InvalidParameter.class);
        String negations = "NOT (".repeat(90) + "floors = 1" + ")".repeat(90);
        assertThat(read(negations)).isInstanceOf(Expression.Call.class);
        String chain = String.join(" OR ", Collections.nCopies(900, "floors=1"));
        assertThat(read(chain)).isInstanceOf(Expression.Call.class);
    }

    @Test
    void mutilatedFiltersAreRefusedWithAPlace() {
        String[] good = {
            "name ILIKE 'a%' AND floors BETWEEN 1 AND 5 OR NOT (depth = 2)",
            "INTERSECTS(geom, POLYGON((1 1, 2 1, 2 2, 1 1))) AND area(geom) > 1e3",
            "updated DURING 2023-01-01T00:00:00Z/P1Y OR updated AFTER 2023-12-01T00:00:00Z",
            "DWITHIN(geom, POINT(116 23), 5, kilometers) AND name IN ('a', 'b') AND swimming_pool = true"
        };
        String alphabet = "()',.;=<>+-*/ 0129aeZ\u0000\"%[]{}凤\\:";
        Random random = new Random(20231201);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            StringBuilder filter = new StringBuilder(good[i % good.length]);
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                int at = random.nextInt(filter.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> filter.deleteCharAt(at);
                    case 1 -> filter.insert(at, c);
                    default -> filter.setCharAt(at, c);
                }
            }
            try {
                read(filter.toString());
            } catch (InvalidParameter e) {
                assertThat(e.getMessage()).as("%s", filter).startsWith("At ");
                refused++;
            }
        }
        assertThat(refused).isBetween(1000, 3900);
    }
}
