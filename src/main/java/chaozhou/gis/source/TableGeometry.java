package chaozhou.gis.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a table hold its shapes: a longitude and a latitude, or a text in WKT.
 *
 * @param x the field of longitudes or eastings; null with WKT
 * @param y the field of latitudes or northings; null with WKT
 * @param wkt the field of WKT; null with positions
 */
public record TableGeometry(
        @Nullable String x, @Nullable String y, @Nullable String wkt) {

    private static final List<String> X = List.of("lon", "lng", "long", "longitude", "x", "经度", "东经", "东坐标", "横坐标");
    private static final List<String> Y = List.of("lat", "latitude", "y", "纬度", "北纬", "北坐标", "纵坐标");
    private static final List<String> WKT = List.of("wkt", "geom", "geometry", "the_geom", "坐标串");

    /** What somebody said; null when that is nothing, or half of a position. */
    public static @Nullable TableGeometry said(@Nullable String x, @Nullable String y, @Nullable String wkt) {
        return wkt != null || (x != null && y != null) ? new TableGeometry(x, y, wkt) : null;
    }

    /** What the names of the fields tell; empty when they tell nothing. */
    static Optional<TableGeometry> of(List<String> fields) {
        Optional<String> wkt = named(fields, WKT);
        if (wkt.isPresent()) {
            return Optional.of(new TableGeometry(null, null, wkt.get()));
        }
        Optional<String> x = named(fields, X);
        Optional<String> y = named(fields, Y);
        return x.isPresent() && y.isPresent()
                ? Optional.of(new TableGeometry(x.get(), y.get(), null))
                : Optional.empty();
    }

    /** The first field one of whose words, as in {@code lng_wgs84}, is one of these. */
    private static Optional<String> named(List<String> fields, List<String> words) {
        return fields.stream()
                .filter(field -> Arrays.stream(field.toLowerCase(Locale.ROOT).split("[_\\s()（）]+"))
                        .anyMatch(words::contains))
                .findFirst();
    }

    /** The fields that hold numbers where there is a position; none with WKT. */
    List<String> positionFields() {
        return Stream.of(x, y).flatMap(Stream::ofNullable).toList();
    }

    /** The geometry of a layer in GDAL's description of virtual ones. A field of WKT is no other field then. */
    String virtual() {
        return wkt == null
                ? "<GeometryField encoding=\"PointFromColumns\" x=\"%s\" y=\"%s\"/>".formatted(xml(x), xml(y))
                : "<GeometryField encoding=\"WKT\" field=\"%s\" reportSrcColumn=\"false\"/>".formatted(xml(wkt));
    }

    static String xml(@Nullable String text) {
        return String.valueOf(text).replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
