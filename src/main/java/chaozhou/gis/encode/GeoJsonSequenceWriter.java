package chaozhou.gis.encode;

import chaozhou.gis.http.Link;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/**
 * GeoJSON text sequence (RFC 8142): a feature a line, each readable as soon as it is there. Without its record separators it is
 * newline-delimited GeoJSON.
 */
public final class GeoJsonSequenceWriter implements FeatureWriter {

    private static final String RECORD_SEPARATOR = "\u001e";

    private final String separator;
    private final JsonOutput json;
    private final GeoJsonGeometry geometry;
    private final FeatureProperties properties;
    private long count;

    /** @param isSeparated whether record separators stand before the texts */
    public GeoJsonSequenceWriter(FeatureQuery query, OutputStream out, boolean isSeparated) {
        separator = isSeparated ? RECORD_SEPARATOR : "";
        json = new JsonOutput(out);
        geometry = new GeoJsonGeometry(json, query.crs());
        properties = new FeatureProperties(json, query);
    }

    @Override
    public void begin() {
        // A sequence has nothing before its first text.
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        json.raw(separator)
                .raw("{\"type\":\"Feature\",\"id\":")
                .string(row.id())
                .raw(",\"geometry\":");
        geometry.writeOrNull(row.wkb());
        json.raw(",\"properties\":");
        properties.write(row);
        json.raw("}\n");
        count++;
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void end(PageEnd end) throws IOException {
        json.flush();
    }

    @Override
    public void single(FeatureRow row, List<Link> links) throws SQLException, IOException {
        feature(row);
        json.flush();
    }
}
