package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.error.GisException.NotFound;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What identifies a version of a feature, and its place in the order of pages: {@code id@valid_from}. */
public record FeatureKey(String id, LocalDate validFrom) {

    /** What an id consists of. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Pattern TEXT = Pattern.compile("(" + ID.pattern() + ")@(\\d{4}-\\d{2}-\\d{2})");

    @Override
    public String toString() {
        return id + "@" + validFrom;
    }

    static FeatureKey parse(String parameter, String text) {
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                return new FeatureKey(matcher.group(1), LocalDate.parse(matcher.group(2)));
            }
        } catch (DateTimeException e) {
            // Refused below like any other text that is no key.
        }
        throw new InvalidParameter(
                parameter, "This is no place in the pages; follow the next link of the page before.");
    }

    /** Checks an id that comes from an address. */
    public static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new NotFound("There is no feature of that id; an id has 1 to 64 letters, digits, '_', '.' or '-'.");
        }
        return id;
    }
}
