package chaozhou.gis.analysis.transform;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.geo.Datum;
import chaozhou.gis.geo.Ellipsoid;
import chaozhou.gis.geo.ShiftedGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** A reference system that coordinates are in, or are wanted in. */
// Projections hold numbers only, none of which changes.
@SuppressWarnings("ImmutableEnumChecker")
enum ReferenceSystem {
    CRS84("CRS84", "WGS 84", Datum.MODERN, Unit.DEGREES_EAST_FIRST, Projection.DEGREES),
    WGS_84("EPSG:4326", "WGS 84", Datum.MODERN, Unit.DEGREES, Projection.DEGREES),
    CGCS2000("EPSG:4490", "CGCS2000", Datum.MODERN, Unit.DEGREES, Projection.DEGREES),
    CGCS2000_CM_117E("EPSG:4548", "CGCS2000", Datum.MODERN, Unit.METRES, plane(Ellipsoid.CGCS2000, false)),
    CGCS2000_ZONE_39("EPSG:4527", "CGCS2000", Datum.MODERN, Unit.METRES, plane(Ellipsoid.CGCS2000, true)),
    WEB_MERCATOR("EPSG:3857", "WGS 84", Datum.MODERN, Unit.METRES_EAST_FIRST, Projection.MERCATOR),
    BEIJING_1954("EPSG:4214", "Beijing 1954", Datum.BEIJING_1954, Unit.DEGREES, Projection.DEGREES),
    BEIJING_1954_CM_117E(
            "EPSG:2436", "Beijing 1954", Datum.BEIJING_1954, Unit.METRES, plane(Ellipsoid.KRASSOVSKY, false)),
    BEIJING_1954_ZONE_39(
            "EPSG:2415", "Beijing 1954", Datum.BEIJING_1954, Unit.METRES, plane(Ellipsoid.KRASSOVSKY, true)),
    XIAN_1980("EPSG:4610", "Xian 1980", Datum.XIAN_1980, Unit.DEGREES, Projection.DEGREES),
    XIAN_1980_CM_117E("EPSG:2384", "Xian 1980", Datum.XIAN_1980, Unit.METRES, plane(Ellipsoid.IAG_1975, false)),
    XIAN_1980_ZONE_39("EPSG:2363", "Xian 1980", Datum.XIAN_1980, Unit.METRES, plane(Ellipsoid.IAG_1975, true)),
    GCJ02("GCJ02", "CGCS2000", Datum.MODERN, Unit.DEGREES_EAST_FIRST, Projection.shifted(ShiftedGrid.GCJ02)),
    BD09("BD09", "CGCS2000", Datum.MODERN, Unit.DEGREES_EAST_FIRST, Projection.shifted(ShiftedGrid.BD09));

    /** The zone of 3 degrees whose central meridian is 117° E, in which all planes but that of web maps are. */
    static final double ZONE_WEST = 115.5;

    static final double ZONE_EAST = 118.5;

    /** What coordinates are, and which stands first. */
    enum Unit {
        DEGREES(true, true),
        DEGREES_EAST_FIRST(true, false),
        METRES(false, true),
        METRES_EAST_FIRST(false, false);

        private final boolean isDegrees;
        private final boolean isNorthFirst;

        Unit(boolean isDegrees, boolean isNorthFirst) {
            this.isDegrees = isDegrees;
            this.isNorthFirst = isNorthFirst;
        }
    }

    private final String code;
    private final String base;
    private final Datum datum;
    private final Unit unit;
    private final Projection projection;

    ReferenceSystem(String code, String base, Datum datum, Unit unit, Projection projection) {
        this.code = code;
        this.base = base;
        this.datum = datum;
        this.unit = unit;
        this.projection = projection;
    }

    private static Projection plane(Ellipsoid ellipsoid, boolean hasZone) {
        return Projection.gaussKruger(ellipsoid, hasZone ? 39_500_000 : 500_000);
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(ReferenceSystem::code).toList();
    }

    /**
     * The system that an input names: by its code or its URI.
     *
     * @param otherwise when the input is left out; null: it must be given
     */
    static ReferenceSystem of(AnalysisInputs inputs, String input, @Nullable ReferenceSystem otherwise) {
        String name = inputs.request().text(input);
        if (name == null && otherwise != null) {
            return otherwise;
        }
        String bare = name == null
                ? ""
                : name.toUpperCase(Locale.ROOT)
                        .replaceFirst("^URN:OGC:DEF:CRS:(EPSG|OGC):[0-9.]*:", "$1:")
                        .replace("OGC:", "");
        return Arrays.stream(values())
                .filter(system -> system.code.equals(bare)
                        || system.uri().equals(name)
                        || (system.isGridOfWebMaps() && system.code.equals(bare.replace("-", ""))))
                .findFirst()
                .orElseThrow(() -> AnalysisInputs.fault(
                        input, "must be one of %s.".formatted(String.join(", ", codes())), codes()));
    }

    /** Whether positions with these longitudes are what it is made for: a zone of 3 degrees is no more. */
    boolean isUsedAt(Envelope degrees) {
        return unit != Unit.METRES || (degrees.getMinX() >= ZONE_WEST && degrees.getMaxX() <= ZONE_EAST);
    }

    /** What requests call it. */
    String code() {
        return code;
    }

    /** Its URI; that of a grid of web maps, which has none, is its code. */
    String uri() {
        if (this == CRS84) {
            return "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
        }
        return code.replace("EPSG:", "http://www.opengis.net/def/crs/EPSG/0/");
    }

    /** The name of what it is based on. */
    String base() {
        return base;
    }

    Datum datum() {
        return datum;
    }

    boolean isOnOlderDatum() {
        return datum != Datum.MODERN;
    }

    boolean isWgs84() {
        return base.equals("WGS 84");
    }

    boolean isGridOfWebMaps() {
        return this == GCJ02 || this == BD09;
    }

    /** Whether it is no more than degrees of its datum. */
    boolean isGeographic() {
        return projection == Projection.DEGREES;
    }

    boolean isInDegrees() {
        return unit.isDegrees;
    }

    /** Whether its authority puts latitude or northing first. */
    boolean isNorthFirst() {
        return unit.isNorthFirst;
    }

    Projection projection() {
        return projection;
    }

    /** That of an older datum. */
    Ellipsoid ellipsoid() {
        return datum == Datum.BEIJING_1954 ? Ellipsoid.KRASSOVSKY : Ellipsoid.IAG_1975;
    }
}
