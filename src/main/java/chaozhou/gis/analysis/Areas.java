package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Areas in the units of the trade. */
public final class Areas {

    private static final double M2_OF_HECTARE = 10_000;

    /** A mu is a fifteenth of a hectare. */
    private static final double M2_OF_MU = M2_OF_HECTARE / 15;

    private static final Text TITLE = new Text("椭球面积", "Area on the ellipsoid");

    /** Of an area on the ellipsoid: {@code areaM2}, {@code areaHa} and {@code areaMu}. */
    public static final List<Column> COLUMNS = List.of(
            Column.number("areaM2", TITLE, "m2"),
            Column.number("areaHa", TITLE, "ha"),
            Column.number("areaMu", TITLE, "mu"));

    private Areas() {}

    public static double hectares(double m2) {
        return m2 / M2_OF_HECTARE;
    }

    public static double mu(double m2) {
        return m2 / M2_OF_MU;
    }

    /** The values of {@link #COLUMNS}, all null where there is no area. */
    public static List<@Nullable Double> values(@Nullable Double m2) {
        return m2 == null ? Arrays.asList(null, null, null) : Arrays.asList(m2, hectares(m2), mu(m2));
    }
}
