package chaozhou.gis.encode;

import chaozhou.gis.geo.Crs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Single geometries as GeoJSON (RFC 7946, 3.1), for documents. */
public final class GeoJsonShape {

    private GeoJsonShape() {}

    /** @param geometry in degrees, longitude in x */
    public static JsonNode of(Geometry geometry) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            JsonOutput json = new JsonOutput(text);
            new GeoJsonGeometry(json, Crs.CRS84).writeOrNull(new WKBWriter(2, 2).write(geometry));
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JsonMapper.shared().readTree(text.toByteArray());
    }
}
