package chaozhou.gis.search;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The parameters of {@code /api/search}.
 *
 * @param query what was typed, without the blanks around it
 * @param limit how many results at most
 * @param day the day on which the results have to be in force
 */
record SearchParameters(String query, SearchWords words, int limit, LocalDate day) {

    static final int DEFAULT_LIMIT = 10;
    static final int MAXIMUM_LIMIT = 50;
    static final int LONGEST_QUERY = 100;

    private static final List<String> NAMES = List.of("q", "limit", "datetime");

    /** @throws InvalidParameter naming the first parameter that can't be used */
    static SearchParameters parse(Map<String, String[]> given, Clock clock) {
        Parameters parameters = Parameters.of(given, NAMES);
        String query = parameters
                .text("q")
                .orElseThrow(() ->
                        new InvalidParameter("q", "Say what to look for: q is a name, pinyin, initials or a code."))
                .strip();
        return new SearchParameters(
                query,
                words(query),
                parameters.text("limit").map(SearchParameters::limit).orElse(DEFAULT_LIMIT),
                parameters
                        .text("datetime")
                        .map(value -> Period.parseDay(value, clock))
                        .orElseGet(() -> LocalDate.now(clock)));
    }

    private static SearchWords words(String query) {
        int length = query.codePointCount(0, query.length());
        if (length > LONGEST_QUERY) {
            throw new InvalidParameter("q", "q has %d characters; the most is %d.".formatted(length, LONGEST_QUERY));
        }
        SearchWords words = SearchWords.of(query);
        if (words.isEmpty()) {
            throw new InvalidParameter("q", "q has no letter, digit or character to look for.");
        }
        return words;
    }

    private static int limit(String value) {
        int limit = value.matches("\\d{1,9}") ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw new InvalidParameter("limit", "limit must be a whole number from 1 to %d.".formatted(MAXIMUM_LIMIT));
        }
        return limit;
    }
}
