package chaozhou.gis.encode;

import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.query.geometry.Geometries;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;

/**
 * Comma-separated values (RFC 4180) in UTF-8: the id, the properties, and the geometry in the order of its CRS, a point as two
 * columns, lines and areas as well-known text. A byte order mark, if wanted, comes first; without it spreadsheets read Chinese as
 * something else.
 */
public final class CsvWriter implements FeatureWriter {

    private final FeatureQuery query;
    private final CsvLines lines;
    private final List<Queryable> properties;
    private final boolean isOfPoints;
    private final boolean hasMark;
    private final WKTWriter wkt = new WKTWriter(2);
    private long count;

    /** @param hasMark whether a byte-order mark comes first */
    public CsvWriter(FeatureQuery query, OutputStream out, boolean hasMark) {
        this.query = query;
        this.hasMark = hasMark;
        this.lines = new CsvLines(out);
        this.properties = query.selection().properties();
        this.isOfPoints = query.layer().geometry().dimension() == 0;
    }

    @Override
    public void begin() throws IOException {
        List<@Nullable Object> names = new ArrayList<>(List.of(Queryable.ID.name()));
        properties.forEach(property -> names.add(property.name()));
        if (query.selection().hasGeometry()) {
            names.addAll(isOfPoints ? axes(query.crs()) : List.of("wkt"));
        }
        lines.begin(hasMark);
        lines.write(names);
    }

    private static List<String> axes(Crs crs) {
        String east = crs.isGeographic() ? "longitude" : "easting";
        String north = crs.isGeographic() ? "latitude" : "northing";
        return crs.isNorthFirst() ? List.of(north, east) : List.of(east, north);
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        List<@Nullable Object> values = new ArrayList<>(List.of(row.id()));
        for (Queryable property : properties) {
            values.add(row.value(property));
        }
        byte[] binary = row.wkb();
        if (binary != null) {
            addGeometry(values, geometry(binary));
        }
        lines.write(values);
        count++;
    }

    private Geometry geometry(byte[] binary) {
        Geometry geometry = Wkb.read(binary);
        if (query.crs().isNorthFirst()) {
            Geometries.swapAxes(geometry);
        }
        return geometry;
    }

    private void addGeometry(List<@Nullable Object> values, Geometry geometry) {
        if (isOfPoints) {
            Coordinate position = geometry.getCoordinate();
            values.add(position.x);
            values.add(position.y);
        } else {
            values.add(wkt.write(geometry));
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void end(PageEnd end) {
        // A table has nothing after its last line.
    }
}
