package chaozhou.gis.encode;

import chaozhou.gis.http.Link;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What GeoJSON and its extension JSON-FG have in common: a FeatureCollection of rows as they come, or one Feature. */
abstract class JsonFeatureWriter implements FeatureWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonOutput json;
    private final GeoJsonGeometry geometry;
    private final FeatureProperties properties;
    private long count;

    /** @param out gets the text in pieces; it is neither flushed nor closed */
    JsonFeatureWriter(FeatureQuery query, OutputStream out) {
        json = new JsonOutput(out);
        geometry = new GeoJsonGeometry(json, query.crs());
        properties = new FeatureProperties(json, query);
    }

    /** Members of the whole document, each with a comma after it. */
    abstract String documentMembers();

    /** Writes the members of a feature that have to do with space and time, without a comma after them. */
    abstract void placeAndTime(FeatureRow row) throws SQLException, IOException;

    final JsonOutput json() {
        return json;
    }

    final void geometry(FeatureRow row) throws SQLException, IOException {
        geometry.writeOrNull(row.wkb());
    }

    @Override
    public final void begin() throws IOException {
        json.raw("{\"type\":\"FeatureCollection\",").raw(documentMembers()).raw("\"features\":[");
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        separate();
        open(row, "");
        json.raw('}');
    }

    /** A feature that was written before. */
    public final void feature(byte[] text) throws IOException {
        separate();
        json.raw(text);
    }

    private void separate() throws IOException {
        json.raw(count++ == 0 ? "\n" : ",\n");
    }

    /** A feature as it stands in a page, and nothing around it. */
    final void member(FeatureRow row) throws SQLException, IOException {
        open(row, "");
        json.raw('}').flush();
    }

    @Override
    public final long count() {
        return count;
    }

    @Override
    public final void end(PageEnd end) throws IOException {
        json.raw("\n]");
        closeWith(JSON.writeValueAsString(end));
    }

    @Override
    public final void single(FeatureRow row, List<Link> links) throws SQLException, IOException {
        open(row, documentMembers());
        closeWith(JSON.writeValueAsString(Map.of("links", links)));
    }

    private void open(FeatureRow row, String members) throws SQLException, IOException {
        json.raw("{\"type\":\"Feature\",")
                .raw(members)
                .raw("\"id\":")
                .string(row.id())
                .raw(',');
        placeAndTime(row);
        json.raw(",\"properties\":");
        properties.write(row);
    }

    /** @param members more members, as the text of a JSON object */
    private void closeWith(String members) throws IOException {
        json.raw(',').raw(members.substring(1).getBytes(StandardCharsets.UTF_8));
        json.flush();
    }
}
