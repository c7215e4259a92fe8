package chaozhou.gis.analysis.locate;

import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Layer;
import java.util.List;
import java.util.Optional;

/** The statement that finds what covers points: one for all points and all layers. */
final class LocateSql {

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
               WHERE %s
               """.formatted(
                index,
                AnalysisSql.name("feature", layer),
                AnalysisSql.code("feature", layer),
                AnalysisSql.text("feature", Optional.ofNullable(layer.parent()).map(Layer.Parent::attribute)),
                table(layer),
                AnalysisSql.TOUCHING_DEGREES,
                AnalysisSql.inForce("feature"));
    }
}
