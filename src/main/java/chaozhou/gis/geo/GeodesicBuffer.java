package chaozhou.gis.geo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The area within a distance of a shape on the ellipsoid; with a negative one what of an area is farther from its boundary. JTS draws it on
 * a transverse Mercator plane in the middle of the shape; then each corner is moved along the shortest line to where it belongs, and edges
 * are divided until they lie there too. No position of the boundary is more than half a millimetre too far, or nearer by more than that and
 * the sagitta, by which chords of its arcs are.
 */
public final class GeodesicBuffer {

    /** The widest shape, in degrees of longitude; farther from the central meridian the plane stretches too much. */
    public static final double WIDEST_DEGREES = 10;

    /** As far as edges of a shape that are straight in degrees are so on the plane, nearly. */
    private static final double LONGEST_DEGREES = 0.01;

    /** Pieces of a shape's edges that are made at most, whatever their length. */
    private static final double MOST_PIECES = 100_000;

    private static final double TOLERANCE_M = 5e-4;

    /** How exactly corners lie where they belong, in metres. */
    private static final double CORNER_M = 1e-5;

    private static final int MOST_STEPS = 40;
    private static final int MOST_DIVISIONS = 40;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final Geometry shape;
    private final Edges edges;
    private final double metres;
    private final int segments;
    private final double distance;
    private final double sagitta;

    private GeodesicBuffer(Geometry shape, double metres, int segments) {
        this.shape = shape;
        this.edges = Edges.of(shape);
        this.metres = metres;
        this.segments = segments;
        this.distance = Math.abs(metres);
        this.sagitta = distance * (1 - Math.cos(Math.PI / 4 / segments));
    }

    /**
     * Draws it.
     *
     * @param shape valid, in degrees, longitude in x, at most {@link #WIDEST_DEGREES} wide, from which no pole is {@linkplain #reachesPole
     *     within the distance}
     * @param metres not 0; negative with areas only
     * @param segments of each quarter of a circle
     * @return polygons in degrees, which go on beyond 180; empty where nothing is left of an area
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    public static Geometry of(Geometry shape, double metres, int segments) {
        return new GeodesicBuffer(shape, metres, segments).drawn();
    }

    /** Whether a pole may be within the distance, in metres: there the area around a shape is no area of longitudes and latitudes. */
    public static boolean reachesPole(Geometry shape, double metres) {
        Envelope box = shape.getEnvelopeInternal();
        double latitude = Math.max(Math.abs(box.getMinY()), Math.abs(box.getMaxY()));
        return latitude + Math.abs(metres) / Geodesics.SHORTEST_DEGREE_M >= 90;
    }

    private Geometry drawn() {
        Envelope box = shape.getEnvelopeInternal();
        GaussKruger plane = GaussKruger.cgcs2000((box.getMinX() + box.getMaxX()) / 2);
        Geometry dense = Densifier.densify(shape, Math.max(LONGEST_DEGREES, shape.getLength() / MOST_PIECES));
        Geometry drawn = plane.reverse(PlaneBuffer.of(plane.forward(dense), metres, segments));
        List<Geometry> areas = new ArrayList<>();
        for (int i = 0; i < drawn.getNumGeometries(); i++) {
            if (drawn.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                LinearRing shell = moved(polygon.getExteriorRing());
                if (shell != null) {
                    areas.add(FACTORY.createPolygon(shell, holes(polygon)));
                }
            }
        }
        Geometry moved = areas.isEmpty() ? FACTORY.createPolygon() : FACTORY.buildGeometry(areas);
        return Validity.error(moved) == null ? moved : Validity.repaired(moved);
    }

    private LinearRing[] holes(Polygon polygon) {
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            LinearRing hole = moved(polygon.getInteriorRingN(i));
            if (hole != null) {
                holes.add(hole);
            }
        }
        return holes.toArray(LinearRing[]::new);
    }

    /** The ring where it belongs; null when nothing is left of it. */
    private @Nullable LinearRing moved(LinearRing ring) {
        List<Coordinate> corners = new ArrayList<>();
        for (Coordinate corner : ring.getCoordinates()) {
            Coordinate moved = moved(corner);
            if (moved != null) {
                corners.add(moved);
            }
        }
        if (corners.size() < 4) {
            return null;
        }
        corners.set(corners.size() - 1, corners.get(0));
        List<Coordinate> positions = new ArrayList<>(List.of(corners.get(0)));
        for (int i = 0; i + 1 < corners.size(); i++) {
            divide(corners.get(i), corners.get(i + 1), positions, MOST_DIVISIONS);
        }
        positions.set(positions.size() - 1, positions.get(0).copy());
        return positions.size() < 4 ? null : FACTORY.createLinearRing(positions.toArray(Coordinate[]::new));
    }

    /**
     * A position moved to the distance from the shape. One that is as near to two places of it is moved along both lines in turn.
     *
     * @return null where that leads nowhere
     */
    private @Nullable Coordinate moved(Coordinate position) {
        Coordinate moved = position;
        for (int step = 0; step < MOST_STEPS; step++) {
            ShortestLine line = line(moved);
            if (Math.abs(line.metres() - distance) <= CORNER_M) {
                return moved;
            }
            moved = Geodesics.destination(line.from(), line.azimuth(), distance);
        }
        return null;
    }

    private ShortestLine line(Coordinate position) {
        Interruption.check();
        ShortestLine line = edges.to(Edges.of(FACTORY.createPoint(position)), Double.MAX_VALUE);
        if (line == null) {
            throw new IllegalStateException("There is a shortest line to every position.");
        }
        return line;
    }

    /** Adds the positions of an edge after its first one. */
    private void divide(Coordinate start, Coordinate end, List<Coordinate> positions, int divisions) {
        Coordinate middle = new Coordinate((start.x + end.x) / 2, (start.y + end.y) / 2);
        double excess = line(middle).metres() - distance;
        if (divisions > 0 && (excess > TOLERANCE_M || excess < -sagitta - TOLERANCE_M)) {
            Coordinate moved = moved(middle);
            if (moved != null && !moved.equals2D(start) && !moved.equals2D(end)) {
                divide(start, moved, positions, divisions - 1);
                divide(moved, end, positions, divisions - 1);
                return;
            }
        }
        positions.add(end);
    }
}
