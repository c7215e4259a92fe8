package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.query.cql2.ValueType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The place of a feature's version in the order of pages: its values of what is sorted by, then what identifies it. As text
 * {@code id@valid_from}, or {@code id@valid_from~values} with the values as a JSON array in base64url.
 *
 * @param values String, Number, Boolean, LocalDate or null, one for each key of the sorting
 */
public record FeatureKey(List<@Nullable Object> values, String id, LocalDate validFrom) {

    /** What an id consists of. */
    public static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private static final Pattern TEXT =
            Pattern.compile("(" + ID.pattern() + ")@(\\d{4}-\\d{2}-\\d{2})(?:~([A-Za-z0-9_-]+))?");

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public String toString() {
        String identity = id + "@" + validFrom;
        return values.isEmpty() ? identity : identity + "~" + encoded();
    }

    private String encoded() {
        byte[] json = JSON.writeValueAsBytes(values.stream()
                .map(value -> value instanceof LocalDate day ? day.toString() : value)
                .toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** @param sorting what the key has to have values of */
    static FeatureKey parse(String parameter, String text, List<SortKey> sorting) {
        Matcher matcher = TEXT.matcher(text);
        try {
            if (matcher.matches()) {
                return new FeatureKey(
                        values(matcher.group(3), sorting), matcher.group(1), LocalDate.parse(matcher.group(2)));
            }
        } catch (DateTimeException | JacksonException | IllegalArgumentException e) {
            // Refused below like any other text that is no key.
        }
        throw new InvalidParameter(
                parameter, "This is no place in the pages of this request; follow the next link of the page before.");
    }

    private static List<@Nullable Object> values(@Nullable String encoded, List<SortKey> sorting) {
        JsonNode array = encoded == null
                ? JSON.createArrayNode()
                : JSON.readTree(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        if (array.size() != sorting.size()) {
            throw new IllegalArgumentException("a value for each key of the sorting");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (SortKey key : sorting) {
            values.add(value(array.path(values.size()), key.queryable().type()));
        }
        return values;
    }

    private static @Nullable Object value(JsonNode value, ValueType type) {
        if (value.isNull()) {
            return null;
        }
        return switch (type) {
            case TEXT -> text(value);
            case NUMBER -> new BigDecimal(value.isNumber() ? value.asString() : "none");
            case BOOLEAN -> value.booleanValue();
            case DATE -> LocalDate.parse(text(value));
            default -> throw new IllegalArgumentException("nothing is sorted by " + type);
        };
    }

    private static String text(JsonNode value) {
        String text = value.stringValue();
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no text of a database");
        }
        return text;
    }

    /** Checks an id that comes from an address. */
    public static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new NotFound("There is no feature of that id; an id has 1 to 64 letters, digits, '_', '.' or '-'.");
        }
        return id;
    }
}
