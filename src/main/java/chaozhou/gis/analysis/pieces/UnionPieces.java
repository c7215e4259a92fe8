package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.jobs.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** The pieces into which two sets of areas cut each other: what each pair has in common, and what each has outside of all others. */
final class UnionPieces {

    /** The most positions of all pieces. */
    private static final int MOST_POSITIONS = 1_000_000;

    /** A piece, of a feature of one set, of the other, or of both. */
    record Piece(@Nullable Subject one, @Nullable Subject other, Geometry shape) {}

    private final Slivers slivers;
    private final List<Piece> pieces = new ArrayList<>();
    private long positions;

    private UnionPieces(Slivers slivers) {
        this.slivers = slivers;
    }

    /**
     * Cuts.
     *
     * @throws GisException.TooLarge when there are more pieces than there is room for
     */
    static List<Piece> of(List<Subject> ones, List<Subject> others, Slivers slivers, Progress progress) {
        UnionPieces union = new UnionPieces(slivers);
        STRtree tree = new STRtree();
        others.forEach(other -> tree.insert(other.shape().getEnvelopeInternal(), other));
        tree.build();
        Mask ofOthers = mask(others);
        double all = ones.size() + others.size();
        double done = 0;
        for (Subject one : ones) {
            union.addCommon(one, tree);
            union.add(one, null, one.shape(), ofOthers.outside(one.shape()));
            progress.share(++done / all);
        }
        Mask ofOnes = mask(ones);
        for (Subject other : others) {
            union.add(null, other, other.shape(), ofOnes.outside(other.shape()));
            progress.share(++done / all);
        }
        return union.pieces;
    }

    private static Mask mask(List<Subject> subjects) {
        return new Mask(subjects.stream().map(Subject::shape).toList());
    }

    private void addCommon(Subject one, STRtree others) {
        List<Subject> near = new ArrayList<>();
        others.query(one.shape().getEnvelopeInternal(), item -> near.add((Subject) item));
        near.sort(Comparator.comparingLong(Subject::number));
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(one.shape());
        for (Subject other : near) {
            if (!prepared.intersects(other.shape())) {
                continue;
            }
            Geometry common =
                    prepared.covers(other.shape()) ? other.shape() : Coverages.intersection(one.shape(), other.shape());
            add(one, other, other.shape(), common);
        }
    }

    private void add(@Nullable Subject one, @Nullable Subject other, Geometry whole, Geometry piece) {
        Geometry left = slivers.without(piece, whole);
        if (left == null) {
            return;
        }
        positions += left.getNumPoints();
        if (positions > MOST_POSITIONS) {
            throw new GisException.TooLarge(
                    "The pieces have more than %d positions, which is the most that is given at once; select some of the features with a filter."
                            .formatted(MOST_POSITIONS));
        }
        pieces.add(new Piece(one, other, left));
    }
}
