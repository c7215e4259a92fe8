package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GeoJSON (RFC 7946): a FeatureCollection of rows as they come, or one Feature. */
public final class GeoJsonWriter {

    public static final String MEDIA_TYPE = "application/geo+json";

    private final JsonOutput json;
    private final GeoJsonGeometry geometry;
    private final List<Attribute> attributes;
    private final byte[][] names;
    private long count;

    /**
     * @param crs of the geometries
     * @param out gets the text in pieces; it is neither flushed nor closed
     */
    public GeoJsonWriter(Layer layer, Crs crs, OutputStream out) {
        json = new JsonOutput(out);
        geometry = new GeoJsonGeometry(json, crs);
        attributes = layer.attributes();
        // Names of attributes are plain identifiers and need no escape.
        names = attributes.stream()
                .map(attribute -> ("\"" + attribute.name() + "\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    public void beginCollection() throws IOException {
        json.raw("{\"type\":\"FeatureCollection\",\"features\":[");
    }

    /** The next feature of the collection. */
    public void feature(FeatureRow row) throws SQLException, IOException {
        json.raw(count++ == 0 ? "\n" : ",\n");
        openFeature(row);
        json.raw('}');
    }

    /** How many features were written. */
    public long count() {
        return count;
    }

    /** @param members more members of the collection, as the text of a JSON object */
    public void endCollection(String members) throws IOException {
        json.raw("\n]");
        closeWith(members);
    }

    /** @param members more members of the feature, as the text of a JSON object */
    public void single(FeatureRow row, String members) throws SQLException, IOException {
        openFeature(row);
        closeWith(members);
    }

    private void closeWith(String members) throws IOException {
        json.raw(',').raw(members.substring(1).getBytes(StandardCharsets.UTF_8));
        json.flush();
    }

    private void openFeature(FeatureRow row) throws SQLException, IOException {
        json.raw("{\"type\":\"Feature\",\"id\":").string(row.id()).raw(",\"geometry\":");
        geometry.write(row.wkb());
        json.raw(",\"properties\":{");
        for (int i = 0; i < names.length; i++) {
            json.raw(names[i]);
            value(row, i);
            json.raw(',');
        }
        json.raw("\"valid_from\":").date(row.validFrom()).raw(",\"valid_to\":");
        date(row.validTo());
        json.raw(",\"provenance\":").string(row.provenance()).raw('}');
    }

    private void value(FeatureRow row, int index) throws SQLException, IOException {
        switch (attributes.get(index).type()) {
            case TEXT -> text(row.text(index));
            case INTEGER -> integer(row.integer(index));
            case NUMBER -> number(row.number(index));
            case BOOLEAN -> bool(row.bool(index));
            case DATE -> date(row.date(index));
        }
    }

    private void text(@Nullable String value) throws IOException {
        if (value == null) {
            json.raw("null");
        } else {
            json.string(value);
        }
    }

    private void integer(@Nullable Long value) throws IOException {
        if (value == null) {
            json.raw("null");
        } else {
            json.number(value);
        }
    }

    private void number(@Nullable Double value) throws IOException {
        // JSON has no word for NaN and the infinities.
        if (value == null || !Double.isFinite(value)) {
            json.raw("null");
        } else {
            json.number(value);
        }
    }

    private void bool(@Nullable Boolean value) throws IOException {
        if (value == null) {
            json.raw("null");
        } else {
            json.bool(value);
        }
    }

    private void date(@Nullable LocalDate value) throws IOException {
        if (value == null) {
            json.raw("null");
        } else {
            json.date(value);
        }
    }
}
