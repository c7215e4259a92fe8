package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days, both inclusive; null is open. A feature answers to a period when it is in force on at least one of its days.
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    /** All days. */
    public static final Period ALWAYS = new Period(null, null);

    public static Period of(LocalDate day) {
        return new Period(day, day);
    }

    public boolean isOneDay() {
        return from != null && from.equals(to);
    }

    /**
     * Reads the parameter {@code datetime} (OGC 17-069r4, 7.15.4): a day, an instant (RFC 3339), or an interval with {@code /}
     * whose ends may be {@code ..} or empty. An instant counts as its day in the clock's zone.
     */
    public static Period parse(String value, Clock clock) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            return of(day(value, clock.getZone()));
        }
        LocalDate from = end(value.substring(0, slash), clock.getZone());
        LocalDate to = end(value.substring(slash + 1), clock.getZone());
        if (from != null && to != null && from.isAfter(to)) {
            throw invalid("The interval ends before it begins; the earlier day comes first.");
        }
        return new Period(from, to);
    }

    /** Reads a {@code datetime} that must be one day. */
    public static LocalDate parseDay(String value, Clock clock) {
        if (value.indexOf('/') >= 0) {
            throw invalid("Here datetime must be one day, like 2023-12-01, not an interval.");
        }
        return day(value, clock.getZone());
    }

    private static @Nullable LocalDate end(String text, ZoneId zone) {
        return text.isEmpty() || text.equals("..") ? null : day(text, zone);
    }

    private static LocalDate day(String text, ZoneId zone) {
        try {
            LocalDate day = text.length() == 10
                    ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException e) {
            // Refused below: whatever is wrong, the sentence is the same.
        }
        throw invalid(
                "datetime must be a day like 2023-12-01, an instant like 2023-12-01T00:00:00Z, or an interval of two of"
                        + " them like 2023-01-01/2023-12-31 or 2023-01-01/..");
    }

    private static InvalidParameter invalid(String detail) {
        return new InvalidParameter("datetime", detail);
    }
}
