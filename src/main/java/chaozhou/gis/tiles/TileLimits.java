package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.BoundingBox;
import chaozhou.gis.geo.Crs;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which tiles of each set can hold something: those over the ground of their layers (OGC 17-083r4, 7.3). */
@Component
final class TileLimits {

    /** An edge of the ground is bent in a plane, so it is looked at in pieces of so many degrees. */
    private static final double PIECE_DEGREES = 0.05;

    private final LayerStates states;
    private final JdbcClient jdbc;

    TileLimits(LayerStates states, JdbcClient jdbc) {
        this.states = states;
        this.jdbc = jdbc;
    }

    /** The tiles of a matrix that are not known to be empty. */
    record Limit(String tileMatrix, int minTileRow, int maxTileRow, int minTileCol, int maxTileCol) {}

    /** The ground of layers in degrees; empty when they hold nothing. */
    Optional<BoundingBox> ground(List<Layer> layers) {
        List<BoundingBox> extents = layers.stream()
                .map(layer -> states.of(layer).extent())
                .filter(Objects::nonNull)
                .toList();
        if (extents.isEmpty()) {
            return Optional.empty();
        }
        Envelope all = new Envelope();
        extents.forEach(box -> all.expandToInclude(new Envelope(box.west(), box.east(), box.south(), box.north())));
        return Optional.of(new BoundingBox(all.getMinX(), all.getMinY(), all.getMaxX(), all.getMaxY()));
    }

    /** @return a limit for each matrix, from the first in which a layer is; null when the layers hold nothing */
    @Nullable
    List<Limit> of(TileMatrixSet set, List<Layer> layers) {
        int first = layers.stream()
                .mapToInt(layer -> set.zoomOf(layer.minZoom()))
                .min()
                .orElse(0);
        return ground(layers)
                .map(ground -> inCrs(ground, set.crs()))
                .map(box -> set.zooms().stream()
                        .filter(zoom -> zoom >= first)
                        .map(zoom -> limit(set, zoom, box))
                        .toList())
                .orElse(null);
    }

    private Envelope inCrs(BoundingBox box, Crs crs) {
        if (crs.isGeographic()) {
            return new Envelope(box.west(), box.east(), box.south(), box.north());
        }
        return jdbc.sql("""
                SELECT ST_XMin(box) AS west, ST_XMax(box) AS east, ST_YMin(box) AS south, ST_YMax(box) AS north
                FROM (SELECT ST_Transform(ST_Segmentize(ST_MakeEnvelope(?, ?, ?, ?, %d), ?), %d) AS box) AS ground""".formatted(Crs.STORAGE_SRID, crs.srid()))
                .params(box.west(), box.south(), box.east(), box.north(), PIECE_DEGREES)
                .query((row, number) -> new Envelope(
                        row.getDouble("west"), row.getDouble("east"), row.getDouble("south"), row.getDouble("north")))
                .single();
    }

    private static Limit limit(TileMatrixSet set, int zoom, Envelope box) {
        double side = set.side(zoom);
        return new Limit(
                String.valueOf(set.matrix(zoom)),
                within((set.north() - box.getMaxY()) / side, 1 << zoom),
                within((set.north() - box.getMinY()) / side, 1 << zoom),
                within((box.getMinX() - set.west()) / side, set.columns() << zoom),
                within((box.getMaxX() - set.west()) / side, set.columns() << zoom));
    }

    private static int within(double number, int count) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(number)));
    }
}
