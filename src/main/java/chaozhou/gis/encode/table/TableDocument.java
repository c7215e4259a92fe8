package chaozhou.gis.encode.table;

import chaozhou.gis.catalog.Language;
import java.util.List;
import java.util.Map;

/**
 * One table or several, and what they were made of.
 *
 * @param language of what people read
 * @param provenance members that tell of what they were made, for Jackson
 * @param notes the same for people
 * @param tables at least one; they are written in their order
 */
public record TableDocument(
        Language language, Map<String, Object> provenance, List<Table.Note> notes, List<Table> tables) {

    public TableDocument {
        tables = tables.stream().map(table -> table.in(language)).toList();
    }

    boolean isSingle() {
        return tables.size() == 1;
    }

    /** The tables whose rows have shapes; where there are none, the first one. */
    List<Table> withShapes() {
        List<Table> shapes = tables.stream().filter(Table::hasShapes).toList();
        return shapes.isEmpty() ? tables.subList(0, 1) : shapes;
    }
}
