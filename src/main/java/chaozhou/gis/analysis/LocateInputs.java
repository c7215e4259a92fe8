package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.query.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
        return new LocateInputs(
                GeoJsonPoints.parse("inputs.points", points),
                date(request.input("date"), clock),
                layers(request.input("layers"), polygonal(catalog)));
    }

    static List<Layer> polygonal(Catalog catalog) {
        return catalog.layers().stream()
                .filter(layer -> layer.geometry().isPolygonal())
                .toList();
    }

    private static LocalDate date(@Nullable JsonNode value, Clock clock) {
        if (value == null) {
            return LocalDate.now(clock);
        }
        String text = value.isString() ? value.stringValue() : "";
        try {
            if (text.length() == 10) {
                return Period.parseDay(text, clock);
            }
        } catch (InvalidParameter e) {
            // Refused below under its name in this request.
        }
        throw new InvalidParameter("inputs.date", "inputs.date must be a day of the calendar like 2023-12-01.");
    }

    private static List<Layer> layers(@Nullable JsonNode value, List<Layer> polygonal) {
        if (value == null) {
            return polygonal;
        }
        List<String> allowed = polygonal.stream().map(Layer::id).toList();
        if (!value.isArray() || value.isEmpty()) {
            throw new InvalidParameter(
                    "inputs.layers",
                    "inputs.layers must be an array of ids of polygon layers, or be left out for all of them.",
                    allowed);
        }
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode id = value.path(i);
            String place = "inputs.layers[%d]".formatted(i);
            if (!id.isString() || !allowed.contains(id.stringValue())) {
                throw new InvalidParameter(
                        place,
                        "%s is the id of no polygon layer; these are %s.".formatted(place, String.join(", ", allowed)),
                        allowed);
            }
            if (wanted.contains(id.stringValue())) {
                throw new InvalidParameter(place, "%s names a layer a second time.".formatted(place));
            }
            wanted.add(id.stringValue());
        }
        return polygonal.stream().filter(layer -> wanted.contains(layer.id())).toList();
    }
}
