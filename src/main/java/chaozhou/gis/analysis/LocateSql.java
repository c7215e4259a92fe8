package chaozhou.gis.analysis;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.util.List;
import java.util.Optional;

/** The statement that finds what covers points: one for all points and all layers. */
final class LocateSql {

    /**
     * A point as near to a feature, in degrees, touches it; this is a tenth of a micrometre. Point in polygon alone is computed
     * in rounded numbers, and of the points on a common edge a few would lie in neither neighbour.
     */
    private static final String TOUCHING_DEGREES = "1e-12";

    private LocateSql() {}

    /**
     * Takes the named parameters {@code longitudes} and {@code latitudes} (arrays of one length) and {@code day}. A row is a
     * point's position, from 1, the layer's position in the list, from 0, and a feature in force that the point touches.
     */
    static String select(List<Layer> layers) {
        return layers.stream()
                .map(layer -> touching(layers.indexOf(layer), layer))
                .collect(joining("UNION ALL\n", """
                        WITH point AS MATERIALIZED (
                          SELECT position, ST_SetSRID(ST_MakePoint(longitude, latitude), 4490) AS geom
                          FROM unnest(:longitudes, :latitudes) WITH ORDINALITY AS given(longitude, latitude, position)
                        )
                        """, ""));
    }

    private static String touching(int index, Layer layer) {
        // ST_DWithin reaches the layer's GiST index for each point.
        return """
               SELECT point.position, %d AS layer, feature.id, %s AS name, %s AS code, %s AS parent_code
               FROM point JOIN %s AS feature ON ST_DWithin(feature.geom, point.geom, %s)
               WHERE feature.valid_from <= :day AND (feature.valid_to IS NULL OR feature.valid_to > :day)
               """.formatted(
                        index,
                        text(Optional.of(layer.nameAttribute().name())),
                        text(layer.codeAttribute().map(Attribute::name)),
                        text(Optional.ofNullable(layer.parent()).map(Layer.Parent::attribute)),
                        table(layer),
                        TOUCHING_DEGREES);
    }

    private static String text(Optional<String> column) {
        return column.map(name -> "feature." + quoted(name) + "::text").orElse("NULL::text");
    }
}
