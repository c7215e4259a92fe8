package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What {@code locate} is asked.
 *
 * @param layers polygonal layers in the catalog's order
 */
record LocateInputs(List<QueryPoint> points, LocalDate date, List<Layer> layers) {

    /** @throws InvalidParameter naming the part that can't be used */
    static LocateInputs parse(ExecuteRequest request, Catalog catalog, Clock clock) {
        request.inputs().require("points", "GeoJSON, one of " + String.join(", ", GeoJsonPoints.TYPES));
        JsonNode points = Objects.requireNonNull(request.input("points"));
        AnalysisInputs inputs = new AnalysisInputs(request, catalog, clock);
        return new LocateInputs(
                GeoJsonPoints.parse("inputs.points", points),
                inputs.date(),
                inputs.layers(AnalysisInputs.polygonal(catalog), "polygon layer"));
    }
}
