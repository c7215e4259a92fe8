package chaozhou.gis.tiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.dissolve.LineDissolver;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/** What the boundaries of many polygons cut the plane into, on a grid of whole numbers. */
final class Arrangement {

    private Arrangement() {}

    /**
     * The faces between the boundaries of the polygons. All their corners are whole numbers, and two faces that meet have
     * exactly the same vertices where they do. Boundaries that cross, or pass a vertex within half a unit, are joined there
     * (snap rounding); what is narrower than the grid disappears.
     *
     * @param polygons polygons and multipolygons; they may overlap, touch, repeat each other or have gaps between them
     * @param scale what to multiply their coordinates with to get the grid's
     */
    static List<Polygon> faces(Collection<? extends Geometry> polygons, double scale) {
        List<LineString> boundaries = dissolve(rings(polygons));
        List<SegmentString> segments = new ArrayList<>(boundaries.size());
        for (LineString line : boundaries) {
            Geometry scaled = scale == 1 ? line : Grid.scale(line, scale);
            segments.add(new NodedSegmentString(scaled.getCoordinates(), null));
        }
        SnapRoundingNoder noder = new SnapRoundingNoder(new PrecisionModel(1));
        noder.computeNodes(segments);
        return polygonize(dissolve(lines(noder.getNodedSubstrings())));
    }

    private static List<LineString> rings(Collection<? extends Geometry> polygons) {
        List<LineString> rings = new ArrayList<>();
        polygons.forEach(polygon -> polygon.apply((GeometryComponentFilter) component -> {
            if (component instanceof LineString ring && !ring.isEmpty()) {
                rings.add(ring);
            }
        }));
        return rings;
    }

    private static List<LineString> lines(Collection<?> substrings) {
        List<LineString> lines = new ArrayList<>(substrings.size());
        for (Object substring : substrings) {
            lines.add(Grid.FACTORY.createLineString(((SegmentString) substring).getCoordinates()));
        }
        return lines;
    }

    /** Each segment once, joined to the longest lines that do not fork. */
    private static List<LineString> dissolve(List<LineString> lines) {
        if (lines.isEmpty()) {
            return lines;
        }
        LineDissolver dissolver = new LineDissolver();
        dissolver.add(lines);
        Geometry dissolved = dissolver.getResult();
        List<LineString> result = new ArrayList<>();
        dissolved.apply((GeometryComponentFilter) component -> {
            if (component instanceof LineString line) {
                result.add(line);
            }
        });
        return result;
    }

    private static List<Polygon> polygonize(List<LineString> lines) {
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(lines);
        List<Polygon> faces = new ArrayList<>();
        for (Object face : polygonizer.getPolygons()) {
            faces.add((Polygon) face);
        }
        return faces;
    }
}
