package chaozhou.gis.map;

import com.microsoft.playwright.Download;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A sheet as somebody opens it. */
final class ReadSheet implements AutoCloseable {

    private static final int DOTS_PER_INCH = 127;
    private static final double DOTS_PER_MILLIMETRE = DOTS_PER_INCH / 25.4;

    private final PDDocument document;
    private final BufferedImage drawing;

    private ReadSheet(PDDocument document) throws IOException {
        this.document = document;
        drawing = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH);
    }

    /** Reads the file and keeps a picture of it as {@code target/screenshots/NAME.png}. */
    static ReadSheet of(Download file, String name) throws IOException {
        ReadSheet sheet = new ReadSheet(Loader.loadPDF(file.path().toFile()));
        Path pictures = Files.createDirectories(Path.of("target", "screenshots"));
        ImageIO.write(sheet.drawing, "png", pictures.resolve(name + ".png").toFile());
        file.saveAs(pictures.resolve(name + ".pdf"));
        return sheet;
    }

    PDDocumentInformation about() {
        return document.getDocumentInformation();
    }

    String language() {
        return document.getDocumentCatalog().getLanguage();
    }

    /** In points. */
    PDRectangle size() {
        return document.getPage(0).getMediaBox();
    }

    String text() throws IOException {
        return new PDFTextStripper().getText(document);
    }

    /** How many pictures of dots it has. */
    long pictures() {
        PDPage page = document.getPage(0);
        long count = 0;
        for (COSName name : page.getResources().getXObjectNames()) {
            count += page.getResources().isImageXObject(name) ? 1 : 0;
        }
        return count;
    }

    /** The colour at a place, in millimetres from the upper left corner. */
    Color color(double x, double y) {
        return new Color(
                drawing.getRGB((int) Math.round(x * DOTS_PER_MILLIMETRE), (int) Math.round(y * DOTS_PER_MILLIMETRE)));
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
