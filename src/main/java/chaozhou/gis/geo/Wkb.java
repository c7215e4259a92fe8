package chaozhou.gis.geo;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Well-known binary (OGC 06-103r4, 8.2) as the database sends it. */
public final class Wkb {

    private Wkb() {}

    /**
     * Its geometry, with the axes in the order of the binary.
     *
     * @throws IllegalStateException when it is none, which the database does not send
     */
    public static Geometry read(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("The database has sent a geometry that can't be read.", e);
        }
    }
}
