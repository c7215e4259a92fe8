package chaozhou.gis.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A property of a layer's features and the column that holds it.
 *
 * @param computed {@code "area"}: the service computes it from the geometry and no file may give it
 * @param codeSystem whose codes they are; null: of none, or of one that is not told
 * @param unit the unit of the values: {@code m2}, {@code CNY}, {@code person}, {@code 1} of a number of things
 * @param pattern the regular expression that a text has to match as a whole
 * @param aliases what files call it besides its name and titles: {@code XZQDM}
 * @param codes the values allowed, with their titles, in the definition's order; empty: no code list
 */
public record Attribute(
        String name,
        Type type,
        @Nullable Role role,
        boolean required,
        @Nullable CodeSystem codeSystem,
        @Nullable String computed,
        @Nullable String unit,
        @Nullable Pattern pattern,
        @Nullable Double minimum,
        @Nullable Double maximum,
        Text title,
        List<String> aliases,
        Map<String, Text> codes) {

    /** Names of columns that every feature table has. */
    public static final Set<String> RESERVED_NAMES = Set.of("id", "geom", "valid_from", "valid_to", "provenance");

    private static final String COUNT_UNIT = "1";

    public Attribute {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        codes = codes == null ? Map.of() : codes;
    }

    /** What a value is, and how PostgreSQL stores it. */
    public enum Type {
        @JsonProperty("text")
        TEXT("text"),
        @JsonProperty("integer")
        INTEGER("bigint"),
        @JsonProperty("number")
        NUMBER("double precision"),
        @JsonProperty("boolean")
        BOOLEAN("boolean"),
        @JsonProperty("date")
        DATE("date");

        private final String column;

        Type(String column) {
            this.column = column;
        }

        /** The PostgreSQL type of its column. */
        public String column() {
            return column;
        }
    }

    /** Who numbers divisions. The same number may mean two of them, in two systems or on two days. */
    public enum CodeSystem {
        /** The Ministry of Civil Affairs (GB/T 2260, GB/T 10114). */
        @JsonProperty("civil_affairs")
        CIVIL_AFFAIRS,
        /** The National Bureau of Statistics. */
        @JsonProperty("statistics")
        STATISTICS;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What an attribute means to search and to the hierarchy. */
    public enum Role {
        @JsonProperty("name")
        NAME,
        @JsonProperty("pinyin")
        PINYIN,
        /** A code of the feature in one code system; the first attribute with this role is the one that children refer to. */
        @JsonProperty("code")
        CODE,
        /** The code of the division in which the feature lies, of whatever level. */
        @JsonProperty("division")
        DIVISION
    }

    /** Whether it holds amounts, of which a sum makes sense: numbers with a unit, and no codes. */
    public boolean isQuantity() {
        return (type == Type.INTEGER || type == Type.NUMBER) && unit != null && codes.isEmpty();
    }

    /** What follows the title where values are written without their unit: {@code " (m2)"}; numbers of things have none. */
    public String unitSuffix() {
        return unit == null || unit.equals(COUNT_UNIT) ? "" : " (" + unit + ")";
    }

    public boolean isComputed() {
        return computed != null;
    }
}
