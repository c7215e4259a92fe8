package chaozhou.gis.encode.table;

import chaozhou.gis.encode.CsvLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.OrdinateFormat;
import org.locationtech.jts.io.WKTWriter;

/** Writes a table as comma-separated values, with a byte order mark. */
final class CsvTable {

    private CsvTable() {}

    static void write(Table table, OutputStream out) throws IOException {
        CsvLines lines = new CsvLines(out);
        lines.begin(true);
        List<@Nullable Object> names = new ArrayList<>();
        table.columns().forEach(column -> names.add(column.name()));
        if (table.hasShapes()) {
            names.add(Column.SHAPE);
        }
        lines.write(names);
        WKTWriter wkt = new WKTWriter(2);
        OrdinateFormat ordinates = OrdinateFormat.create(OrdinateFormat.MAX_FRACTION_DIGITS);
        table.rows().writeTo((values, shape) -> {
            if (!table.hasShapes()) {
                lines.write(values);
                return;
            }
            List<@Nullable Object> line = new ArrayList<>(values);
            line.add(shape == null ? null : shape instanceof Point point ? text(point, ordinates) : wkt.write(shape));
            lines.write(line);
        });
    }

    /** As {@link WKTWriter} writes it, which makes a format for each shape. */
    private static String text(Point point, OrdinateFormat ordinates) {
        return "POINT (" + ordinates.format(point.getX()) + " " + ordinates.format(point.getY()) + ")";
    }
}
