package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The properties of features as a JSON object. */
final class FeatureProperties {

    private final JsonOutput json;
    private final List<Queryable> properties;
    private final byte[][] names;

    /** Where the value of each property stands among the attributes that are read; -1 for those that every layer has. */
    private final int[] indexes;

    FeatureProperties(JsonOutput json, FeatureQuery query) {
        this.json = json;
        properties = query.selection().properties();
        List<Attribute> attributes = query.attributes();
        // Names of properties are plain identifiers and need no escape.
        names = properties.stream()
                .map(property -> ("\"" + property.name() + "\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        indexes = properties.stream()
                .mapToInt(property -> property.attribute() == null ? -1 : attributes.indexOf(property.attribute()))
                .toArray();
    }

    void write(FeatureRow row) throws SQLException, IOException {
        json.raw('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                json.raw(',');
            }
            json.raw(names[i]);
            value(row, properties.get(i), indexes[i]);
        }
        json.raw('}');
    }

    private void value(FeatureRow row, Queryable property, int index) throws SQLException, IOException {
        Attribute attribute = property.attribute();
        if (attribute == null) {
            common(row, property);
            return;
        }
        switch (attribute.type()) {
            case TEXT -> text(row.utf8(index));
            case INTEGER -> integer(row.integer(index));
            case NUMBER -> number(row.number(index));
            case BOOLEAN -> bool(row.bool(index));
            case DATE -> date(row.date(index));
        }
    }

    private void common(FeatureRow row, Queryable property) throws SQLException, IOException {
        switch (property.name()) {
            case "valid_from" -> date(row.validFrom());
            case "valid_to" -> date(row.validTo());
            case "provenance" -> json.string(row.provenance());
            default -> json.string(String.valueOf(row.value(property)));
        }
    }

    private void text(byte @Nullable [] value) throws IOException {
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
