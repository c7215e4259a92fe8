package chaozhou.gis.tiles.mvt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a tile (MVT 2.1, 4.1 and 4.2), layer by layer. A layer without features is left out. */
public final class TileWriter {

    /** What the geometry of a feature is (4.3.4). */
    public enum Type {
        POINTS(1),
        LINES(2),
        AREAS(3);

        private final int number;

        Type(int number) {
            this.number = number;
        }
    }

    private static final int VERSION = 2;

    private final int extent;
    private final ProtobufOutput tile = new ProtobufOutput();
    private final ProtobufOutput layer = new ProtobufOutput();
    private final ProtobufOutput valueMessages = new ProtobufOutput();
    private final ProtobufOutput tags = new ProtobufOutput();
    private final Map<TagValue, Integer> valueNumbers = new HashMap<>();
    private List<String> keys = List.of();
    private int[] keyNumbers = {};
    private int keyCount;
    private int[] usedKeys = {};
    private boolean isEmpty = true;

    /** @param extent units a tile's side */
    public TileWriter(int extent) {
        this.extent = extent;
    }

    /** @param keys of the tags of its features */
    public void beginLayer(String name, List<String> keys) {
        this.keys = keys;
        keyNumbers = new int[keys.size()];
        usedKeys = new int[keys.size()];
        Arrays.fill(keyNumbers, -1);
        keyCount = 0;
        valueNumbers.clear();
        valueMessages.clear();
        layer.clear();
        layer.number(15, VERSION);
        layer.text(1, name);
        isEmpty = true;
    }

    /**
     * Adds a feature to the layer.
     *
     * @param geometry of {@link GeometryEncoder}
     * @param values of the layer's keys; null where there is none
     * @param used which of them the feature gets
     */
    public void feature(Type type, byte[] geometry, @Nullable TagValue[] values, int[] used) {
        tags.clear();
        for (int key : used) {
            TagValue value = values[key];
            if (value != null) {
                tags.varint(keyNumber(key));
                tags.varint(valueNumber(value));
            }
        }
        layer.length(2, ProtobufOutput.sizeOfPart(tags.size()) + 2 + ProtobufOutput.sizeOfPart(geometry.length));
        layer.message(2, tags);
        layer.number(3, type.number);
        layer.bytes(4, geometry);
        isEmpty = false;
    }

    private int keyNumber(int key) {
        if (keyNumbers[key] < 0) {
            usedKeys[keyCount] = key;
            keyNumbers[key] = keyCount++;
        }
        return keyNumbers[key];
    }

    private int valueNumber(TagValue value) {
        Integer known = valueNumbers.putIfAbsent(value, valueNumbers.size());
        if (known != null) {
            return known;
        }
        valueMessages.bytes(4, value.message());
        return valueNumbers.size() - 1;
    }

    public void endLayer() {
        if (isEmpty) {
            return;
        }
        for (int i = 0; i < keyCount; i++) {
            layer.text(3, keys.get(usedKeys[i]));
        }
        layer.append(valueMessages);
        layer.number(5, extent);
        tile.message(3, layer);
    }

    public byte[] toByteArray() {
        return tile.toByteArray();
    }
}
