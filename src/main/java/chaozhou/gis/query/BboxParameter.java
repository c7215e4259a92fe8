package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.geometry.Envelopes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;

/** The parameter {@code bbox}: four numbers in the order of its CRS, or six with heights (OGC 17-069r4, 7.15.3; 18-058r1, 7.3). */
final class BboxParameter {

    /** A plain decimal: Double.parseDouble alone would take "NaN", "0x1p3" and "1d" as well. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,3})?");

    private BboxParameter() {}

    static Geometry parse(String value, Crs crs) {
        List<Double> numbers = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            if (!NUMBER.matcher(part.strip()).matches()) {
                throw invalid("bbox needs four numbers, lower corner and upper corner, %s; one of these is none."
                        .formatted(crs.axes()));
            }
            numbers.add(Double.valueOf(part.strip()));
        }
        try {
            return Envelopes.geometry(numbers, crs);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static InvalidParameter invalid(String detail) {
        return new InvalidParameter("bbox", detail);
    }
}
