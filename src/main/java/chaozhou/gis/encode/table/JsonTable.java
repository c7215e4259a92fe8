package chaozhou.gis.encode.table;

import chaozhou.gis.encode.GeoJsonTableWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes tables as JSON, or as GeoJSON. */
final class JsonTable {

    private final TableDocument document;
    private final OutputStream out;

    JsonTable(TableDocument document, OutputStream out) {
        this.document = document;
        this.out = out;
    }

    void write() throws IOException {
        String members = json(document.provenance());
        text(members.substring(0, members.length() - 1));
        for (Table table : document.tables()) {
            text(document.isSingle() ? ",\n" : ",\n" + json(table.name()) + ":{");
            rows(table);
            text(document.isSingle() ? "" : "}");
        }
        text("}\n");
    }

    private void rows(Table table) throws IOException {
        text("\"columns\":" + json(columns(table)) + ",\n\"rows\":[");
        GeoJsonTableWriter rows = writer(table, List.of());
        table.rows().writeTo((values, shape) -> rows.writeRow(values));
        rows.flush();
        text("\n]");
    }

    private record ColumnMember(String name, String title, String type, String unit) {}

    private List<ColumnMember> columns(Table table) {
        return table.columns().stream()
                .map(column -> new ColumnMember(
                        column.name(),
                        column.title().in(document.language()),
                        column.type().schema(),
                        column.unit() == null ? "" : column.unit()))
                .toList();
    }

    void writeFeatures() throws IOException {
        text("{\"type\":\"FeatureCollection\",\n\"provenance\":" + json(document.provenance()) + ",\n\"features\":[");
        List<Table> tables = document.withShapes();
        long[] number = new long[1];
        for (Table table : tables) {
            features(table, tables.size() > 1, number);
        }
        text("\n]}\n");
    }

    /** @param number of the features that are written */
    private void features(Table table, boolean isNamed, long[] number) throws IOException {
        GeoJsonTableWriter rows = writer(table, isNamed ? List.of("table") : List.of());
        long before = number[0];
        table.rows().writeTo((values, shape) -> {
            if (before > 0 && number[0] == before) {
                text(",");
            }
            rows.write(++number[0], isNamed ? named(table, values) : values, shape);
        });
        rows.flush();
    }

    private static List<@Nullable Object> named(Table table, List<@Nullable Object> values) {
        List<@Nullable Object> named = new ArrayList<>(values.size() + 1);
        named.add(table.name());
        named.addAll(values);
        return named;
    }

    private GeoJsonTableWriter writer(Table table, List<String> before) {
        return new GeoJsonTableWriter(
                out,
                Stream.concat(before.stream(), table.columns().stream().map(Column::name))
                        .toList());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private void text(String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
