package chaozhou.gis.encode;

import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** GeoJSON (RFC 7946); in other systems than CRS84 by agreement with the client, who asks for them. */
public class GeoJsonWriter extends JsonFeatureWriter {

    public GeoJsonWriter(FeatureQuery query, OutputStream out) {
        super(query, out);
    }

    @Override
    String documentMembers() {
        return "";
    }

    @Override
    void placeAndTime(FeatureRow row) throws SQLException, IOException {
        json().raw("\"geometry\":");
        geometry(row);
    }
}
