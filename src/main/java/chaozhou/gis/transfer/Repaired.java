package chaozhou.gis.transfer;

/**
 * A feature whose shape was invalid and was repaired.
 *
 * @param longitude, latitude where, in degrees of CGCS2000
 * @param areaChangeM2 how much larger it is now, in m² on the ellipsoid
 */
public record Repaired(String id, String reason, double longitude, double latitude, double areaChangeM2) {}
