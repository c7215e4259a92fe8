package chaozhou.gis.store;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Selection;
import chaozhou.gis.query.SortKey;
import chaozhou.gis.query.cql2.Queryable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/** The row of a feature under the cursor. Valid only until the cursor moves on. */
public final class FeatureRow {

    private static final int FIRST_ATTRIBUTE = 7;

    private final List<Attribute> attributes;
    private final Selection selection;
    private final ResultSet columns;

    /** @param query of whose attributes the columns from the seventh on are */
    FeatureRow(FeatureQuery query, ResultSet columns) {
        this.attributes = query.attributes();
        this.selection = query.selection();
        this.columns = columns;
    }

    public String id() throws SQLException {
        return Objects.requireNonNull(columns.getString(1));
    }

    public LocalDate validFrom() throws SQLException {
        return Objects.requireNonNull(columns.getObject(2, LocalDate.class));
    }

    /** The first day on which the feature is no longer in force; null while it is. */
    public @Nullable LocalDate validTo() throws SQLException {
        return columns.getObject(3, LocalDate.class);
    }

    public String provenance() throws SQLException {
        return Objects.requireNonNull(columns.getString(4));
    }

    /** Tells this state of the feature from any other, before and after: the transaction that wrote the row. */
    public String state() throws SQLException {
        return Objects.requireNonNull(columns.getString(5));
    }

    /** Its place in the order of pages. */
    public FeatureKey key(List<SortKey> sorting) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (SortKey key : sorting) {
            values.add(value(key.queryable()));
        }
        return new FeatureKey(values, id(), validFrom());
    }

    /** The value of a property that is read: String, Long, Double, Boolean, LocalDate or null. */
    public @Nullable Object value(Queryable queryable) throws SQLException {
        Attribute attribute = queryable.attribute();
        if (attribute == null) {
            return switch (queryable.name()) {
                case "id" -> id();
                case "valid_from" -> validFrom();
                case "valid_to" -> validTo();
                case "coordinate_grid" -> String.valueOf(selection.grid());
                default -> provenance();
            };
        }
        return value(attributes.indexOf(attribute));
    }

    private @Nullable Object value(int index) throws SQLException {
        return switch (attributes.get(index).type()) {
            case TEXT -> text(index);
            case INTEGER -> integer(index);
            case NUMBER -> number(index);
            case BOOLEAN -> bool(index);
            case DATE -> date(index);
        };
    }

    /** All of the row, which must have a geometry, to be kept. */
    Feature feature() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            values.add(value(i));
        }
        Geometry geometry = Wkb.read(Objects.requireNonNull(wkb()));
        geometry.setSRID(Crs.STORAGE_SRID);
        return new Feature(id(), validFrom(), validTo(), provenance(), values, geometry);
    }

    /** The geometry as well-known binary (OGC 06-103r4, 8.2) in the CRS of the query; longitude or easting first; null when not asked for. */
    public byte @Nullable [] wkb() throws SQLException {
        byte[] wkb = columns.getBytes(6);
        if (wkb != null && selection.grid() != null) {
            wkb = shifted(wkb, selection.grid());
        }
        return wkb == null || selection.precision() == Selection.FULL_PRECISION
                ? wkb
                : RoundedWkb.round(wkb, selection.precision());
    }

    private static byte[] shifted(byte[] wkb, ShiftedGrid grid) {
        Geometry geometry = Wkb.read(wkb);
        grid.shift(geometry);
        return new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry);
    }

    /** The text of the attribute at that index of the query's; null where there is none. */
    public @Nullable String text(int attribute) throws SQLException {
        return columns.getString(FIRST_ATTRIBUTE + attribute);
    }

    /** The same in UTF-8, as the database sent it; not to be changed. */
    public byte @Nullable [] utf8(int attribute) throws SQLException {
        return columns.getBytes(FIRST_ATTRIBUTE + attribute);
    }

    public @Nullable Long integer(int attribute) throws SQLException {
        long value = columns.getLong(FIRST_ATTRIBUTE + attribute);
        return columns.wasNull() ? null : (Long) value;
    }

    public @Nullable Double number(int attribute) throws SQLException {
        double value = columns.getDouble(FIRST_ATTRIBUTE + attribute);
        return columns.wasNull() ? null : (Double) value;
    }

    public @Nullable Boolean bool(int attribute) throws SQLException {
        boolean value = columns.getBoolean(FIRST_ATTRIBUTE + attribute);
        return columns.wasNull() ? null : (Boolean) value;
    }

    public @Nullable LocalDate date(int attribute) throws SQLException {
        return columns.getObject(FIRST_ATTRIBUTE + attribute, LocalDate.class);
    }
}
