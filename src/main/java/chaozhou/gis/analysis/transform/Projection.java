package chaozhou.gis.analysis.transform;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.Ellipsoid;
import chaozhou.gis.geo.GaussKruger;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.geo.WebMercator;
import chaozhou.gis.source.UnsoundShape;
import java.math.BigDecimal;
import org.locationtech.jts.geom.Coordinate;

/** Degrees of a datum as the coordinates of a reference system, and back; longitude or easting in x. */
interface Projection {

    /** Degrees themselves. */
    Projection DEGREES = new Projection() {
        @Override
        public Coordinate forward(double longitude, double latitude) {
            require(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90, longitude, latitude);
            return new Coordinate(longitude, latitude);
        }

        @Override
        public Coordinate reverse(double x, double y) {
            return forward(x, y);
        }
    };

    /** The sphere of web maps, in metres (EPSG method 1024). */
    Projection MERCATOR = new Projection() {
        private static final double CIRCUMFERENCE = 2 * Math.PI * 6_378_137;

        @Override
        public Coordinate forward(double longitude, double latitude) {
            require(Math.abs(longitude) <= 180 && Math.abs(latitude) <= WebMercator.MAX_LATITUDE, longitude, latitude);
            return new Coordinate(
                    (WebMercator.x(longitude) - 0.5) * CIRCUMFERENCE, (0.5 - WebMercator.y(latitude)) * CIRCUMFERENCE);
        }

        @Override
        public Coordinate reverse(double x, double y) {
            // A tenth of a metre of rounding beyond the edge is none of it.
            require(Math.max(Math.abs(x), Math.abs(y)) <= CIRCUMFERENCE / 2 + 0.1, x, y);
            return new Coordinate(
                    WebMercator.longitude(x / CIRCUMFERENCE + 0.5), WebMercator.latitude(0.5 - y / CIRCUMFERENCE));
        }
    };

    /** @throws IllegalArgumentException when the position can't be there */
    Coordinate forward(double longitude, double latitude);

    /** @throws IllegalArgumentException when the coordinates can't be there */
    Coordinate reverse(double x, double y);

    /** The 3-degree zone of 117° E. */
    static Projection gaussKruger(Ellipsoid ellipsoid, double falseEasting) {
        GaussKruger plane = new GaussKruger(ellipsoid.semiMajorAxis(), ellipsoid.flattening(), 117, falseEasting);
        return new Projection() {
            @Override
            public Coordinate forward(double longitude, double latitude) {
                require(Math.abs(longitude - 117) <= 40 && Math.abs(latitude) <= 90, longitude, latitude);
                return plane.forward(longitude, latitude);
            }

            @Override
            public Coordinate reverse(double x, double y) {
                // As far as the series is exact, and no further than a pole.
                if (!(Math.abs(x - falseEasting) <= 3_900_000 && Math.abs(y) <= 10_002_500)) {
                    throw new UnsoundShape(new Text(
                                    "%s %s 不是该平面的东、北坐标，其中央子午线的东坐标为 %.0f；请核对带号和轴序（swapAxes）。",
                                    "%s %s is no easting and northing of the plane, whose central meridian has the easting %.0f: check the zone number, and the order of the axes (swapAxes).")
                            .with(plain(x), plain(y), falseEasting));
                }
                return plane.reverse(x, y);
            }
        };
    }

    /** A grid of web maps, where it is defined. */
    static Projection shifted(ShiftedGrid grid) {
        return new Projection() {
            @Override
            public Coordinate forward(double longitude, double latitude) {
                requireChina(longitude, latitude);
                return grid.shifted(longitude, latitude);
            }

            @Override
            public Coordinate reverse(double x, double y) {
                requireChina(x, y);
                return grid.unshifted(x, y);
            }

            private void requireChina(double longitude, double latitude) {
                require(longitude >= 72 && longitude <= 138 && latitude >= 0 && latitude <= 56, longitude, latitude);
            }
        };
    }

    private static void require(boolean isInside, double x, double y) {
        if (!isInside) {
            throw new UnsoundShape(
                    new Text("%s %s 超出该坐标系的范围。", "%s %s lies outside of what the reference system holds.")
                            .with(plain(x), plain(y)));
        }
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}
