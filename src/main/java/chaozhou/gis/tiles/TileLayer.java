package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Layer.GeometryType;
import chaozhou.gis.tiles.TileShapes.Kind;
import chaozhou.gis.tiles.mvt.TileWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A layer of a tile: the features of a layer, or the places where the names of its areas are written. */
record TileLayer(Layer layer, boolean isLabels) {

    /** What the name of a layer of labels ends with. */
    static final String LABEL_SUFFIX = "_label";

    static Stream<TileLayer> of(Layer layer) {
        return layer.geometry() == GeometryType.MULTI_POLYGON
                ? Stream.of(new TileLayer(layer, false), new TileLayer(layer, true))
                : Stream.of(new TileLayer(layer, false));
    }

    String name() {
        return isLabels ? layer.id() + LABEL_SUFFIX : layer.id();
    }

    Kind kind() {
        return isLabels || layer.geometry() == GeometryType.POINT ? Kind.POINTS : Kind.SHAPES;
    }

    TileWriter.Type type() {
        if (kind() == Kind.POINTS) {
            return TileWriter.Type.POINTS;
        }
        return layer.geometry() == GeometryType.MULTI_POLYGON ? TileWriter.Type.AREAS : TileWriter.Type.LINES;
    }

    /** Which of its layer's tags its features have. */
    int[] tags() {
        List<String> all = FeatureTags.keys(layer);
        return isLabels
                ? Stream.concat(Stream.of("id"), labelled(layer).map(Attribute::name))
                        .mapToInt(all::indexOf)
                        .toArray()
                : IntStream.range(0, all.size()).toArray();
    }

    /** What is written at a place, and what it depends on. */
    static Stream<Attribute> labelled(Layer layer) {
        Set<String> names = new LinkedHashSet<>(List.of(layer.nameAttribute().name()));
        layer.attributes(Attribute.Role.PINYIN).forEach(attribute -> names.add(attribute.name()));
        names.add("kind");
        return names.stream().map(layer::attribute).flatMap(Optional::stream);
    }
}
