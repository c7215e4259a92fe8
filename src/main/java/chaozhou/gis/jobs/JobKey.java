package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The place of a job in the list, which has the latest first. As text {@code created@id}. */
record JobKey(OffsetDateTime created, UUID id) {

    private static final Pattern TEXT = Pattern.compile("(\\d{4}-[^@]+)@(.+)");

    static JobKey of(Job job) {
        return new JobKey(job.created().atOffset(ZoneOffset.UTC), job.id());
    }

    @Override
    public String toString() {
        return created.toInstant() + "@" + id;
    }

    /** @throws InvalidParameter when it is no key */
    static JobKey parse(String parameter, String text) {
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                return new JobKey(OffsetDateTime.parse(matcher.group(1)), UUID.fromString(matcher.group(2)));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // Refused below like any other text that is no key.
        }
        throw new InvalidParameter(
                parameter, "This is no place in the list of jobs; follow the next link of the page before.");
    }
}
