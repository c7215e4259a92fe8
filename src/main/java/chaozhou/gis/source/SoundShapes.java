package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.EntangledShapeException;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.geo.Validity;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes the shapes of a source sound: in CGCS2000 degrees, and valid. */
public final class SoundShapes {

    private final Consumer<Geometry> placing;

    /** @param shift the grid on which they are; they are taken off it. Null: they are in degrees already */
    public SoundShapes(@Nullable ShiftedGrid shift) {
        this(shift == null ? shape -> {} : shift::unshift);
    }

    /** @param placing brings a shape to degrees, longitude in x, or says with an {@link IllegalArgumentException} why it can't */
    public SoundShapes(Consumer<Geometry> placing) {
        this.placing = placing;
    }

    /**
     * A shape that was invalid.
     *
     * @param reason what was wrong
     * @param place where, in degrees, longitude in x
     * @param areaBeforeM2 in m² on the ellipsoid, as far as an invalid shape has an area
     */
    public record Repair(String reason, Coordinate place, double areaBeforeM2, double areaAfterM2) {}

    /** A sound shape in EPSG:4490, and how it was repaired; null when it was valid. */
    public record Received(Geometry shape, @Nullable Repair repair) {}

    /**
     * Takes a shape that is not empty.
     *
     * @param typing makes it, and what a repair leaves of it, one of the type that is wanted
     * @throws IllegalArgumentException with a sentence when it is not in degrees, or nothing of it remains
     */
    public Received take(Geometry shape, UnaryOperator<Geometry> typing) {
        placing.accept(shape);
        requireDegrees(shape);
        Geometry typed = typing.apply(shape);
        if (ConvexRing.isShellOf(typed)) {
            return new Received(typed, null);
        }
        TopologyValidationError error;
        Geometry repaired;
        try {
            error = Validity.error(typed);
            if (error == null) {
                return new Received(typed, null);
            }
            repaired = typing.apply(Validity.repaired(typed));
        } catch (EntangledShapeException e) {
            throw new UnsoundShape(ShapeFaults.ENTANGLED);
        }
        if (repaired.isEmpty()) {
            Text fault = ShapeFaults.of(error.getMessage());
            throw new UnsoundShape(new Text(
                    "图形无效（%s），修复后无剩余。".formatted(fault.zh()),
                    "the geometry is invalid and nothing of it remains: " + fault.en()));
        }
        Repair repair =
                new Repair(error.getMessage(), error.getCoordinate(), Geodesics.area(typed), Geodesics.area(repaired));
        return new Received(repaired, repair);
    }

    /** Whether coordinates are so small that they are longitude and latitude, in either order, and nothing in metres. */
    public static boolean areDegrees(Envelope extent) {
        return new Envelope(-180, 180, -180, 180).covers(extent);
    }

    private static void requireDegrees(Geometry shape) {
        for (Coordinate position : shape.getCoordinates()) {
            if (!(Math.abs(position.x) <= 180 && Math.abs(position.y) <= 90)) {
                throw new UnsoundShape(
                        new Text("%s %s 不是经纬度，请核对坐标系。", "%s %s is no longitude and latitude; is the CRS right?")
                                .with(position.x, position.y));
            }
        }
    }
}
