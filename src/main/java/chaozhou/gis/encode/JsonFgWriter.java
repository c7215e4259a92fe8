package chaozhou.gis.encode;

import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * JSON-FG (OGC 21-045r1): GeoJSON that says of which type its features are, when they are in force, and in which reference
 * system. Coordinates in another system than CRS84 are the feature's {@code place}, and its {@code geometry} is null.
 */
public final class JsonFgWriter extends JsonFeatureWriter {

    private static final String CLASSES = "http://www.opengis.net/spec/json-fg-1/1.0/conf/";

    private final String documentMembers;
    private final boolean isPlace;

    /** @param schema the address of the schema of the features */
    public JsonFgWriter(FeatureQuery query, String schema, OutputStream out) {
        super(query, out);
        isPlace = query.crs() != Crs.CRS84;
        documentMembers = """
                "conformsTo":["%score","%stypes-schemas"],"featureType":"%s","featureSchema":"%s","geometryDimension":%d,"coordRefSys":"%s",\
                """.formatted(
                        CLASSES,
                        CLASSES,
                        query.layer().id(),
                        schema,
                        query.layer().geometry().dimension(),
                        query.crs().uri());
    }

    @Override
    String documentMembers() {
        return documentMembers;
    }

    @Override
    void placeAndTime(FeatureRow row) throws SQLException, IOException {
        json().raw("\"time\":{\"interval\":[").date(row.validFrom()).raw(',');
        LocalDate validTo = row.validTo();
        if (validTo == null) {
            json().raw("\"..\"");
        } else {
            // An interval has its last day, and valid_to is the day after it.
            json().date(validTo.minusDays(1));
        }
        json().raw(isPlace ? "]},\"geometry\":null,\"place\":" : "]},\"place\":null,\"geometry\":");
        geometry(row);
    }
}
