package chaozhou.gis.encode.table;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name for programs
 * @param title for people
 * @param unit of its numbers: {@code m2}; null: none
 */
public record Column(
        String name, Text title, Type type, @Nullable String unit) {

    /** What CSV calls the column of shapes; no column is called so where rows have some. */
    public static final String SHAPE = "wkt";

    /** What its values are: String, Long, Double or Boolean. */
    public enum Type {
        TEXT("string"),
        INTEGER("integer"),
        NUMBER("number"),
        BOOLEAN("boolean");

        private final String schema;

        Type(String schema) {
            this.schema = schema;
        }

        /** Its name in JSON Schema. */
        public String schema() {
            return schema;
        }
    }

    public static Column text(String name, Text title) {
        return new Column(name, title, Type.TEXT, null);
    }

    public static Column number(String name, Text title, @Nullable String unit) {
        return new Column(name, title, Type.NUMBER, unit);
    }

    /** What people call units. */
    private static final Map<String, Text> UNITS = Map.of(
            "m", new Text("米", "m"),
            "m2", new Text("平方米", "m²"),
            "ha", new Text("公顷", "ha"),
            "mu", new Text("亩", "mu"),
            "deg", new Text("度", "°"));

    /** The title with the unit behind it. */
    public String heading(Language language) {
        String text = title.in(language);
        if (unit == null) {
            return text;
        }
        String of = UNITS.getOrDefault(unit, new Text(unit, unit)).in(language);
        return language == Language.ZH ? text + "（" + of + "）" : text + " (" + of + ")";
    }
}
