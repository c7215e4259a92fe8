package chaozhou.gis.query.cql2;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A property that filters may name, and the column of the same name.
 *
 * @param attribute what the definition says of it; null for the properties that every layer has
 */
public record Queryable(
        String name, ValueType type, Text title, @Nullable Attribute attribute) {

    public static final Queryable ID = new Queryable("id", ValueType.TEXT, new Text("标识", "Identifier"), null);
    public static final Queryable GEOMETRY =
            new Queryable("geom", ValueType.GEOMETRY, new Text("几何", "Geometry"), null);

    public static final Queryable VALID_FROM =
            new Queryable("valid_from", ValueType.DATE, new Text("生效日期", "In force from"), null);
    public static final Queryable VALID_TO =
            new Queryable("valid_to", ValueType.DATE, new Text("失效日期", "In force until"), null);
    public static final Queryable PROVENANCE =
            new Queryable("provenance", ValueType.TEXT, new Text("数据来源", "Provenance"), null);

    /** What stands beside shapes that are on the shifted grid of a web map, which is no CRS; no filter may name it. */
    public static final Queryable GRID =
            new Queryable("coordinate_grid", ValueType.TEXT, new Text("坐标偏移", "Shifted coordinates"), null);

    /** Layers are few, and live as long as the program. */
    private static final Map<Layer, List<Queryable>> KNOWN = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Those of a layer, in the order of its schema. */
    public static List<Queryable> of(Layer layer) {
        return KNOWN.computeIfAbsent(
                layer,
                l -> Stream.of(
                                Stream.of(ID, GEOMETRY),
                                l.attributes().stream().map(Queryable::of),
                                Stream.of(VALID_FROM, VALID_TO, PROVENANCE))
                        .flatMap(stream -> stream)
                        .toList());
    }

    /** Those that have an order and a text: all but geometry. They serve as parameters too, and to sort by. */
    public static Stream<Queryable> scalars(Layer layer) {
        return of(layer).stream().filter(queryable -> queryable.type != ValueType.GEOMETRY);
    }

    public static Optional<Queryable> of(Layer layer, String name) {
        return of(layer).stream()
                .filter(queryable -> queryable.name.equals(name))
                .findFirst();
    }

    public static Queryable of(Attribute attribute) {
        ValueType type = switch (attribute.type()) {
            case TEXT -> ValueType.TEXT;
            case INTEGER, NUMBER -> ValueType.NUMBER;
            case BOOLEAN -> ValueType.BOOLEAN;
            case DATE -> ValueType.DATE;
        };
        return new Queryable(attribute.name(), type, attribute.title(), attribute);
    }
}
