package chaozhou.gis.analysis;

import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.EntangledShapeException;
import chaozhou.gis.geo.Overlays;
import chaozhou.gis.geo.Validity;
import chaozhou.gis.query.geometry.Geometries;
import chaozhou.gis.source.ShapeFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * A shape that features are compared with: one point, line or area, or several of a kind.
 *
 * @param geometry valid, in CGCS2000 degrees, longitude in x
 * @param repair what was wrong with it before it was repaired: {@code self-intersection}; null when it was valid
 */
public record QueryShape(Geometry geometry, @Nullable String repair) {

    /** Longer edges than half the globe could go either way round; and no question about a city is as large. */
    private static final double WIDEST_DEGREES = 90;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    /**
     * Puts parts together. Areas that are invalid are repaired, as files that come in are, and areas that overlap are united.
     *
     * @param parts of degrees, longitude in x
     * @throws IllegalArgumentException with a sentence, beginning with a verb, that says what is wrong with them
     */
    public static QueryShape of(List<Geometry> parts) {
        requireUsable(parts);
        List<Geometry> valid = new ArrayList<>();
        String repair = null;
        for (Geometry part : parts) {
            try {
                TopologyValidationError error = Validity.error(part);
                repair = repair == null && error != null ? ShapeFaults.code(error.getMessage()) : repair;
                valid.add(error == null ? part : Validity.repaired(part));
            } catch (EntangledShapeException e) {
                throw new IllegalArgumentException(e.predicate(), e);
            }
        }
        valid.removeIf(Geometry::isEmpty);
        if (valid.isEmpty()) {
            throw new IllegalArgumentException("has no extent: nothing is left of it where edges that cancel each other"
                    + " out are taken away; draw it anew.");
        }
        return new QueryShape(united(valid), repair);
    }

    private static void requireUsable(List<Geometry> parts) {
        long positions = 0;
        Envelope box = new Envelope();
        for (Geometry part : parts) {
            positions += part.getNumPoints();
            if (positions > Geometries.MOST_POSITIONS) {
                throw new IllegalArgumentException("has more than %d positions; simplify it or send it in parts."
                        .formatted(Geometries.MOST_POSITIONS));
            }
            Geometries.orient(part, Crs.CRS84);
            box.expandToInclude(part.getEnvelopeInternal());
        }
        if (parts.stream().map(Geometry::getDimension).distinct().count() != 1) {
            throw new IllegalArgumentException("mixes points, lines and areas; send those of one kind.");
        }
        if (Math.max(box.getWidth(), box.getHeight()) > WIDEST_DEGREES) {
            throw new IllegalArgumentException(
                    "is more than %.0f degrees wide or high; send a smaller one.".formatted(WIDEST_DEGREES));
        }
    }

    private static Geometry united(List<Geometry> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return parts.get(0).getDimension() == 2
                ? Overlays.union(parts)
                : FACTORY.buildGeometry(
                        parts.stream().flatMap(QueryShape::members).toList());
    }

    private static Stream<Geometry> members(Geometry geometry) {
        return IntStream.range(0, geometry.getNumGeometries()).mapToObj(geometry::getGeometryN);
    }

    public boolean isPolygonal() {
        return geometry.getDimension() == 2;
    }

    public boolean isPoints() {
        return geometry.getDimension() == 0;
    }
}
