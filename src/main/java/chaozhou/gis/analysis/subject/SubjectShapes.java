package chaozhou.gis.analysis.subject;

import chaozhou.gis.error.GisException;
import chaozhou.gis.source.SoundShapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.GeometryFilter;

/** Makes subjects of what was sent or read: their shapes are made sound, or the remark says why not. */
final class SubjectShapes {

    /** The most positions of a shape, so that two jobs have room in the memory that the service is given. */
    static final int MOST_POSITIONS = 100_000;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private static final List<String> DIMENSIONS = List.of("points", "lines", "polygons");

    private final SubjectKind kind;
    private final boolean isStrict;
    private final SoundShapes sound;

    /** @param isStrict whether shapes that would have to be repaired are refused instead, and all with them */
    SubjectShapes(SubjectKind kind, boolean isStrict, SoundShapes sound) {
        this.kind = kind;
        this.isStrict = isStrict;
        this.sound = sound;
    }

    /**
     * Makes a subject.
     *
     * @throws GisException.InvalidData when all is strict and the shape can't be used as it is
     */
    Subject subject(long number, String id, List<@Nullable Object> values, @Nullable Geometry shape) {
        try {
            if (shape == null || shape.isEmpty()) {
                throw new IllegalArgumentException("It has no shape.");
            }
            Geometry taken = taken(shape);
            SoundShapes.Received received = sound.take(taken, typed -> typed);
            Subject subject = new Subject(number, id, values, received.shape(), null);
            if (received.repair() != null) {
                String place = place(received.repair());
                subject = tolerated(subject, "Repaired: " + place, "It would have to be repaired: " + place);
            }
            if (parts(shape) > parts(taken)) {
                String counting =
                        "Of its collection only the %s count.".formatted(DIMENSIONS.get(taken.getDimension()));
                subject = tolerated(subject, counting, counting);
            }
            return LongWay.isIn(received.shape()) ? subject.remarked(LongWay.REMARK) : subject;
        } catch (IllegalArgumentException e) {
            return unusable(number, id, values, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The subject with a remark on its shape, which can be used all the same.
     *
     * @throws IllegalArgumentException with the other sentence when all is strict
     */
    private Subject tolerated(Subject subject, String remark, String ifStrict) {
        if (isStrict) {
            throw new IllegalArgumentException(ifStrict);
        }
        return subject.remarked(remark);
    }

    private static String place(SoundShapes.Repair repair) {
        return "%s at %s %s.".formatted(repair.reason(), repair.place().x, repair.place().y);
    }

    /** How many points, lines and polygons there are. */
    private static int parts(Geometry geometry) {
        int[] parts = new int[1];
        geometry.apply(
                (GeometryFilter) part -> parts[0] += part instanceof GeometryCollection || part.isEmpty() ? 0 : 1);
        return parts[0];
    }

    /** @throws GisException.InvalidData when all is strict */
    Subject unusable(long number, String id, List<@Nullable Object> values, String why) {
        if (isStrict) {
            throw new GisException.InvalidData(
                    "Nothing is answered, since inputs.strict is true:", List.of("feature %s: %s".formatted(id, why)));
        }
        return new Subject(number, id, values, null, why);
    }

    /** The shape, unless the process takes none like it. */
    private Geometry taken(Geometry shape) {
        if (shape.getNumPoints() > MOST_POSITIONS) {
            throw new IllegalArgumentException("It has %d positions; the most is %d. Simplify it, or divide it."
                    .formatted(shape.getNumPoints(), MOST_POSITIONS));
        }
        Geometry one = shape.getClass() == GeometryCollection.class ? simple((GeometryCollection) shape) : shape;
        if (!kind.dimensions().contains(one.getDimension())) {
            throw new IllegalArgumentException(
                    "It is a %s; this process takes %s.".formatted(one.getGeometryType(), kind.plural()));
        }
        return one;
    }

    /** What a collection has of its highest dimension. */
    private static Geometry simple(GeometryCollection collection) {
        List<Geometry> parts = new ArrayList<>();
        collection.apply((GeometryFilter) part -> {
            if (!(part instanceof GeometryCollection) && part.getDimension() == collection.getDimension()) {
                parts.add(part);
            }
        });
        return FACTORY.buildGeometry(parts);
    }
}
