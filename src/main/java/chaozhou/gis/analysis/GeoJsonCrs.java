package chaozhou.gis.analysis;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.JsonMembers;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The member {@code crs} of the older GeoJSON (RFC 7946, 4 did away with it). */
public final class GeoJsonCrs {

    /** CRS that agree with CGCS2000, longitude first, to decimetres. */
    private static final Set<String> SAME = Set.of(
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:OGC::CRS84",
            "urn:ogc:def:crs:EPSG::4326",
            "urn:ogc:def:crs:EPSG::4490",
            "EPSG:4326",
            "EPSG:4490");

    private GeoJsonCrs() {}

    /** @throws InvalidParameter when it is there and names a CRS that is not longitude and latitude in degrees */
    public static void requireSame(JsonMembers root) {
        JsonNode crs = root.get("crs");
        if (crs != null && !SAME.contains(crs.path("properties").path("name").asString(""))) {
            throw new InvalidParameter(
                    root.placeOf("crs"),
                    "The coordinates are in another CRS; send CGCS2000 or CRS84 longitude and latitude, without the member crs.");
        }
    }
}
