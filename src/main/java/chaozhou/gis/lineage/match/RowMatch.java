package chaozhou.gis.lineage.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a row means.
 *
 * @param row its number, from 0
 * @param how by what it was found; null when it was not
 * @param id of the only division that is meant; null when there is none, or several
 * @param candidates where several may be meant, the likeliest first; null otherwise
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RowMatch(
        int row,
        Status status,
        @Nullable How how,
        @Nullable String id,
        @Nullable String layer,
        @Nullable String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Candidate> candidates) {

    /** What became of a row. */
    enum Status {
        MATCHED,
        AMBIGUOUS,
        UNMATCHED;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param parents the names of what lies above, the uppermost first: {@code 潮安区 / 凤凰镇} */
    record Candidate(
            String layer, String id, String name, @Nullable String code, String parents) {}
}
