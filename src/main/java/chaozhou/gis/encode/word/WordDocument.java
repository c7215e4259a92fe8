package chaozhou.gis.encode.word;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableRowAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** A document of A4 sheets that is written from top to bottom; the fonts are those of official documents (GB/T 9704). */
public final class WordDocument implements Closeable {

    /** The width between the margins, in points. */
    public static final int WIDTH = 453;

    /** In twentieths of a point. */
    private static final int A4_WIDTH = 11_906;

    private static final int A4_HEIGHT = 16_838;
    private static final int MARGIN = (A4_WIDTH - 20 * WIDTH) / 2;

    private static final String SONG = "宋体";
    private static final String HEI = "黑体";
    private static final String LATIN = "Times New Roman";
    private static final double BODY = 10.5;
    private static final double SMALL = 9;
    private static final String HEAD = "E7ECF2";
    private static final String LINE = "7F7F7F";

    private final XWPFDocument document = new XWPFDocument();

    private final Language language;

    /** @param language of what it adds itself: numbers of pages, and dates to be filled in */
    public WordDocument(Language language) {
        this.language = language;
        CTSectPr section = document.getDocument().getBody().addNewSectPr();
        CTPageSz size = section.addNewPgSz();
        size.setW(BigInteger.valueOf(A4_WIDTH));
        size.setH(BigInteger.valueOf(A4_HEIGHT));
        CTPageMar margins = section.addNewPgMar();
        margins.setLeft(BigInteger.valueOf(MARGIN));
        margins.setRight(BigInteger.valueOf(MARGIN));
        margins.setTop(BigInteger.valueOf(MARGIN));
        margins.setBottom(BigInteger.valueOf(MARGIN));
    }

    /** A cell: its text, and whether that is a number. */
    public record Cell(String text, boolean isNumber) {
        public static Cell text(String text) {
            return new Cell(text, false);
        }

        public static Cell number(String text) {
            return new Cell(text, true);
        }
    }

    /** Something to be told, and its name. */
    public record Fact(String name, String value) {}

    /** An entry of a legend. */
    public record Swatch(String title, int rgb) {}

    /** Writes the title, and what stands below it. */
    public void title(String title, String below) {
        XWPFParagraph paragraph = paragraph(ParagraphAlignment.CENTER, 0, 120);
        XWPFRun run = run(paragraph, title, HEI, 20);
        run.setBold(true);
        run(paragraph(ParagraphAlignment.CENTER, 0, 240), below, SONG, BODY);
    }

    public void heading(String text) {
        XWPFParagraph paragraph = paragraph(ParagraphAlignment.LEFT, 240, 120);
        paragraph.setKeepNext(true);
        paragraph.getCTPPr().addNewOutlineLvl().setVal(BigInteger.ZERO);
        run(paragraph, text, HEI, 14);
    }

    public void text(String text) {
        XWPFParagraph paragraph = paragraph(ParagraphAlignment.BOTH, 0, 60);
        paragraph.setIndentationFirstLine(420);
        paragraph.setSpacingBetween(1.3);
        run(paragraph, text, SONG, BODY);
    }

    /** Writes what belongs to the table or picture beside it. */
    public void caption(String text) {
        run(paragraph(ParagraphAlignment.CENTER, 60, 60), text, HEI, SMALL);
    }

    public void note(String text) {
        run(paragraph(ParagraphAlignment.LEFT, 60, 60), text, SONG, SMALL);
    }

