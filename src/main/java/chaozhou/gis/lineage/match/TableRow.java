package chaozhou.gis.lineage.match;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row of a table that is to be joined to divisions.
 *
 * @param code null: none, or blank
 * @param name folded; null: none, or blank
 */
record TableRow(@Nullable String code, @Nullable String name) {

    static final int MOST_ROWS = 50_000;

    private static final int LONGEST = 200;
    private static final List<String> MEMBERS = List.of("code", "name");
    private static final String PLACE = "inputs.rows";

    /** @throws InvalidParameter naming the first row that can't be used */
    static List<TableRow> parse(@Nullable JsonNode given) {
        if (given == null || !given.isArray() || given.isEmpty() || given.size() > MOST_ROWS) {
            throw new InvalidParameter(
                    PLACE,
                    "inputs.rows must be an array of 1 to %d objects, each with a code, a name or both."
                            .formatted(MOST_ROWS));
        }
        List<TableRow> rows = new ArrayList<>(given.size());
        for (JsonNode row : given) {
            rows.add(parse(PLACE + "[" + rows.size() + "]", row));
        }
        return rows;
    }

    private static TableRow parse(String place, JsonNode given) {
        JsonMembers row = new JsonMembers(place, given).requireKnown(MEMBERS);
        if (row.get("code") == null && row.get("name") == null) {
            throw new InvalidParameter(place, "%s has neither a code nor a name; give one of them.".formatted(place));
        }
        String name = text(row, "name");
        String code = text(row, "code");
        return new TableRow(
                code == null ? null : NameLookup.folded(code),
                name == null ? null : blankToNull(NameLookup.folded(name)));
    }

    /** A text, or a number, as spreadsheets have codes; null: nothing that could be looked for. */
    private static @Nullable String text(JsonMembers row, String member) {
        JsonNode value = row.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString() && !value.isIntegralNumber()) {
            throw new InvalidParameter(row.placeOf(member), "%s must be a text.".formatted(row.placeOf(member)));
        }
        String text = value.asString("").strip();
        if (text.length() > LONGEST) {
            throw new InvalidParameter(
                    row.placeOf(member), "%s has more than %d characters.".formatted(row.placeOf(member), LONGEST));
        }
        return blankToNull(text);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
