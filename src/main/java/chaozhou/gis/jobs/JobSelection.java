package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs are listed (OGC 18-062r2, 12).
 *
 * @param condition in SQL
 * @param values of its parameters
 * @param limit the most at once
 */
record JobSelection(String condition, Map<String, Object> values, int limit) {

    /** The parameter that says after which job a page begins. */
    static final String AFTER = "after";

    private static final Set<String> KNOWN =
            Set.of("type", "processID", "status", "datetime", "minDuration", "maxDuration", "limit", AFTER, "f");

    private static final int LONGEST_SECONDS = 999_999_999;

    /** Of a job that has started; one that runs has lasted until now. */
    private static final String SECONDS = "extract(epoch FROM coalesce(finished_at, now()) - started_at)";

    static Parameters read(Map<String, String[]> given) {
        return Parameters.of(given, KNOWN);
    }

    /**
     * What an account may see of what is asked for: its own and anybody's, but of the latter none that is confidential.
     *
     * @param account null: of nobody
     * @throws InvalidParameter naming the parameter that can't be used
     */
    static JobSelection of(Parameters parameters, @Nullable String account, Processes processes, Clock clock) {
        Builder builder = new Builder();
        builder.add("(account = :account::text OR account IS NULL AND NOT process = ANY (:confidential))");
        builder.values.put("account", account);
        builder.values.put(
                "confidential", processes.ids(OfferedProcess::isConfidential).toArray(String[]::new));
        // All are processes; whoever asks for them gets all.
        oneOf("type", parameters, List.of("process"));
        builder.among("process", oneOf("processID", parameters, processes.ids(process -> true)));
        builder.among("status", oneOf("status", parameters, labels()));
        parameters.text("datetime").ifPresent(value -> builder.created(value, clock));
        builder.lasting("minDuration", ">=", parameters);
        builder.lasting("maxDuration", "<=", parameters);
        parameters.text(AFTER).ifPresent(value -> builder.after(JobKey.parse(AFTER, value)));
        return new JobSelection(builder.condition.toString(), builder.values, parameters.limit("limit", 1, 1000, 100));
    }

    private static List<String> labels() {
        return Arrays.stream(Job.Status.values()).map(Job.Status::label).toList();
    }

    /** The values of a parameter, with commas between them; all when it is left out. */
    private static List<String> oneOf(String name, Parameters parameters, List<String> allowed) {
        List<String> values =
                parameters.text(name).map(text -> List.of(text.split(",", -1))).orElse(allowed);
        if (!allowed.containsAll(values)) {
            throw new InvalidParameter(
                    name,
                    "%s must be one of %s, or several with commas between them."
                            .formatted(name, String.join(", ", new TreeSet<>(allowed))),
                    allowed);
        }
        return values;
    }

    private static final class Builder {
        private final StringBuilder condition = new StringBuilder("true");
        private final Map<String, Object> values = new LinkedHashMap<>();

        void add(String term) {
            condition.append(" AND ").append(term);
        }

        void among(String column, List<String> allowed) {
            add("%1$s IN (:%1$s)".formatted(column));
            values.put(column, allowed);
        }

        /** When it was made: a day, an instant, which is a second, or an interval whose ends belong to it. */
        void created(String value, Clock clock) {
            // It refuses what is wrong.
            Period.parse(value, clock);
            String[] ends = value.split("/", -1);
            String last = ends[ends.length - 1];
            if (!isOpen(ends[0])) {
                add("created_at >= :from");
                values.put("from", instant(ends[0], clock));
            }
            if (!isOpen(last)) {
                add("created_at < :until");
                OffsetDateTime instant = instant(last, clock);
                values.put("until", last.length() == 10 ? instant.plusDays(1) : instant.plusSeconds(1));
            }
        }

        private static boolean isOpen(String end) {
            return end.isEmpty() || end.equals("..");
        }

        private static OffsetDateTime instant(String text, Clock clock) {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(clock.getZone()).toOffsetDateTime()
                    : OffsetDateTime.parse(text).truncatedTo(ChronoUnit.SECONDS);
        }

        void after(JobKey key) {
            add("(created_at, id) < (:created, :id)");
            values.put("created", key.created());
            values.put("id", key.id());
        }

        void lasting(String name, String comparison, Parameters parameters) {
            if (parameters.text(name).isPresent()) {
                add("started_at IS NOT NULL AND %s %s :%s".formatted(SECONDS, comparison, name));
                values.put(name, parameters.limit(name, 0, LONGEST_SECONDS, 0));
            }
        }
    }
}
