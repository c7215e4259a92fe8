package chaozhou.gis.sample;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A feature of the sample: its id, its properties in their order, its geometry in degrees. */
record Item(String id, Map<String, @Nullable Object> properties, Geometry geometry) {

    static final String FIRST_DAY = "2020-01-01";

    static Item of(String id, Geometry geometry) {
        return new Item(id, new LinkedHashMap<>(), geometry);
    }

    Item with(String name, @Nullable Object value) {
        properties.put(name, value);
        return this;
    }

    /** An empty cell of a table is no value. */
    Item withText(String name, String value) {
        return with(name, value.isEmpty() ? null : value);
    }

    /** Ends the properties with what every layer has. */
    Item valid(String from, @Nullable String to, String provenance) {
        return with("valid_from", from).with("valid_to", to).with("provenance", provenance);
    }

    Item always(String provenance) {
        return valid(FIRST_DAY, null, provenance);
    }
}
