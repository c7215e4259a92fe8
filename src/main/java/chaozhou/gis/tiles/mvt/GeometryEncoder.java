package chaozhou.gis.tiles.mvt;

/** Writes paths as commands (MVT 2.1, 4.3); none where there are no paths. */
public final class GeometryEncoder {

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7 | 1 << 3;

    private final ProtobufOutput commands = new ProtobufOutput();
    private long x;
    private long y;

    public byte[] points(Paths points) {
        begin();
        if (!points.isEmpty()) {
            command(MOVE_TO, points.count());
        }
        for (int path = 0; path < points.count(); path++) {
            position(points, path, 0);
        }
        return commands.toByteArray();
    }

    public byte[] lines(Paths lines) {
        begin();
        for (int path = 0; path < lines.count(); path++) {
            path(lines, path);
        }
        return commands.toByteArray();
    }

    public byte[] areas(Paths rings) {
        begin();
        for (int path = 0; path < rings.count(); path++) {
            path(rings, path);
            commands.varint(CLOSE_PATH);
        }
        return commands.toByteArray();
    }

    private void begin() {
        commands.clear();
        x = 0;
        y = 0;
    }

    private void path(Paths paths, int path) {
        command(MOVE_TO, 1);
        position(paths, path, 0);
        int length = paths.length(path);
        command(LINE_TO, length - 1);
        for (int i = 1; i < length; i++) {
            position(paths, path, i);
        }
    }

    private void command(int id, int count) {
        commands.varint(id | (long) count << 3);
    }

    private void position(Paths paths, int path, int position) {
        long toX = (long) paths.x(path, position);
        long toY = (long) paths.y(path, position);
        commands.zigzag(toX - x);
        commands.zigzag(toY - y);
        x = toX;
        y = toY;
    }
}
