package chaozhou.gis.transfer;

import chaozhou.gis.geo.ShiftedGrid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

/** A file of the sample as somebody would have it who drew it on a web map. */
final class ShiftedSample {

    private static final Pattern POSITION = Pattern.compile("\\[(1\\d\\d\\.\\d+),(\\d\\d\\.\\d+)]");

    private ShiftedSample() {}

    static Path write(Path source, ShiftedGrid grid, Path target) throws IOException {
        Matcher positions = POSITION.matcher(Files.readString(source));
        String shifted = positions.replaceAll(match -> {
            Point point = new GeometryFactory()
                    .createPoint(
                            new Coordinate(Double.parseDouble(match.group(1)), Double.parseDouble(match.group(2))));
            grid.shift(point);
            return String.format(Locale.ROOT, "[%.10f,%.10f]", point.getX(), point.getY());
        });
        return Files.writeString(target, shifted);
    }
}
