package chaozhou.gis.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;

/** The meridian of 180 degrees, where areas are cut (RFC 7946, 3.1.9). */
public final class Antimeridian {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Antimeridian() {}

    /**
     * Cuts an area that goes across it.
     *
     * @param area in degrees, longitude in x, from -540 to 540
     * @return the same ground with longitudes from -180 to 180
     */
    public static Geometry cut(Geometry area) {
        Envelope box = area.getEnvelopeInternal();
        if (box.isNull() || (box.getMinX() >= -180 && box.getMaxX() <= 180)) {
            return area;
        }
        List<Polygon> parts = new ArrayList<>();
        for (int turn = -1; turn <= 1; turn++) {
            Geometry globe = FACTORY.toGeometry(new Envelope(360 * turn - 180, 360 * turn + 180, -90, 90));
            Geometry part = Overlays.overlay(area, globe, OverlayNG.INTERSECTION);
            // It may share positions with the area, which stay where they are.
            PolygonExtracter.getPolygons(
                    AffineTransformation.translationInstance(-360 * turn, 0).transform(part), parts);
        }
        parts.removeIf(Polygon::isEmpty);
        return FACTORY.buildGeometry(parts);
    }
}
