package chaozhou.gis.analysis.locate;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.proximity.Neighbour;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Points as rows of a table: their own fields, then what covers them, layer by layer. */
final class LocateTable {

    /** Between the ids, and the names, of features that cover one point. */
    private static final String SEPARATOR = ";";

    private final List<Layer> layers;
    private final SubjectTable table;

    /** @param fields the points' own */
    LocateTable(List<Column> fields, List<Layer> layers) {
        this.layers = layers;
        List<Column> found = new ArrayList<>();
        for (Layer layer : layers) {
            add(found, layer, "id", "标识", "id");
            add(found, layer, "name", "名称", "name");
            if (layer.codeAttribute().isPresent()) {
                add(found, layer, "code", "代码", "code");
            }
            if (layer.coverage() != null) {
                Text title =
                        new Text(layer.title().zh() + "距离（点在其外）", layer.title().en() + ": distance from outside");
                found.add(Column.number(layer.id() + "_distanceM", title, "m"));
            }
        }
        this.table = new SubjectTable(fields, found);
    }

    private static void add(List<Column> columns, Layer layer, String what, String zh, String en) {
        Text title = layer.title();
        columns.add(Column.text(layer.id() + "_" + what, new Text(title.zh() + zh, title.en() + ": " + en)));
    }

    List<Column> columns() {
        return table.columns();
    }

    /** A row of the table; several features of a layer have semicolons between them. Outside a coverage the nearest feature stands there. */
    List<@Nullable Object> row(LocatedPoint point) {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Neighbour nearest = point.nearest().get(i);
            List<Cover> covers = nearest == null
                    ? point.covers().get(i)
                    : List.of(new Cover(nearest.id(), nearest.name(), nearest.code(), null));
            found.add(all(covers, Cover::id));
            found.add(all(covers, Cover::name));
            if (layer.codeAttribute().isPresent()) {
                found.add(all(covers, Cover::code));
            }
            if (layer.coverage() != null) {
                found.add(nearest == null ? null : (Double) nearest.metres());
            }
        }
        return table.row(point.subject(), found);
    }

    private static @Nullable String all(List<Cover> covers, Function<Cover, @Nullable String> text) {
        if (covers.size() < 2) {
            return covers.isEmpty() ? null : text.apply(covers.get(0));
        }
        return covers.stream().map(text).filter(Objects::nonNull).collect(joining(SEPARATOR));
    }
}
