package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.RowSpool;
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
    private final Language language;
    private int number;

    ReportTables(WordDocument document, Language language) {
        this.document = document;
        this.language = language;
    }

    private String say(String zh, String en) {
        return new Text(zh, en).in(language);
    }

    private void caption(String text) {
        document.caption(say("表 %d　%s", "Table %d. %s").formatted(++number, text));
    }

    void totals(Totals totals) {
        totals(
                say("各图层占压", "By layer"),
                totals.rows(Totals.Group.LAYER),
                "layerTitle",
                "count",
                "areaM2",
                "areaHa",
                "areaMu",
                "planeAreaM2",
                "uncoveredM2");
        groups(say("按属性值", "By value of the attribute"), totals.rows(Totals.Group.VALUE));
        groups(say("按行政区划", "By division"), totals.rows(Totals.Group.DIVISION));
    }

    private void groups(String caption, List<List<@Nullable Object>> totals) {
        if (!totals.isEmpty()) {
            totals(caption, totals, "layerTitle", "name", "count", "areaM2", "areaHa", "areaMu", "planeAreaM2");
        }
    }

    /** @param names of {@link Totals#COLUMNS} */
    private void totals(String caption, List<List<@Nullable Object>> totals, String... names) {
        List<Integer> columns = Stream.of(names)
                .map(name -> Totals.COLUMNS.stream().map(Column::name).toList().indexOf(name))
                .toList();
        caption(caption);
        document.table(
                columns.stream()
                        .map(column -> Totals.COLUMNS.get(column).heading(language))
                        .toList(),
                totals.stream()
                        .limit(MOST_ROWS)
                        .map(row -> columns.stream()
                                .map(column -> cell(Totals.COLUMNS.get(column).name(), row.get(column)))
                                .toList())
                        .toList());
        tellRest(totals.size());
    }

    void pairs(Table table) throws IOException {
        rows(
                table,
                say("占压明细", "Overlaps"),
                "layerTitle",
                "featureName",
                "overlapM2",
                "overlapMu",
                "shareOfShape",
                "shareOfFeature");
    }

    /** Writes which subjects were repaired or left out, and why; nothing where there are none. */
    void remarks(RowSpool subjects) throws IOException {
        List<List<Cell>> rows = new ArrayList<>();
        long[] count = new long[1];
        subjects.writeTo((values, shape) -> {
            Subject subject = MeasuredSubject.read(values, shape).subject();
            if (subject.remark() != null && count[0]++ < MOST_ROWS) {
                List<@Nullable Object> own = new ArrayList<>(List.of(subject.id()));
                own.addAll(subject.values());
                rows.add(List.of(
                        Cell.text(subject(own)), Cell.text(subject.remark().in(language))));
            }
        });
        if (!rows.isEmpty()) {
            caption(say("修复或未参与分析的对象", "Areas that were repaired or left out"));
            document.table(List.of(say("对象", "Area"), say("备注", "Remark")), rows);
            tellRest(count[0]);
        }
    }

    void uncovered(Table table) throws IOException {
        rows(table, say("未占压部分", "What no feature covers"), "layerTitle", "uncoveredM2", "uncoveredMu", "shareOfShape");
    }

    void slivers(Table table) throws IOException {
        rows(table, say("碎面（不计入合计）", "Slivers, which count nowhere"), "layerTitle", "featureName", "overlapM2");
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
            document.note(say("无。", "None."));
            return;
        }
        List<String> head = new ArrayList<>(List.of(say("对象", "Area")));
        for (int column : columns) {
            head.add(table.columns().get(column).heading(language));
        }
        document.table(head, rows);
        tellRest(count[0]);
    }

    private void tellRest(long count) {
        if (count > MOST_ROWS) {
            document.note(say(
                            "共 %d 行，此处列出前 %d 行；全部见同一分析的 XLSX 或 CSV 成果。",
                            "Of %d rows these are the first %d; XLSX or CSV of the same question have all.")
                    .formatted(count, MOST_ROWS));
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
