package chaozhou.gis.encode;

import chaozhou.gis.geo.Crs;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Features of no layer as the elements of GeoJSON's array {@code features}, one a line: their properties are whatever the fields of a
 * table hold. The caller writes what is around the array, and closes the stream.
 */
public final class GeoJsonTableWriter {

    private final JsonOutput json;
    private final GeoJsonGeometry geometries;
    private final WKBWriter wkb = new WKBWriter(2);
    private final List<String> names;
    private long written;

    /** @param names of the properties */
    public GeoJsonTableWriter(OutputStream out, List<String> names) {
        this.json = new JsonOutput(out);
        this.geometries = new GeoJsonGeometry(json, Crs.CRS84);
        this.names = List.copyOf(names);
    }

    /**
     * Writes a feature.
     *
     * @param values of the properties: String, Long, Double, Boolean or null; numbers that are none become null
     * @param geometry in degrees, longitude in x; heights are left out. Null: none
     */
    public void write(long id, List<@Nullable Object> values, @Nullable Geometry geometry) throws IOException {
        nextLine();
        json.raw("{\"type\":\"Feature\",\"id\":").number(id).raw(",\"properties\":");
        writeObject(values);
        json.raw(",\"geometry\":");
        geometries.writeOrNull(geometry == null ? null : wkb.write(geometry));
        json.raw('}');
    }

    /** Writes the properties of a feature alone, as the element of an array of objects. */
    public void writeRow(List<@Nullable Object> values) throws IOException {
        nextLine();
        writeObject(values);
    }

    private void nextLine() throws IOException {
        json.raw(written++ == 0 ? "\n" : ",\n");
    }

    private void writeObject(List<@Nullable Object> values) throws IOException {
        json.raw('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.string(names.get(i)).raw(':');
            write(values.get(i));
        }
        json.raw('}');
    }

    private void write(@Nullable Object value) throws IOException {
        if (value instanceof Double number && Double.isFinite(number)) {
            json.number(number.doubleValue());
        } else if (value instanceof Long number) {
            json.number(number.longValue());
        } else if (value instanceof Boolean bool) {
            json.bool(bool);
        } else if (value instanceof String text) {
            json.string(text);
        } else {
            json.raw("null");
        }
    }

    /** Hands all that is written on to the stream. */
    public void flush() throws IOException {
        json.flush();
    }
}
