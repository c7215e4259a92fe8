package chaozhou.gis.analysis.picture;

import chaozhou.gis.geo.Geodesics;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * A map that is drawn from below to above. Geometries are in degrees, longitude in x; north is up, and a length at its middle is as long in every
 * direction.
 */
public final class MapPicture {

    /** Pixels; at the width of a page 250 to the inch. */
    public static final int WIDTH = 1600;

    public static final int HEIGHT = 1120;

    /** How many pixels of the picture one of a screen is. */
    public static final float SCALE = 2;

    /** How much more than what is shown is seen on each side, of its size. */
    private static final double ROOM = 0.15;

    /** The least that is shown, in degrees: some hundred metres. */
    private static final double LEAST_DEGREES = 0.003;

    private static final int MARGIN = 34;
    private static final Color INK = new Color(0x22, 0x22, 0x22);
    private static final Color PAPER = Color.WHITE;

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();
    private final Optional<Font> font;
    private final Envelope ground;
    private final double pixelsByDegree;
    private final double narrowing;
    private final List<Rectangle2D> taken = new ArrayList<>();

    /**
     * A picture with nothing on it.
     *
     * @param shown what has to be seen, in degrees
     * @param font for letters; without it there are none
     */
    public MapPicture(Envelope shown, Optional<Font> font) {
        this.font = font;
        Coordinate middle = shown.centre();
        this.narrowing = Math.cos(Math.toRadians(middle.y));
        double high = Math.max(LEAST_DEGREES, shown.getHeight()) * (1 + 2 * ROOM);
        double wide = Math.max(LEAST_DEGREES, shown.getWidth() * narrowing) * (1 + 2 * ROOM);
        this.pixelsByDegree = Math.min(WIDTH / wide, HEIGHT / high);
        double halfWidth = WIDTH / pixelsByDegree / narrowing / 2;
        double halfHeight = HEIGHT / pixelsByDegree / 2;
        this.ground =
                new Envelope(middle.x - halfWidth, middle.x + halfWidth, middle.y - halfHeight, middle.y + halfHeight);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** The ground that is seen, in degrees. */
    public Envelope ground() {
        return new Envelope(ground);
    }

    /** How much a pixel is, in degrees of latitude. */
    public double degreesByPixel() {
        return 1 / pixelsByDegree;
    }

    private double x(double longitude) {
        return (longitude - ground.getMinX()) * narrowing * pixelsByDegree;
    }

    private double y(double latitude) {
        return (ground.getMaxY() - latitude) * pixelsByDegree;
    }

    /** Fills areas. */
    public void fill(Geometry areas, Color colour) {
        graphics.setColor(colour);
        graphics.fill(path(areas));
    }

    /** Takes areas one after the other. */
    @FunctionalInterface
    public interface Areas {
        void giveTo(Consumer<Geometry> fill) throws IOException;
    }

    /**
     * Fills areas so that what several of them have is no darker than the rest.
     *
     * @param opacity 0 to 1
     */
    public void fillTogether(Areas areas, Color colour, float opacity) throws IOException {
        BufferedImage together = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D above = together.createGraphics();
        above.setColor(colour);
        areas.giveTo(area -> above.fill(path(area)));
        above.dispose();
        Composite before = graphics.getComposite();
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, opacity));
        graphics.drawImage(together, 0, 0, null);
        graphics.setComposite(before);
    }

    /**
     * Draws lines, or the edges of areas.
     *
     * @param width in pixels of a screen
     */
    public void draw(Geometry lines, Color colour, float width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width * SCALE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path(lines));
    }

    /** Draws points as circles. */
    public void circles(Geometry points, Color colour, double radius) {
        for (int i = 0; i < points.getNumGeometries(); i++) {
            if (points.getGeometryN(i) instanceof Point point && !point.isEmpty()) {
                double size = radius * SCALE;
                Shape circle = new Ellipse2D.Double(x(point.getX()) - size, y(point.getY()) - size, 2 * size, 2 * size);
                graphics.setColor(colour);
                graphics.fill(circle);
                graphics.setColor(PAPER);
                graphics.setStroke(new BasicStroke(SCALE));
                graphics.draw(circle);
            }
        }
    }

    private Path2D path(Geometry geometry) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                add(path, polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    add(path, polygon.getInteriorRingN(hole));
                }
            } else if (part instanceof LineString line) {
                add(path, line);
            }
        }
        return path;
    }

    private void add(Path2D path, LineString line) {
        Coordinate[] positions = line.getCoordinates();
        for (int i = 0; i < positions.length; i++) {
            if (i == 0) {
                path.moveTo(x(positions[i].x), y(positions[i].y));
            } else {
                path.lineTo(x(positions[i].x), y(positions[i].y));
            }
        }
        if (line.isClosed() && positions.length > 0) {
            path.closePath();
        }
    }

    /**
     * Writes a text around a place, unless it would cover another one, or no font shows it.
     *
     * @param size in pixels of a screen
     */
    public void label(Coordinate place, String text, float size) {
        Font letters = font.filter(with -> !text.isBlank() && with.canDisplayUpTo(text) == -1)
                .map(with -> with.deriveFont(size * SCALE))
                .orElse(null);
        if (letters == null || !ground.contains(place)) {
            return;
        }
        TextLayout layout = new TextLayout(text, letters, graphics.getFontRenderContext());
        Rectangle2D box = layout.getBounds();
        double left = x(place.x) - box.getWidth() / 2;
        double base = y(place.y) + box.getHeight() / 2;
        Rectangle2D room =
                new Rectangle2D.Double(left - 4, base - box.getHeight() - 4, box.getWidth() + 8, box.getHeight() + 8);
        if (new Rectangle2D.Double(0, 0, WIDTH, HEIGHT).contains(room)
                && taken.stream().noneMatch(room::intersects)) {
            taken.add(room);
            write(layout, left - box.getX(), base);
        }
    }

    /** Letters with an edge of paper around them. */
    private void write(TextLayout layout, double x, double y) {
        Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(x, y));
        graphics.setColor(PAPER);
        graphics.setStroke(new BasicStroke(3 * SCALE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(outline);
        graphics.setColor(INK);
        graphics.fill(outline);
    }

    /** Keeps labels from the corners where the arrow and the bar go. */
    public void reserveCorners() {
        taken.add(new Rectangle2D.Double(WIDTH - 150.0, 0, 150, 210));
        taken.add(new Rectangle2D.Double(0, HEIGHT - 110.0, WIDTH / 4.0 + 160, 110));
    }

    /**
     * Draws the frame, an arrow to the north and a bar of a round length.
     *
     * @return the length of the bar in metres
     */
    public long finish() {
        northArrow();
        long metres = scaleBar();
        graphics.setColor(INK);
        graphics.setStroke(new BasicStroke(2 * SCALE));
        graphics.drawRect(2, 2, WIDTH - 4, HEIGHT - 4);
        return metres;
    }

    private void northArrow() {
        double middle = WIDTH - MARGIN - 36.0;
        double top = MARGIN + 50.0;
        Path2D west = polygon(middle, top, middle, top + 86, middle - 30, top + 110);
        Path2D east = polygon(middle, top, middle, top + 86, middle + 30, top + 110);
        graphics.setColor(PAPER);
        graphics.fill(west);
        graphics.setColor(INK);
        graphics.fill(east);
        graphics.setStroke(new BasicStroke(SCALE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(west);
        graphics.draw(east);
        // The letter N is drawn, for there may be no font.
        Path2D letter = new Path2D.Double();
        letter.moveTo(middle - 14, top - 10);
        letter.lineTo(middle - 14, top - 42);
        letter.lineTo(middle + 14, top - 10);
        letter.lineTo(middle + 14, top - 42);
        graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(letter);
    }

    private static Path2D polygon(double... ordinates) {
        Path2D path = new Path2D.Double();
        path.moveTo(ordinates[0], ordinates[1]);
        for (int i = 2; i < ordinates.length; i += 2) {
            path.lineTo(ordinates[i], ordinates[i + 1]);
        }
        path.closePath();
        return path;
    }

    private long scaleBar() {
        Coordinate middle = ground.centre();
        double metresByPixel = Geodesics.distance(
                        new Coordinate(ground.getMinX(), middle.y), new Coordinate(ground.getMaxX(), middle.y))
                / WIDTH;
        long metres = round(metresByPixel * WIDTH / 4);
        double length = metres / metresByPixel;
        double top = HEIGHT - MARGIN - 16.0;
        graphics.setColor(PAPER);
        graphics.fill(new Rectangle2D.Double(MARGIN - 12, top - 54, length + 84, 82));
        for (int part = 0; part < 4; part++) {
            Rectangle2D box = new Rectangle2D.Double(MARGIN + part * length / 4, top, length / 4, 14);
            graphics.setColor(part % 2 == 0 ? INK : PAPER);
            graphics.fill(box);
            graphics.setColor(INK);
            graphics.setStroke(new BasicStroke(SCALE));
            graphics.draw(box);
        }
        String end = metres >= 1000 && metres % 500 == 0 ? metres / 1000.0 + " km" : metres + " m";
        mark("0", MARGIN, top);
        mark(end.replace(".0 ", " "), MARGIN + length, top);
        return metres;
    }

    private void mark(String text, double x, double top) {
        font.map(with -> with.deriveFont(13 * SCALE)).ifPresent(letters -> {
            TextLayout layout = new TextLayout(text, letters, graphics.getFontRenderContext());
            write(layout, x - layout.getBounds().getWidth() / 2, top - 14);
        });
    }

    /** The longest of 1, 2 and 5 times a power of ten that is not longer. */
    private static long round(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double times = metres / power;
        return Math.max(1, Math.round(power * (times >= 5 ? 5 : times >= 2 ? 2 : 1)));
    }

    /** What was drawn, as PNG; nothing can be drawn any more. */
    public byte[] png() throws IOException {
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
