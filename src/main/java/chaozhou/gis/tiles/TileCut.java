package chaozhou.gis.tiles;

import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.tiles.TileShapes.Kind;
import chaozhou.gis.tiles.mvt.AreaRepair;
import chaozhou.gis.tiles.mvt.BoxClip;
import chaozhou.gis.tiles.mvt.GeometryEncoder;
import chaozhou.gis.tiles.mvt.Paths;
import chaozhou.gis.tiles.mvt.ShapeReader;

/** Cuts the shapes of one tile. */
final class TileCut {

    private final boolean keepsValidity;
    private final TileFrame shapeFrame;
    private final TileFrame pointFrame;
    private final ShapeReader reader = new ShapeReader();
    private final BoxClip withBuffer = new BoxClip(-Grid.BUFFER, Grid.EXTENT + Grid.BUFFER);
    private final BoxClip withoutBuffer = new BoxClip(0, Grid.EXTENT - 1);
    private final AreaRepair repair = new AreaRepair();
    private final GeometryEncoder encoder = new GeometryEncoder();

    TileCut(TileShapes shapes, TileCoord tile) {
        keepsValidity = shapes.keepsValidity();
        shapeFrame = shapes.frame(tile, Kind.SHAPES);
        pointFrame = shapes.frame(tile, Kind.POINTS);
    }

    /** What of a shape is in the layer of the tile, in the commands of MVT; no bytes when nothing is. */
    byte[] cut(TileLayer layer, byte[] wkb) {
        TileFrame frame = layer.kind() == Kind.POINTS ? pointFrame : shapeFrame;
        reader.moveTo(frame.left(), frame.top(), frame.scale());
        Paths paths = reader.read(wkb);
        return switch (layer.type()) {
            // Each label is in one tile only.
            case POINTS -> encoder.points((layer.isLabels() ? withoutBuffer : withBuffer).points(paths));
            case LINES -> encoder.lines(withBuffer.lines(paths));
            case AREAS -> encoder.areas(areas(paths));
        };
    }

    private Paths areas(Paths rings) {
        Paths cut = withBuffer.areas(rings);
        return keepsValidity && !withBuffer.mayBeInvalid() ? cut : repair.repair(cut);
    }
}
