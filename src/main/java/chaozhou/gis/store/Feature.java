package chaozhou.gis.store;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A version of a feature with all that is stored of it, on its way into a layer or out of it.
 *
 * @param validTo the first day on which it is no longer in force, or null
 * @param values one for each attribute of the layer, in the definition's order: String, Long, Double, Boolean, LocalDate or null
 * @param geometry of the layer's type, in EPSG:4490 degrees, longitude in x
 */
public record Feature(
        String id,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String provenance,
        List<@Nullable Object> values,
        Geometry geometry) {

    /** Its value of an attribute of its layer. */
    public @Nullable Object value(Layer layer, Attribute attribute) {
        return values.get(layer.attributes().indexOf(attribute));
    }

    /** The same with another shape. */
    Feature with(Geometry shape) {
        return new Feature(id, validFrom, validTo, provenance, values, shape);
    }
}
