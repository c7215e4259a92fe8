package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException;
import chaozhou.gis.source.ClosedLines;
import chaozhou.gis.source.ShapeFaults;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.UnsoundShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.GeometryFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Makes subjects of what was sent or read: their shapes are made sound, or the remark says why not. */
final class SubjectShapes {

    /** The most positions of a shape, so that two jobs have room in the memory that the service is given. */
    static final int MOST_POSITIONS = 100_000;

    static final Text NO_SHAPE = new Text("没有图形。", "It has no shape.");

    private static final Text CLOSED_LINE =
            new Text("闭合线，按其围成的面计算。", "It is a closed line, and the area inside of it is taken.");

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /** By dimension. */
    private static final List<Text> COUNTING = List.of(
            new Text("集合中只计点。", "Of its collection only the points count."),
            new Text("集合中只计线。", "Of its collection only the lines count."),
            new Text("集合中只计面。", "Of its collection only the polygons count."));

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
                throw new UnsoundShape(NO_SHAPE);
            }
            Optional<Polygon> closed = kind == SubjectKind.AREAS ? ClosedLines.area(shape) : Optional.empty();
            Geometry taken = taken(closed.map(Geometry.class::cast).orElse(shape));
            SoundShapes.Received received = sound.take(taken, SubjectShapes::withoutHalfGlobe);
            Subject subject =
                    new Subject(number, id, values, received.shape(), closed.isPresent() ? CLOSED_LINE : null);
            if (received.repair() != null) {
                Text fault = fault(received.repair());
                subject = tolerated(subject, ShapeFaults.repaired(fault), ShapeFaults.notRepaired(fault));
            }
            if (closed.isEmpty() && parts(shape) > parts(taken)) {
                Text counting = COUNTING.get(taken.getDimension());
                subject = tolerated(subject, counting, counting);
            }
            return subject;
        } catch (IllegalArgumentException e) {
            return unusable(number, id, values, UnsoundShape.why(e));
        }
    }

    /** What was wrong, and where. */
    private static Text fault(SoundShapes.Repair repair) {
        Text fault = ShapeFaults.of(repair.reason());
        return new Text(
                "%s %s 处%s".formatted(repair.place().x, repair.place().y, fault.zh()),
                "%s at %s %s".formatted(fault.en(), repair.place().x, repair.place().y));
    }

    /**
     * The subject with a remark on its shape, which can be used all the same.
     *
     * @throws UnsoundShape with the other sentence when all is strict
     */
    private Subject tolerated(Subject subject, Text remark, Text ifStrict) {
        if (isStrict) {
            throw new UnsoundShape(ifStrict);
        }
        return subject.remarked(remark);
    }

    /** How many points, lines and polygons there are. */
    private static int parts(Geometry geometry) {
        int[] parts = new int[1];
        geometry.apply(
                (GeometryFilter) part -> parts[0] += part instanceof GeometryCollection || part.isEmpty() ? 0 : 1);
        return parts[0];
    }

    /** @throws GisException.InvalidData when all is strict */
    Subject unusable(long number, String id, List<@Nullable Object> values, Text why) {
        if (isStrict) {
            throw SubjectInputs.refusal("feature %s: %s".formatted(id, why.en()));
        }
        return new Subject(number, id, values, null, why);
    }

    /** The shape, unless the process takes none like it. */
    private Geometry taken(Geometry shape) {
        if (shape.getNumPoints() > MOST_POSITIONS) {
            throw new UnsoundShape(new Text(
                            "有 %d 个坐标点，最多 %d 个；请简化或拆分。",
                            "It has %d positions; the most is %d. Simplify it, or divide it.")
                    .with(shape.getNumPoints(), MOST_POSITIONS));
        }
        Geometry one = shape.getClass() == GeometryCollection.class ? simple((GeometryCollection) shape) : shape;
        if (!kind.dimensions().contains(one.getDimension())) {
            throw new UnsoundShape(new Text(
                    "是 %s；本处理只接受%s。"
                            .formatted(one.getGeometryType(), kind.plural().zh()),
                    "It is a %s; this process takes %s."
                            .formatted(one.getGeometryType(), kind.plural().en())));
        }
        return one;
    }

    /** An edge from 179 to -179 degrees was meant to be the short one, across 180 (RFC 7946, 3.1.9); straight in degrees it is not. */
    private static Geometry withoutHalfGlobe(Geometry degrees) {
        if (degrees.getEnvelopeInternal().getWidth() > 180) {
            degrees.apply((GeometryComponentFilter) part -> {
                if (part instanceof LineString line) {
                    requireShortEdges(line.getCoordinateSequence());
                }
            });
        }
        return degrees;
    }

    private static void requireShortEdges(CoordinateSequence line) {
        for (int i = 1; i < line.size(); i++) {
            if (Math.abs(line.getX(i) - line.getX(i - 1)) > 180) {
                throw new UnsoundShape(new Text(
                                "由经度 %1$s 至 %2$s 的边超过 180 度；请在 180 度经线处断开（RFC 7946，3.1.9）。",
                                "An edge goes from the longitude %1$s to %2$s, more than 180 degrees; cut the shape where it crosses 180 (RFC 7946, 3.1.9).")
                        .with(line.getX(i - 1), line.getX(i)));
            }
        }
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