    /** Writes a table. Its head is repeated on each page, and no row is divided by the end of one. */
    public void table(List<String> head, List<List<Cell>> rows) {
        XWPFTable table = emptyTable(rows.size() + 1, head.size());
        XWPFTableRow first = table.getRow(0);
        first.setRepeatHeader(true);
        for (int i = 0; i < head.size(); i++) {
            first.getCell(i).setColor(HEAD);
            write(first.getCell(i), head.get(i), HEI, ParagraphAlignment.CENTER);
        }
        for (int i = 0; i < rows.size(); i++) {
            XWPFTableRow row = table.getRow(i + 1);
            row.setCantSplitRow(true);
            for (int j = 0; j < head.size(); j++) {
                Cell cell = rows.get(i).get(j);
                write(
                        row.getCell(j),
                        cell.text(),
                        SONG,
                        cell.isNumber() ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
            }
        }
    }

    /** Writes a table of facts, one a row. */
    public void facts(List<Fact> facts) {
        XWPFTable table = emptyTable(facts.size(), 2);
        for (int i = 0; i < facts.size(); i++) {
            XWPFTableRow row = table.getRow(i);
            row.setCantSplitRow(true);
            row.getCell(0).setColor(HEAD);
            row.getCell(0).setWidth("24%");
            row.getCell(1).setWidth("76%");
            write(row.getCell(0), facts.get(i).name(), HEI, ParagraphAlignment.LEFT);
            write(row.getCell(1), facts.get(i).value(), SONG, ParagraphAlignment.LEFT);
        }
    }

    /** Writes a legend: a cell of its colour before each title, so that it needs no fonts but those of who reads the document. */
    public void legend(List<Swatch> swatches, int columns) {
        int rows = (swatches.size() + columns - 1) / columns;
        XWPFTable table = emptyTable(rows, 2 * columns);
        for (int i = 0; i < rows * columns; i++) {
            XWPFTableRow row = table.getRow(i / columns);
            XWPFTableCell colour = row.getCell(2 * (i % columns));
            XWPFTableCell title = row.getCell(2 * (i % columns) + 1);
            colour.setWidth("6%");
            title.setWidth(100 / columns - 6 + "%");
            if (i < swatches.size()) {
                colour.setColor("%06X".formatted(swatches.get(i).rgb() & 0xffffff));
                write(title, swatches.get(i).title(), SONG, ParagraphAlignment.LEFT);
            }
        }
    }

    /** Writes blanks to be filled in by hand, each behind its name. */
    public void blanks(List<String> names) {
        XWPFTable table = emptyTable(1, names.size());
        for (int i = 0; i < names.size(); i++) {
            XWPFTableCell cell = table.getRow(0).getCell(i);
            write(cell, names.get(i), SONG, ParagraphAlignment.LEFT);
            cell.addParagraph();
            XWPFParagraph date = cell.addParagraph();
            date.setAlignment(ParagraphAlignment.RIGHT);
            run(date, new Text("年    月    日", "Date:                    ").in(language), SONG, SMALL);
        }
    }

    /**
     * Writes a picture as wide as the text.
     *
     * @param png whose width and height are in the relation
     */
    public void picture(byte[] png, double widthByHeight, String title) throws IOException {
        XWPFRun run = paragraph(ParagraphAlignment.CENTER, 0, 0).createRun();
        try {
            run.addPicture(
                    new ByteArrayInputStream(png),
                    Document.PICTURE_TYPE_PNG,
                    title + ".png",
                    Units.toEMU(WIDTH),
                    Units.toEMU(WIDTH / widthByHeight));
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    /** Puts a text and the number of the page below each page. */
    public void footer(String text) {
        XWPFParagraph paragraph =
                document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        run(paragraph, text + new Text("　第 ", ", page ").in(language), SONG, SMALL);
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        run(paragraph, new Text(" 页，共 ", " of ").in(language), SONG, SMALL);
        paragraph.getCTP().addNewFldSimple().setInstr("NUMPAGES");
        run(paragraph, new Text(" 页", "").in(language), SONG, SMALL);
    }

    public void properties(String title, String creator) {
        document.getProperties().getCoreProperties().setTitle(title);
        document.getProperties().getCoreProperties().setCreator(creator);
    }

    private XWPFTable emptyTable(int rows, int columns) {
        XWPFTable table = document.createTable(rows, columns);
        table.setWidth("100%");
        table.setTableAlignment(TableRowAlign.CENTER);
        table.setCellMargins(40, 80, 40, 80);
        table.setInsideHBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setInsideVBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setTopBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, LINE);
        table.setBottomBorder(XWPFTable.XWPFBorderType.SINGLE, 8, 0, LINE);
        table.setLeftBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        table.setRightBorder(XWPFTable.XWPFBorderType.SINGLE, 4, 0, LINE);
        return table;
    }

    private static void write(XWPFTableCell cell, String text, String font, ParagraphAlignment alignment) {
        XWPFParagraph paragraph = cell.getParagraphArray(0);
        cell.setVerticalAlignment(XWPFTableCell.XWPFVertAlign.CENTER);
        paragraph.setAlignment(alignment);
        run(paragraph, text, font, SMALL);
    }

    /** @param before space in twentieths of a point, as after it */
    private XWPFParagraph paragraph(ParagraphAlignment alignment, int before, int after) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBefore(before);
        paragraph.setSpacingAfter(after);
        return paragraph;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, String font, double points) {
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(LATIN, XWPFRun.FontCharRange.ascii);
        run.setFontFamily(LATIN, XWPFRun.FontCharRange.hAnsi);
        run.setFontFamily(font, XWPFRun.FontCharRange.eastAsia);
        run.setFontSize(points);
        run.setText(text);
        return run;
    }

    /** Writes it to a stream, which is not closed. */
    public void write(OutputStream out) throws IOException {
        document.write(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
