package chaozhou.gis.tiles;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Reads Mapbox vector tiles (2.1), strictly: what the specification forbids fails. Geometry is in units of the tile. */
record VectorTile(Map<String, VectorTile.TileLayer> layers) {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    record TileLayer(String name, int version, int extent, List<TileFeature> features) {}

    record TileFeature(Map<String, Object> tags, Geometry geometry) {
        String id() {
            return (String) tags.get("id");
        }
    }

    static VectorTile decode(byte[] bytes) {
        Map<String, TileLayer> layers = new LinkedHashMap<>();
        Message message = new Message(bytes);
        while (message.next()) {
            if (message.field() != 3) {
                throw new IllegalArgumentException("A tile has layers only.");
            }
            TileLayer layer = layer(message.bytes());
            if (layers.put(layer.name(), layer) != null) {
                throw new IllegalArgumentException("Two layers are named " + layer.name());
            }
        }
        return new VectorTile(layers);
    }

    private static TileLayer layer(byte[] bytes) {
        String name = "";
        int version = 1;
        int extent = 4096;
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        List<byte[]> features = new ArrayList<>();
        Message message = new Message(bytes);
        while (message.next()) {
            switch (message.field()) {
                case 1 -> name = message.text();
                case 2 -> features.add(message.bytes());
                case 3 -> keys.add(message.text());
                case 4 -> values.add(value(message.bytes()));
                case 5 -> extent = (int) message.number();
                case 15 -> version = (int) message.number();
                default -> throw new IllegalArgumentException("Field " + message.field() + " of a layer");
            }
        }
        return new TileLayer(
                name,
                version,
                extent,
                features.stream().map(feature -> feature(feature, keys, values)).toList());
    }

    private static Object value(byte[] bytes) {
        Message message = new Message(bytes);
        message.next();
        return switch (message.field()) {
            case 1 -> message.text();
            case 2 -> message.float32();
            case 3 -> message.float64();
            case 4, 5 -> message.number();
            case 6 -> unzigzag(message.number());
            case 7 -> message.number() == 1;
            default -> throw new IllegalArgumentException("Field " + message.field() + " of a value");
        };
    }

    private static TileFeature feature(byte[] bytes, List<String> keys, List<Object> values) {
        Map<String, Object> tags = new LinkedHashMap<>();
        int type = 0;
        List<Integer> commands = List.of();
        Message message = new Message(bytes);
        while (message.next()) {
            switch (message.field()) {
                case 2 -> {
                    List<Integer> pairs = message.numbers();
                    for (int i = 0; i < pairs.size(); i += 2) {
                        tags.put(keys.get(pairs.get(i)), values.get(pairs.get(i + 1)));
                    }
                }
                case 3 -> type = (int) message.number();
                case 4 -> commands = message.numbers();
                default -> throw new IllegalArgumentException("Field " + message.field() + " of a feature");
            }
        }
        return new TileFeature(tags, geometry(type, paths(commands)));
    }

    private static Geometry geometry(int type, List<List<Coordinate>> paths) {
        return switch (type) {
            case 1 ->
                FACTORY.createMultiPointFromCoords(
                        paths.stream().flatMap(List::stream).toArray(Coordinate[]::new));
            case 2 ->
                FACTORY.createMultiLineString(paths.stream()
                        .map(path -> FACTORY.createLineString(path.toArray(Coordinate[]::new)))
                        .toArray(org.locationtech.jts.geom.LineString[]::new));
            case 3 -> FACTORY.createMultiPolygon(polygons(paths).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("Geometry type " + type);
        };
    }

    /** A ring with a positive area begins a polygon; those after it with a negative one are its holes. */
    private static List<Polygon> polygons(List<List<Coordinate>> paths) {
        List<Polygon> polygons = new ArrayList<>();
        List<LinearRing> rings = new ArrayList<>();
        for (List<Coordinate> path : paths) {
            LinearRing ring = FACTORY.createLinearRing(path.toArray(Coordinate[]::new));
            // JTS counts areas positive where y grows upwards and rings run clockwise: the sign of MVT is the other
            // one.
            double area = -Area.ofRingSigned(ring.getCoordinates());
            if (area == 0 || (rings.isEmpty() && area < 0)) {
                throw new IllegalArgumentException("A polygon begins with a ring of area " + area);
            }
            if (area > 0 && !rings.isEmpty()) {
                polygons.add(polygon(rings));
                rings.clear();
            }
            rings.add(ring);
        }
        polygons.add(polygon(rings));
        return polygons;
    }

    private static Polygon polygon(List<LinearRing> rings) {
        return FACTORY.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private static List<List<Coordinate>> paths(List<Integer> commands) {
        List<List<Coordinate>> paths = new ArrayList<>();
        int x = 0;
        int y = 0;
        int i = 0;
        while (i < commands.size()) {
            int command = commands.get(i) & 7;
            int count = commands.get(i++) >>> 3;
            for (int k = 0; k < count; k++) {
                if (command == 7) {
                    List<Coordinate> path = paths.get(paths.size() - 1);
                    path.add(path.get(0));
                    continue;
                }
                x += (int) unzigzag(commands.get(i++));
                y += (int) unzigzag(commands.get(i++));
                if (command == 1) {
                    paths.add(new ArrayList<>());
                }
                paths.get(paths.size() - 1).add(new Coordinate(x, y));
            }
        }
        return paths;
    }

    private static long unzigzag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    /** A message of Protocol Buffers, field by field. */
    private static final class Message {
        private final ByteBuffer buffer;
        private long tag;

        Message(byte[] bytes) {
            buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        boolean next() {
            if (!buffer.hasRemaining()) {
                return false;
            }
            tag = number();
            return true;
        }

        int field() {
            return (int) (tag >>> 3);
        }

        long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = buffer.get();
                value |= (part & 0x7fL) << shift;
                if (part >= 0) {
                    return value;
                }
            }
        }

        float float32() {
            return buffer.getFloat();
        }

        double float64() {
            return buffer.getDouble();
        }

        byte[] bytes() {
            byte[] bytes = new byte[(int) number()];
            buffer.get(bytes);
            return bytes;
        }

        String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        List<Integer> numbers() {
            Message packed = new Message(bytes());
            List<Integer> numbers = new ArrayList<>();
            while (packed.buffer.hasRemaining()) {
                numbers.add((int) packed.number());
            }
            return numbers;
        }
    }
}
