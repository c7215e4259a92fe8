package chaozhou.gis.analysis.transform;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.source.UnsoundShape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;

/**
 * What a row has of the system that is wanted: {@code x} and {@code y} of a point, east and north as everywhere in tables, standing in the
 * order of the authority; and the shape as WKT, its axes in that order.
 */
final class TransformedColumns {

    private final Transformation way;
    private final WKTWriter wkt = new WKTWriter(2);

    TransformedColumns(Transformation way) {
        this.way = way;
    }

    List<Column> columns() {
        ReferenceSystem to = way.to();
        boolean isDegrees = to.isInDegrees();
        String unit = isDegrees ? "deg" : "m";
        Column x = Column.number("x", isDegrees ? new Text("经度", "Longitude") : new Text("东坐标", "Easting"), unit);
        Column y = Column.number("y", isDegrees ? new Text("纬度", "Latitude") : new Text("北坐标", "Northing"), unit);
        Column first = to.isNorthFirst() ? y : x;
        Column second = to.isNorthFirst() ? x : y;
        Column shape = Column.text(
                "coordinates",
                new Text(
                        "坐标（WKT，轴序：%s、%s）"
                                .formatted(first.title().zh(), second.title().zh()),
                        "Coordinates (WKT, axes: %s, %s)"
                                .formatted(first.title().en(), second.title().en())));
        return List.of(first, second, shape);
    }

    /** The shape of a row is in CRS84, where it is known there. */
    void write(SubjectTable table, Subject subject, Table.RowWriter out) throws IOException {
        if (!subject.isUsable()) {
            out.row(table.row(subject, nothing()), null);
            return;
        }
        Geometry moved;
        try {
            moved = way.fromMiddle(subject.shape());
        } catch (IllegalArgumentException e) {
            Subject outside = new Subject(subject.number(), subject.id(), subject.values(), null, UnsoundShape.why(e));
            out.row(table.row(outside, nothing()), null);
            return;
        }
        if (way.to().isNorthFirst()) {
            Axes.swap(moved);
        }
        Point point = moved instanceof Point only ? only : null;
        List<@Nullable Object> found = Arrays.asList(
                point == null ? null : (Double) point.getX(),
                point == null ? null : (Double) point.getY(),
                wkt.write(moved));
        Text remark = way.remark(subject.shape());
        Subject told = remark == null ? subject : subject.remarked(remark);
        out.row(table.row(told, found), way.passesCgcs2000() ? subject.shape() : null);
    }

    private static List<@Nullable Object> nothing() {
        return Arrays.asList(null, null, null);
    }
}
