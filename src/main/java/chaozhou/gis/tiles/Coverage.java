package chaozhou.gis.tiles;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Features that share their boundaries, cut into atoms, at a level of detail. Each atom knows its <em>owners</em>: the
 * numbers of the features it belongs to, whatever their layers and days.
 *
 * <p>Coordinates are those of {@link Grid#LAST_LEVEL}; simplifying takes vertices away and moves none. Only {@link #onGrid}
 * rounds.
 */
final class Coverage {

    /** The atoms by their owners; an atom may have several parts. */
    private final Map<BitSet, Geometry> atoms;

    private Coverage(Map<BitSet, Geometry> atoms) {
        this.atoms = atoms;
    }

    /**
     * The coverage of features that need not be clean: where their boundaries cross or miss each other by less than half a
     * unit they are joined, where they overlap the common ground belongs to both.
     *
     * @param features polygonal, on the grid of {@link Grid#LAST_LEVEL}; a feature's place in the list is its number
     */
    static Coverage of(List<? extends Geometry> features) {
        GroundIndex index = new GroundIndex(features);
        Map<BitSet, List<Geometry>> faces = new LinkedHashMap<>();
        for (Polygon face : Arrangement.faces(features, 1)) {
            BitSet owners = index.covering(face.getInteriorPoint().getCoordinate());
            if (!owners.isEmpty()) {
                faces.computeIfAbsent(owners, key -> new ArrayList<>()).add(face);
            }
        }
        return new Coverage(unions(faces));
    }

    /** The coverage of some of the features only: atoms that differ in none of them become one. */
    Coverage of(BitSet features) {
        Map<BitSet, List<Geometry>> merged = new LinkedHashMap<>();
        atoms.forEach((owners, atom) -> {
            BitSet remaining = (BitSet) owners.clone();
            remaining.and(features);
            if (!remaining.isEmpty()) {
                merged.computeIfAbsent(remaining, key -> new ArrayList<>()).add(atom);
            }
        });
        return new Coverage(unions(merged));
    }

    /**
     * The coverage with fewer vertices. Neighbours keep their common edges, and nodes where three atoms meet stay.
     *
     * @param tolerance in units of the coverage; a vertex goes when the triangle with its neighbours has less than the
     *     square of this as area (Visvalingam and Whyatt), and so does an island or a hole of that size
     */
    Coverage simplified(double tolerance) {
        Geometry[] simplified = CoverageSimplifier.simplify(atoms.values().toArray(Geometry[]::new), tolerance);
        Map<BitSet, Geometry> result = new LinkedHashMap<>();
        int i = 0;
        for (BitSet owners : atoms.keySet()) {
            Geometry atom = simplified[i++];
            if (!atom.isEmpty()) {
                result.put(owners, atom);
            }
        }
        return new Coverage(result);
    }

    /**
     * The features on the grid of a level, by their numbers. At each place where two meet they have the same vertices, and all
     * are whole numbers. A feature that is too small for the grid is absent.
     */
    Map<Integer, MultiPolygon> onGrid(int level) {
        Map<Integer, List<Geometry>> parts = new LinkedHashMap<>();
        if (level == Grid.LAST_LEVEL) {
            atoms.forEach((owners, atom) -> add(parts, owners.stream(), atom));
        } else {
            addFaces(parts, Math.scalb(1.0, level - Grid.LAST_LEVEL));
        }
        Map<Integer, MultiPolygon> result = new LinkedHashMap<>();
        parts.forEach((feature, atoms) -> result.put(feature, multiPolygon(union(atoms))));
        return result;
    }

    /** Rounds the boundaries of all atoms together, and finds out what became of each atom. */
    private void addFaces(Map<Integer, List<Geometry>> parts, double scale) {
        List<BitSet> owners = List.copyOf(atoms.keySet());
        GroundIndex index = new GroundIndex(List.copyOf(atoms.values()));
        for (Polygon face : Arrangement.faces(atoms.values(), scale)) {
            Geometry inside = Grid.scale(face.getInteriorPoint(), 1 / scale);
            BitSet covering = index.covering(inside.getCoordinate());
            add(parts, covering.stream().flatMap(atom -> owners.get(atom).stream()), face);
        }
    }

    private static void add(Map<Integer, List<Geometry>> parts, IntStream features, Geometry atom) {
        features.distinct()
                .forEach(feature ->
                        parts.computeIfAbsent(feature, key -> new ArrayList<>()).add(atom));
    }

    private static Map<BitSet, Geometry> unions(Map<BitSet, List<Geometry>> parts) {
        Map<BitSet, Geometry> result = new LinkedHashMap<>();
        parts.forEach((owners, atoms) -> result.put(owners, union(atoms)));
        return result;
    }

    private static Geometry union(List<Geometry> parts) {
        return parts.size() == 1 ? parts.get(0) : CoverageUnion.union(parts.toArray(Geometry[]::new));
    }

    private static MultiPolygon multiPolygon(Geometry polygonal) {
        return polygonal instanceof MultiPolygon multi
                ? multi
                : Grid.FACTORY.createMultiPolygon(new Polygon[] {(Polygon) polygonal});
    }
}
