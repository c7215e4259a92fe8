package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Areas;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all overlaps add up to: of the subjects, by layer, by value of an attribute, by division. */
final class Totals {

    /** What totals are of. */
    enum Group {
        SUBJECTS,
        LAYER,
        VALUE,
        DIVISION
    }

    static final List<Column> COLUMNS = List.of(
            Column.text("group", new Text("类别", "Group")),
            Column.text("layer", new Text("图层", "Layer")),
            Column.text("layerTitle", new Text("图层名称", "Title of the layer")),
            Column.text("key", new Text("值或代码", "Value or code")),
            Column.text("name", new Text("名称", "Name")),
            new Column("count", new Text("数量", "Count"), Column.Type.INTEGER, null),
            Column.number("areaM2", new Text("占压面积", "Overlap"), "m2"),
            Column.number("areaHa", new Text("占压面积", "Overlap"), "ha"),
            Column.number("areaMu", new Text("占压面积", "Overlap"), "mu"),
            Column.number("planeAreaM2", new Text("平面占压面积", "Overlap on the plane"), "m2"),
            Column.number("uncoveredM2", new Text("未占压面积", "Uncovered"), "m2"),
            new Column("slivers", new Text("碎面数", "Slivers"), Column.Type.INTEGER, null),
            Column.number("sliversM2", new Text("碎面面积", "Area of slivers"), "m2"));

    /** An attribute may have a different value for each feature of a large layer. */
    private static final int MOST = 20_000;

    /**
     * What a total is of.
     *
     * @param key the value, or the code of the division
     */
    record Key(
            Group group,
            @Nullable Layer layer,
            @Nullable String key,
            @Nullable String name) {}

    /** A sum; of the subjects themselves it is their area. */
    static final class Total {
        private long count;
        private double areaM2;
        private double planeM2;
        private double uncoveredM2;
        private long slivers;
        private double sliversM2;

        double areaM2() {
            return areaM2;
        }

        long count() {
            return count;
        }
    }

    private final Language language;
    private final Map<Key, Total> totals = new LinkedHashMap<>();

    /** Each layer has a total, also where nothing is. */
    Totals(Language language, List<Layer> layers) {
        this.language = language;
        of(new Key(Group.SUBJECTS, null, null, null));
        layers.forEach(layer -> of(new Key(Group.LAYER, layer, null, null)));
    }

    private Total of(Key key) {
        if (totals.size() >= MOST) {
            throw AnalysisInputs.fault(
                    "by", "has more than %d values in the answer; choose an attribute with fewer.".formatted(MOST));
        }
        return totals.computeIfAbsent(key, added -> new Total());
    }

    void addSubject(double areaM2, @Nullable Double planeM2) {
        add(new Key(Group.SUBJECTS, null, null, null), areaM2, planeM2).count++;
    }

    void addPair(Layer layer, Optional<Attribute> by, @Nullable String value) {
        of(new Key(Group.LAYER, layer, null, null)).count++;
        by.ifPresent(attribute -> of(value(layer, attribute, value)).count++);
    }

    void addSliver(Layer layer, double areaM2) {
        Total total = of(new Key(Group.LAYER, layer, null, null));
        total.slivers++;
        total.sliversM2 += areaM2;
    }

    void addUncovered(Layer layer, double areaM2) {
        of(new Key(Group.LAYER, layer, null, null)).uncoveredM2 += areaM2;
    }

    void addGround(Layer layer, double areaM2, @Nullable Double planeM2) {
        add(new Key(Group.LAYER, layer, null, null), areaM2, planeM2);
    }

    void addGroundOf(Layer layer, Attribute by, @Nullable String value, double areaM2, @Nullable Double planeM2) {
        add(value(layer, by, value), areaM2, planeM2);
    }

    void addGroundIn(
            Layer layer, @Nullable String code, @Nullable String name, double areaM2, @Nullable Double planeM2) {
        add(new Key(Group.DIVISION, layer, code, name), areaM2, planeM2).count++;
    }

    private Key value(Layer layer, Attribute by, @Nullable String value) {
        Text title = value == null ? null : by.codes().get(value);
        return new Key(Group.VALUE, layer, value, title == null ? value : title.in(language));
    }

    private Total add(Key key, double areaM2, @Nullable Double planeM2) {
        Total total = of(key);
        total.areaM2 += areaM2;
        total.planeM2 += planeM2 == null ? Double.NaN : planeM2;
        return total;
    }

    /** The total of a layer. */
    Total of(Layer layer) {
        return of(new Key(Group.LAYER, layer, null, null));
    }

    /** The rows of a group, of {@link #COLUMNS}; by layer, and of each the largest first. */
    List<List<@Nullable Object>> rows(Group group) {
        return totals.entrySet().stream()
                .filter(total -> total.getKey().group() == group)
                .sorted(Comparator.comparingDouble(
                        total -> group == Group.LAYER ? 0 : -total.getValue().areaM2()))
                .sorted(Comparator.comparingInt(total -> order(total.getKey().layer())))
                .map(total -> row(total.getKey(), total.getValue()))
                .toList();
    }

    /** The rows of all groups as objects. */
    List<Map<String, @Nullable Object>> members() {
        return Arrays.stream(Group.values())
                .flatMap(group -> rows(group).stream())
                .map(row -> {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        members.put(COLUMNS.get(i).name(), row.get(i));
                    }
                    return members;
                })
                .toList();
    }

    private static int order(@Nullable Layer layer) {
        return layer == null ? 0 : layer.order();
    }

    private List<@Nullable Object> row(Key key, Total total) {
        Layer layer = key.layer();
        boolean isLayer = key.group() == Group.LAYER;
        boolean isGround = layer == null || layer.geometry().isPolygonal();
        return Arrays.asList(
                AnalysisInputs.label(key.group()),
                layer == null ? null : layer.id(),
                layer == null ? null : layer.title().in(language),
                key.key(),
                key.name(),
                total.count,
                isGround ? (Double) total.areaM2 : null,
                isGround ? (Double) Areas.hectares(total.areaM2) : null,
                isGround ? (Double) Areas.mu(total.areaM2) : null,
                isGround ? (Double) total.planeM2 : null,
                isLayer && isGround ? (Double) total.uncoveredM2 : null,
                isLayer && isGround ? (Long) total.slivers : null,
                isLayer && isGround ? (Double) total.sliversM2 : null);
    }
}
