package chaozhou.gis.geo;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Areas of polygons whose edges are geodesics (Karney 2013), by another way than the program's. */
final class GeodesicAreas {

    private GeodesicAreas() {}

    /** @param polygon without holes */
    static double of(Geodesic ellipsoid, Geometry polygon) {
        PolygonArea area = new PolygonArea(ellipsoid, false);
        Coordinate[] corners = polygon.getCoordinates();
        for (int i = 0; i + 1 < corners.length; i++) {
            area.AddPoint(corners[i].y, corners[i].x);
        }
        return Math.abs(area.Compute().area);
    }
}
