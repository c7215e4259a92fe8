package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.ItemsParameters;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Expression;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants in its tile.
 *
 * @param day the features in force that day; null: today, whenever the request comes
 * @param filter what must hold of each feature; null: nothing
 * @param isGeoJson whether the parameter {@code f} asks for GeoJSON
 */
record TileSelection(
        List<Layer> layers,
        @Nullable LocalDate day,
        @Nullable Expression filter,
        boolean isGeoJson) {

    private static final String COLLECTIONS = "collections";
    private static final String DATETIME = "datetime";
    private static final String FORMAT = "f";
    private static final String MVT = "mvt";
    private static final String GEOJSON = "json";

    /** Of one layer, whose address it is. */
    static TileSelection ofLayer(Layer layer, Map<String, String[]> query, Clock clock) {
        Parameters parameters = ItemsParameters.readFilter(query, Set.of(DATETIME, FORMAT));
        return new TileSelection(
                List.of(layer),
                day(parameters, clock),
                ItemsParameters.filter(layer, parameters, clock.getZone()).orElse(null),
                format(parameters, List.of(MVT, GEOJSON)).equals(GEOJSON));
    }

    /** Of the layers that {@code collections} names, or all, in the order of the catalog. */
    static TileSelection ofLayers(Catalog catalog, Map<String, String[]> query, Clock clock) {
        Parameters parameters = Parameters.of(query, Set.of(COLLECTIONS, DATETIME, FORMAT));
        format(parameters, List.of(MVT));
        List<Layer> layers = parameters
                .text(COLLECTIONS)
                .map(value -> layers(catalog, value))
                .orElseGet(catalog::layers);
        return new TileSelection(layers, day(parameters, clock), null, false);
    }

    private static String format(Parameters parameters, List<String> known) {
        String format = parameters.text(FORMAT).orElse(MVT);
        if (!known.contains(format)) {
            throw new InvalidParameter(FORMAT, "f is one of %s here.".formatted(String.join(", ", known)), known);
        }
        return format;
    }

    private static List<Layer> layers(Catalog catalog, String value) {
        Set<String> wanted = new HashSet<>();
        for (String id : value.split(",", -1)) {
            if (!catalog.contains(id)) {
                throw new InvalidParameter(
                        COLLECTIONS,
                        "collections must be ids of layers with commas between them; one of those given is none.",
                        catalog.layers().stream().map(Layer::id).toList());
            }
            if (!wanted.add(id)) {
                throw new InvalidParameter(COLLECTIONS, "collections names " + id + " twice; once is enough.");
            }
        }
        return catalog.layers().stream()
                .filter(layer -> wanted.contains(layer.id()))
                .toList();
    }

    private static @Nullable LocalDate day(Parameters parameters, Clock clock) {
        return parameters
                .text(DATETIME)
                .map(value -> Period.parseDay(value, clock))
                .orElse(null);
    }
}
