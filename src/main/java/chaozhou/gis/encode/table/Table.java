package chaozhou.gis.encode.table;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A table that is made while it is written.
 *
 * @param name for programs
 * @param title for people
 * @param hasShapes whether rows have one
 */
public record Table(String name, Text title, List<Column> columns, boolean hasShapes, Rows rows) {

    /** Something to be told beside the rows. */
    public record Note(String title, String text) {}

    /** The same with texts in one language. */
    Table in(Language language) {
        return new Table(
                name,
                title,
                columns,
                hasShapes,
                out -> rows.writeTo((values, shape) -> out.row(
                        values.stream().anyMatch(Text.class::isInstance)
                                ? values.stream()
                                        .map(value -> value instanceof Text text ? text.in(language) : value)
                                        .toList()
                                : values,
                        shape)));
    }

    /** Gives the rows, each once, in their order. */
    @FunctionalInterface
    public interface Rows {
        void writeTo(RowWriter out) throws IOException;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface RowWriter {
        /**
         * Writes a row.
         *
         * @param values of the columns, as {@link Column.Type} has them, or null; numbers that are none count as null. A {@link Text} is
         *     written in the language of the document
         * @param shape in CGCS2000 degrees, longitude in x; null: none
         */
        void row(List<@Nullable Object> values, @Nullable Geometry shape) throws IOException;
    }
}
