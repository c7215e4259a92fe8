package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The boundaries of all places as they are published. Whatever set of places is asked for is traced from the same lines, so
 * that neighbours and levels share their vertices.
 */
final class Boundaries {

    private final List<Chain> chains;
    private final List<List<Coordinate>> lines;

    /** @param lines of each chain, in degrees on the grid */
    private Boundaries(List<Chain> chains, List<List<Coordinate>> lines) {
        this.chains = chains;
        this.lines = lines;
    }

    static Boundaries draw(List<Chain> chains) {
        return new Boundaries(chains, new Drawing(chains).lines());
    }

    /** A piece of a ring that has the wanted places on its left. */
    private record Piece(Coordinate start, Coordinate end, List<Coordinate> line) {}

    /** The ground of all places of a set, in degrees; shells run counterclockwise, holes clockwise (RFC 7946, 3.1.6). */
    MultiPolygon around(IntPredicate isInside) {
        Map<Coordinate, Piece> byStart = new HashMap<>();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            boolean left = isInside.test(chain.left());
            if (left != isInside.test(chain.right())) {
                Piece piece = left
                        ? new Piece(chain.start(), chain.end(), lines.get(i))
                        : new Piece(chain.end(), chain.start(), reversed(lines.get(i)));
                pieces.add(piece);
                byStart.put(piece.start, piece);
            }
        }
        List<LinearRing> rings = new ArrayList<>();
        while (!pieces.isEmpty()) {
            rings.add(ring(pieces, byStart));
        }
        return polygons(rings);
    }

    private static List<Coordinate> reversed(List<Coordinate> line) {
        List<Coordinate> reversed = new ArrayList<>(line);
        Collections.reverse(reversed);
        return reversed;
    }

    /** Takes the pieces of one ring away and joins them. */
    private static LinearRing ring(List<Piece> pieces, Map<Coordinate, Piece> byStart) {
        Coordinate start = pieces.get(0).start;
        List<Coordinate> ring = new ArrayList<>();
        Set<Piece> taken = new HashSet<>();
        Coordinate at = start;
        do {
            Piece piece = Objects.requireNonNull(byStart.get(at));
            taken.add(piece);
            ring.addAll(piece.line.subList(0, piece.line.size() - 1));
            at = piece.end;
        } while (!at.equals2D(start));
        ring.add(ring.get(0));
        pieces.removeIf(taken::contains);
        return Facts.GEOMETRY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    private static MultiPolygon polygons(List<LinearRing> rings) {
        List<Polygon> shells = new ArrayList<>();
        Map<Polygon, List<LinearRing>> holes = new HashMap<>();
        for (LinearRing ring : rings) {
            if (Orientation.isCCW(ring.getCoordinates())) {
                shells.add(Facts.GEOMETRY.createPolygon(ring));
            }
        }
        shells.sort((a, b) -> Double.compare(a.getArea(), b.getArea()));
        for (LinearRing ring : rings) {
            if (!Orientation.isCCW(ring.getCoordinates())) {
                Polygon smallest = shells.stream()
                        .filter(shell -> shell.contains(ring.getPointN(0)))
                        .findFirst()
                        .orElseThrow();
                holes.computeIfAbsent(smallest, k -> new ArrayList<>()).add(ring);
            }
        }
        Collections.reverse(shells);
        return Facts.GEOMETRY.createMultiPolygon(shells.stream()
                .map(shell -> Facts.GEOMETRY.createPolygon(
                        shell.getExteriorRing(),
                        holes.getOrDefault(shell, List.of()).toArray(LinearRing[]::new)))
                .toArray(Polygon[]::new));
    }
}
