package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Takes slivers away, areas so small that they come of edges that are not quite the same, and counts them. */
final class Slivers {

    private static final String INPUT = "sliverM2";

    /** In m². The edges of a square kilometre that are a micrometre apart leave as little. */
    private static final double USUAL_M2 = 0.01;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final double leastM2;
    private int count;
    private double areaM2;

    /** @param leastM2 polygons with less are slivers */
    Slivers(double leastM2) {
        this.leastM2 = leastM2;
    }

    static ProcessDescription describe(ProcessDescription description) {
        return description.input(
                INPUT,
                new Text("碎片面积", "Slivers"),
                new Text(
                        "切割后小于此面积（平方米）的碎片不列出，但会注明其数量和面积",
                        "Pieces of areas with less, in m², are left out; how many and how much is told"),
                Map.of("type", "number", "minimum", 0, "default", USUAL_M2));
    }

    /** The input, in m². */
    static double least(AnalysisInputs inputs) {
        JsonNode value = inputs.request().input(INPUT);
        if (value == null) {
            return USUAL_M2;
        }
        if (!value.isNumber() || !(value.doubleValue() >= 0)) {
            throw AnalysisInputs.fault(INPUT, "must be an area in m², 0 or more.");
        }
        return value.doubleValue();
    }

    /**
     * What is left of a piece without slivers; null: nothing.
     *
     * @param whole what the piece is of; where nothing was cut off, nothing is a sliver, however small
     */
    @Nullable
    Geometry without(Geometry piece, Geometry whole) {
        if (piece.isEmpty()) {
            return null;
        } else if (piece.getDimension() < 2 || piece.equalsExact(whole)) {
            return piece;
        }
        List<Polygon> kept = new ArrayList<>();
        for (int i = 0; i < piece.getNumGeometries(); i++) {
            Polygon part = (Polygon) piece.getGeometryN(i);
            double area = Geodesics.area(part);
            if (area < leastM2) {
                count++;
                areaM2 += area;
            } else {
                kept.add(part);
            }
        }
        return kept.isEmpty() ? null : FACTORY.buildGeometry(kept);
    }

    boolean isNone() {
        return count == 0;
    }

    /** What was taken away. */
    Remark remark() {
        return new Remark(sentence(), null);
    }

    Text sentence() {
        return new Text(
                        "略去小于 %2$s 平方米的碎片 %1$d 个，共 %3$.4f 平方米。",
                        "Left out %1$d slivers below %2$s m², %3$.4f m² in all.")
                .with(count, leastM2, areaM2);
    }
}
