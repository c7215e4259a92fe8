package chaozhou.gis.encode.table;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes tables as a workbook (ECMA-376); rows go to a temporary file while they come. */
final class XlsxTable {

    /** Below the heading. */
    private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    /** In 256ths of a letter. */
    private static final int COLUMN_WIDTH = 18 * 256;

    private static final int NOTE_WIDTH = 100 * 256;

    private final TableDocument document;
    private final CellStyle bold;

    private XlsxTable(TableDocument document, SXSSFWorkbook book) {
        this.document = document;
        this.bold = book.createCellStyle();
        Font font = book.createFont();
        font.setBold(true);
        bold.setFont(font);
    }

    static void write(TableDocument document, OutputStream out) throws IOException {
        try (SXSSFWorkbook book = new SXSSFWorkbook()) {
            XlsxTable sheets = new XlsxTable(document, book);
            for (Table table : document.tables()) {
                sheets.rows(table, book.createSheet(table.title().in(document.language())));
            }
            sheets.notes(book.createSheet(document.language() == Language.ZH ? "说明" : "Notes"));
            book.write(out);
        }
    }

    private void rows(Table table, SXSSFSheet sheet) throws IOException {
        List<Column> columns = table.columns();
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = head.createCell(i);
            cell.setCellValue(columns.get(i).heading(document.language()));
            cell.setCellStyle(bold);
            sheet.setColumnWidth(i, COLUMN_WIDTH);
        }
        sheet.createFreezePane(0, 1);
        int[] number = new int[1];
        Table.RowWriter out = (values, shape) -> {
            if (number[0] == MOST_ROWS) {
                throw new GisException.TooLarge(
                        "A sheet has %d rows below its heading at most, and there are more; ask for CSV."
                                .formatted(MOST_ROWS));
            }
            Row row = sheet.createRow(++number[0]);
            for (int i = 0; i < values.size(); i++) {
                set(row, i, values.get(i));
            }
        };
        try {
            table.rows().writeTo(out);
        } finally {
            // A workbook that is given up could not do so any more, and would complain.
            sheet.flushRows();
        }
    }

    private static void set(Row row, int column, @Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            row.createCell(column).setCellValue(number.doubleValue());
        } else if (value instanceof Boolean bool) {
            row.createCell(column).setCellValue(bool);
        } else if (value instanceof String text) {
            row.createCell(column).setCellValue(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
        }
    }

    private void notes(Sheet sheet) {
        sheet.setColumnWidth(0, COLUMN_WIDTH);
        sheet.setColumnWidth(1, NOTE_WIDTH);
        for (Table.Note note : document.notes()) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            Cell title = row.createCell(0);
            title.setCellValue(note.title());
            title.setCellStyle(bold);
            set(row, 1, note.text());
        }
    }
}
