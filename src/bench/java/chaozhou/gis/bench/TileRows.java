package chaozhou.gis.bench;

import chaozhou.gis.bench.Answers.Answer;
import chaozhou.gis.geo.TileCoord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Comparisons of tiles. */
final class TileRows {

    private static final String TYPE = "application/vnd.mapbox-vector-tile";

    private final Comparison comparison;
    private final Path folder;
    private final TileRange range;
    private final TileStatement statement;

    TileRows(Comparison comparison, Path folder, TileRange range, TileStatement statement) {
        this.comparison = comparison;
        this.folder = folder;
        this.range = range;
        this.statement = statement;
    }

    /** @param sides a service that keeps no tiles */
    Row uncached(Sides sides) throws IOException, InterruptedException {
        Answers service = new Answers(sides.service().address());
        for (TileCoord tile : range.examples()) {
            int expected = features(statement.tile(sides.database().client(), tile));
            int number = features(service.get(TileRange.path(tile)).content());
            if (number != expected) {
                throw new BenchFailure("The tile %s of the service has %d features, but %d of the database."
                        .formatted(TileRange.path(tile), number, expected));
            }
        }
        Path sql = Files.writeString(folder.resolve("tiles.sql"), statement.script(range));
        return comparison.measure(
                "tiles, not cached; against pgbench", sides.ofService(lua()), sides.ofDatabase(sql), 0.6);
    }

    /** How many features a tile has in all its layers: fields 2 of the fields 3 (MVT 2.1, 4.1 and 4.2). */
    private static int features(byte[] tile) {
        int features = 0;
        for (ByteBuffer layers = ByteBuffer.wrap(tile); layers.hasRemaining(); ) {
            varint(layers);
            int length = varint(layers);
            ByteBuffer layer = layers.slice(layers.position(), length);
            layers.position(layers.position() + length);
            while (layer.hasRemaining()) {
                int field = varint(layer);
                boolean isNumber = (field & 7) == 0;
                int value = varint(layer);
                layer.position(layer.position() + (isNumber ? 0 : value));
                features += field >> 3 == 2 ? 1 : 0;
            }
        }
        return features;
    }

    private static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
    }

    /** @param sides a service that keeps no tiles */
    Row againstMapServer(Sides sides, MapServer mapServer) throws IOException, InterruptedException {
        TileCoord example = range.examples().get(1);
        Answer answer = new Answers(mapServer.address())
                .get(mapServerPath(
                        String.valueOf(example.zoom()),
                        String.valueOf(example.row()),
                        String.valueOf(example.column())));
        if (!answer.type().equals(TYPE) || answer.content().length < 1000) {
            throw new BenchFailure("MapServer has no tile " + example + ":\n" + answer.text());
        }
        Path script = Files.writeString(
                folder.resolve("mapserver-tiles.lua"),
                range.lua('"' + mapServerPath("\" .. zoom .. \"", "\" .. row .. \"", "\" .. column .. \"") + '"'));
        return comparison.measure(
                "tiles, not cached; against MapServer",
                sides.ofService(lua()),
                new WrkLoad(sides.wrk(), script, mapServer.address()),
                5);
    }

    private static String mapServerPath(String zoom, String row, String column) {
        return "/tile?map=bench&mode=tile&tilemode=gmap&layers=villages&map.imagetype=mvt&tile=" + column + "+" + row
                + "+" + zoom;
    }

    Row cached(Service service, Tool nginx, Tool wrk) throws IOException, InterruptedException {
        Path files = folder.resolve("nginx").resolve("files");
        Answers answers = new Answers(service.address());
        for (TileCoord tile : range.tiles()) {
            Answer answer = answers.get(TileRange.path(tile));
            if (answer.status() == 200) {
                Path file = files.resolve(TileRange.path(tile).substring(1));
                Files.createDirectories(file.getParent());
                Files.write(file, answer.body());
            }
        }
        try (Nginx other = Nginx.ofFiles(nginx, folder.resolve("nginx"), TYPE)) {
            requireSame(answers, new Answers(other.address()));
            return comparison.measure(
                    "tiles, cached; against nginx",
                    new WrkLoad(wrk, lua(), service.address()),
                    new WrkLoad(wrk, lua(), other.address()),
                    0.4);
        }
    }

    private void requireSame(Answers service, Answers other) throws IOException, InterruptedException {
        for (TileCoord tile : range.examples()) {
            Answer expected = service.get(TileRange.path(tile));
            Answer answer = other.get(TileRange.path(tile));
            if (answer.status() != 200
                    || !Arrays.equals(expected.body(), answer.body())
                    || !expected.type().equals(answer.type())
                    || expected.isGzip() != answer.isGzip()) {
                throw new BenchFailure("nginx does not send the tile %s as the service does.".formatted(tile));
            }
        }
    }

    private Path lua() throws IOException {
        return Files.writeString(folder.resolve("tiles.lua"), range.lua());
    }
}
