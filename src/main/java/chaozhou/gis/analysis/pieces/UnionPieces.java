package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
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

    /** Takes pieces as they are cut. */
    @FunctionalInterface
    interface Visitor {
        /** @param one whose piece it is; null: of {@code other} alone */
        void visit(@Nullable Subject one, @Nullable Subject other, Geometry piece) throws IOException;
    }

    private final Slivers slivers;
    private final Visitor visitor;
    private long positions;

    private UnionPieces(Slivers slivers, Visitor visitor) {
        this.slivers = slivers;
        this.visitor = visitor;
    }

    /**
     * Cuts.
     *
     * @throws GisException.TooLarge when the pieces have too many positions
     */
    static void cut(List<Subject> ones, List<Subject> others, Slivers slivers, Progress progress, Visitor visitor)
            throws IOException {
        UnionPieces union = new UnionPieces(slivers, visitor);
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
    }

    private static Mask mask(List<Subject> subjects) {
        return new Mask(subjects.stream().map(Subject::shape).toList());
    }

    private void addCommon(Subject one, STRtree others) throws IOException {
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

    private void add(@Nullable Subject one, @Nullable Subject other, Geometry whole, Geometry piece)
            throws IOException {
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
        visitor.visit(one, other, left);
    }
}
