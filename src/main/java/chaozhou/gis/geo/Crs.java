package chaozhou.gis.geo;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The coordinate reference systems in which coordinates come and go. Features are stored in CGCS2000 degrees; WGS 84, which
 * differs from it by less than a metre here, counts as the same.
 */
public enum Crs {
    CRS84("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84", Crs.STORAGE_SRID, false, 180, 90),
    WGS84("http://www.opengis.net/def/crs/EPSG/0/4326", "EPSG:4326", Crs.STORAGE_SRID, true, 180, 90),
    CGCS2000("http://www.opengis.net/def/crs/EPSG/0/4490", "EPSG:4490", Crs.STORAGE_SRID, true, 180, 90),
    /** 3-degree Gauss-Kruger, central meridian 117° E, eastings without a zone number. */
    CGCS2000_CM_117E("http://www.opengis.net/def/crs/EPSG/0/4548", "EPSG:4548", 4548, true, 3_000_000, 10_002_000),
    /** The same projection with the number of zone 39 before its eastings. */
    CGCS2000_ZONE_39("http://www.opengis.net/def/crs/EPSG/0/4527", "EPSG:4527", 4527, true, 42_000_000, 10_002_000),
    WEB_MERCATOR(
            "http://www.opengis.net/def/crs/EPSG/0/3857", "EPSG:3857", 3857, false, 20_037_508.3428, 20_048_966.1041);

    /** The CRS in which PostGIS keeps features, as its number there; longitude is in x. */
    public static final int STORAGE_SRID = 4490;

    private final String uri;
    private final String code;
    private final int srid;
    private final boolean northFirst;
    private final double mostEast;
    private final double mostNorth;

    Crs(String uri, String code, int srid, boolean northFirst, double mostEast, double mostNorth) {
        this.uri = uri;
        this.code = code;
        this.srid = srid;
        this.northFirst = northFirst;
        this.mostEast = mostEast;
        this.mostNorth = mostNorth;
    }

    /** The system that a request names by its URI, or by its code as in {@code EPSG:4548} or {@code [EPSG:4548]}. */
    public static Optional<Crs> of(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        return Arrays.stream(values())
                .filter(crs -> crs.uri.equals(name) || crs.code.equals(bare))
                .findFirst();
    }

    public static List<String> uris() {
        return Arrays.stream(values()).map(Crs::uri).toList();
    }

    public String uri() {
        return uri;
    }

    /** Its authority and code: {@code EPSG:4548}. */
    public String code() {
        return code;
    }

    /** Its number in PostGIS; that of storage for the systems in degrees. */
    public int srid() {
        return srid;
    }

    /** Whether the authority puts latitude or northing before longitude or easting. */
    public boolean isNorthFirst() {
        return northFirst;
    }

    /** Whether coordinates are longitudes and latitudes in degrees; otherwise they are metres in a plane. */
    public boolean isGeographic() {
        return srid == STORAGE_SRID;
    }

    /**
     * Whether a position can lie in it.
     *
     * @param east longitude in degrees or easting in metres
     * @param north latitude in degrees or northing in metres
     */
    public boolean holds(double east, double north) {
        // Written so that NaN is refused too.
        return Math.abs(east) <= mostEast
                && Math.abs(north) <= mostNorth
                && (this != CGCS2000_ZONE_39 || east >= 38_000_000);
    }

    /** The order and unit of its coordinates, for people. */
    public String axes() {
        String unit = isGeographic() ? "degrees" : "metres";
        String east = isGeographic() ? "longitude" : "easting";
        String north = isGeographic() ? "latitude" : "northing";
        return northFirst ? "%s, %s in %s".formatted(north, east, unit) : "%s, %s in %s".formatted(east, north, unit);
    }
}
