package chaozhou.gis.encode.table;

import chaozhou.gis.encode.GeoJsonTableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes a table as JSON, or as GeoJSON. */
final class JsonTable {

    private final Table table;
    private final OutputStream out;
    private final GeoJsonTableWriter rows;

    JsonTable(Table table, OutputStream out) {
        this.table = table;
        this.out = out;
        this.rows = new GeoJsonTableWriter(
                out, table.columns().stream().map(Column::name).toList());
    }

    void write() throws IOException {
        String members = json(table.provenance());
        text(members.substring(0, members.length() - 1) + ",\n\"columns\":" + json(columns()) + ",\n\"rows\":[");
        table.rows().writeTo((values, shape) -> rows.writeRow(values));
        rows.flush();
        text("\n]}\n");
    }

    private record ColumnMember(String name, String title, String type, String unit) {}

    private List<ColumnMember> columns() {
        return table.columns().stream()
                .map(column -> new ColumnMember(
                        column.name(),
                        column.title().in(table.language()),
                        column.type().schema(),
                        column.unit() == null ? "" : column.unit()))
                .toList();
    }

    void writeFeatures() throws IOException {
        text("{\"type\":\"FeatureCollection\",\n\"provenance\":" + json(table.provenance()) + ",\n\"features\":[");
        long[] number = new long[1];
        table.rows().writeTo((values, shape) -> rows.write(++number[0], values, shape));
        rows.flush();
        text("\n]}\n");
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private void text(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
