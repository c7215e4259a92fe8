package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.store.FeatureRow;
import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/**
 * FlatGeobuf 3 as a stream: without an index, and without the number of features, which is not known when it begins. Coordinates
 * have longitude or easting first, whatever the CRS. Columns are the id and the properties.
 */
public final class FlatGeobufWriter implements FeatureWriter {

    private static final byte[] MAGIC = {0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62, 0x00};

    private final FeatureQuery query;
    private final OutputStream out;
    private final List<Queryable> properties;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(16 * 1024);
    private final FlatGeobufGeometry geometry = new FlatGeobufGeometry(builder);
    private long count;

    public FlatGeobufWriter(FeatureQuery query, OutputStream out) {
        this.query = query;
        this.out = out;
        this.properties = query.selection().properties();
    }

    @Override
    public void begin() throws IOException {
        out.write(MAGIC);
        Layer layer = query.layer();
        int[] columns = new int[properties.size() + 1];
        columns[0] = column(Queryable.ID);
        for (int i = 0; i < properties.size(); i++) {
            columns[i + 1] = column(properties.get(i));
        }
        int columnsVector = Header.createColumnsVector(builder, columns);
        int name = builder.createString(layer.id());
        int crs = crs();
        Header.startHeader(builder);
        Header.addName(builder, name);
        Header.addGeometryType(builder, type(layer));
        Header.addColumns(builder, columnsVector);
        Header.addIndexNodeSize(builder, 0);
        Header.addCrs(builder, crs);
        Header.finishSizePrefixedHeaderBuffer(builder, Header.endHeader(builder));
        send();
    }

    private int column(Queryable property) {
        int name = builder.createString(property.name());
        int title = builder.createString(property.title().in(Language.ZH));
        Column.startColumn(builder);
        Column.addName(builder, name);
        Column.addTitle(builder, title);
        Column.addType(builder, type(property));
        return Column.endColumn(builder);
    }

    private static int type(Queryable property) {
        Attribute attribute = property.attribute();
        if (attribute == null) {
            return property.name().startsWith("valid_") ? ColumnType.DateTime : ColumnType.String;
        }
        return switch (attribute.type()) {
            case TEXT -> ColumnType.String;
            case INTEGER -> ColumnType.Long;
            case NUMBER -> ColumnType.Double;
            case BOOLEAN -> ColumnType.Bool;
            case DATE -> ColumnType.DateTime;
        };
    }

    private static int type(Layer layer) {
        return switch (layer.geometry()) {
            case POINT -> GeometryType.Point;
            case MULTI_LINE_STRING -> GeometryType.MultiLineString;
            case MULTI_POLYGON -> GeometryType.MultiPolygon;
        };
    }

    /** CRS84 is EPSG:4326 with its axes exchanged, which all are here. */
    private int crs() {
        String uri = query.crs().uri();
        String last = uri.substring(uri.lastIndexOf('/') + 1);
        int organization = builder.createString("EPSG");
        Crs.startCrs(builder);
        Crs.addOrg(builder, organization);
        Crs.addCode(builder, last.equals("CRS84") ? 4326 : Integer.parseInt(last));
        return Crs.endCrs(builder);
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        byte[] wkb = row.wkb();
        int shape = wkb == null ? 0 : geometry.add(wkb);
        int values = Feature.createPropertiesVector(builder, values(row));
        Feature.startFeature(builder);
        if (wkb != null) {
            Feature.addGeometry(builder, shape);
        }
        Feature.addProperties(builder, values);
        Feature.finishSizePrefixedFeatureBuffer(builder, Feature.endFeature(builder));
        send();
        count++;
    }

    /** The number of each column that has a value, and the value. */
    private byte[] values(FeatureRow row) throws SQLException {
        ByteArrayOutputStream values = new ByteArrayOutputStream();
        add(values, 0, row.id());
        for (int i = 0; i < properties.size(); i++) {
            add(values, i + 1, row.value(properties.get(i)));
        }
        return values.toByteArray();
    }

    private static void add(ByteArrayOutputStream values, int column, @Nullable Object value) {
        if (value == null) {
            return;
        }
        values.writeBytes(little(2).putShort((short) column).array());
        if (value instanceof Long whole) {
            values.writeBytes(little(8).putLong(whole).array());
        } else if (value instanceof Double number) {
            values.writeBytes(little(8).putDouble(number).array());
        } else if (value instanceof Boolean bool) {
            values.write(bool ? 1 : 0);
        } else {
            byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
            values.writeBytes(little(4).putInt(text.length).array());
            values.writeBytes(text);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Sends what was built, and begins anew. */
    private void send() throws IOException {
        ByteBuffer built = builder.dataBuffer();
        out.write(built.array(), built.arrayOffset() + built.position(), built.remaining());
        builder.clear();
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void end(PageEnd end) {
        // Nothing stands after the last feature.
    }
}
