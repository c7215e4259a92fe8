package chaozhou.gis.analysis.overlay;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.encode.word.WordDocument;
import chaozhou.gis.encode.word.WordDocument.Cell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a report, numbered from 1. */
final class ReportTables {

    /** The most rows of a table; a workbook has them all. */
    private static final int MOST_ROWS = 300;

    private final WordDocument document;
    private int number;

    ReportTables(WordDocument document) {
        this.document = document;
    }

    private void caption(String text) {
        document.caption("表 %d　%s".formatted(++number, text));
    }

    void totals(Totals totals) {
        caption("各图层占压");
        document.table(
                List.of("图层", "占压要素", "占压面积（平方米）", "公顷", "亩", "平面面积（平方米）", "未占压（平方米）"),
                rows(
                        totals.rows(Totals.Group.LAYER),
                        "layerTitle",
                        "count",
                        "areaM2",
                        "areaHa",
                        "areaMu",
                        "planeAreaM2",
                        "uncoveredM2"));
        groups("按属性值", "属性值", totals.rows(Totals.Group.VALUE));
        groups("按行政区划", "行政区划", totals.rows(Totals.Group.DIVISION));
    }

    private void groups(String caption, String name, List<List<@Nullable Object>> totals) {
        if (totals.isEmpty()) {
            return;
        }
        caption(caption);
        document.table(
                List.of("图层", name, "数量", "占压面积（平方米）", "公顷", "亩", "平面面积（平方米）"),
                rows(totals, "layerTitle", "name", "count", "areaM2", "areaHa", "areaMu", "planeAreaM2"));
        tellRest(totals.size());
    }

    private static List<List<Cell>> rows(List<List<@Nullable Object>> totals, String... names) {
        List<String> columns =
                Totals.COLUMNS.stream().map(column -> column.name()).toList();
        return totals.stream()
                .limit(MOST_ROWS)
                .map(row -> Stream.of(names)
                        .map(name -> cell(name, row.get(columns.indexOf(name))))
                        .toList())
                .toList();
    }

    void pairs(Table table) throws IOException {
        rows(table, "占压明细", "layerTitle", "featureName", "overlapM2", "overlapMu", "shareOfShape", "shareOfFeature");
    }

    void uncovered(Table table) throws IOException {
        rows(table, "未占压部分", "layerTitle", "uncoveredM2", "uncoveredMu", "shareOfShape");
    }

    void slivers(Table table) throws IOException {
        rows(table, "碎面（不计入合计）", "layerTitle", "featureName", "overlapM2");
    }

    /** Writes the subjects of a table and some of its columns; where it is too long, its beginning. */
    private void rows(Table table, String caption, String... names) throws IOException {
        int[] columns =
                Stream.of(names).mapToInt(name -> ReportMap.column(table, name)).toArray();
        int fields = ReportMap.column(table, "layer");
        List<List<Cell>> rows = new ArrayList<>();
        long[] count = new long[1];
        table.rows().writeTo((values, shape) -> {
            if (count[0]++ < MOST_ROWS) {
                List<Cell> row = new ArrayList<>(List.of(Cell.text(subject(values.subList(0, fields)))));
                IntStream.range(0, columns.length).forEach(i -> row.add(cell(names[i], values.get(columns[i]))));
                rows.add(row);
            }
        });
        caption(caption);
        if (rows.isEmpty()) {
            document.note("无。");
            return;
        }
        List<String> head = new ArrayList<>(List.of("对象"));
        for (int column : columns) {
            head.add(table.columns().get(column).heading(Language.ZH));
        }
        document.table(head, rows);
        tellRest(count[0]);
    }

    private void tellRest(long count) {
        if (count > MOST_ROWS) {
            document.note("共 %d 行，此处列出前 %d 行；全部见同一分析的 XLSX 或 CSV 成果。".formatted(count, MOST_ROWS));
        }
    }

    /** A subject by its id, and by the first text that it brings along. */
    private static String subject(List<@Nullable Object> own) {
        String name = own.stream()
                .skip(1)
                .filter(String.class::isInstance)
                .map(Objects::toString)
                .findFirst()
                .orElse("");
        return (own.get(0) + "　" + name).strip();
    }

    private static Cell cell(String column, @Nullable Object value) {
        if (value instanceof Double number) {
            return Cell.number(column.startsWith("share") ? "%.2f%%".formatted(100 * number) : decimals(number));
        }
        return value instanceof Long number
                ? Cell.number(number.toString())
                : Cell.text(value == null ? "—" : value.toString());
    }

    /** A number for people: thousands apart, two decimals unless it is whole. */
    static String number(@Nullable Object value) {
        return value == null ? "—" : decimals(((Number) value).doubleValue()).replaceFirst("\\.00$", "");
    }

    /** In columns all numbers have two decimals. */
    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
