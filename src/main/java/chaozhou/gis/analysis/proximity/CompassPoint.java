package chaozhou.gis.analysis.proximity;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;

/** The eight points of the compass. */
// Texts are immutable.
@SuppressWarnings("ImmutableEnumChecker")
enum CompassPoint {
    NORTH(new Text("北", "north")),
    NORTHEAST(new Text("东北", "northeast")),
    EAST(new Text("东", "east")),
    SOUTHEAST(new Text("东南", "southeast")),
    SOUTH(new Text("南", "south")),
    SOUTHWEST(new Text("西南", "southwest")),
    WEST(new Text("西", "west")),
    NORTHWEST(new Text("西北", "northwest"));

    private final Text word;

    CompassPoint(Text word) {
        this.word = word;
    }

    /** The nearest to a direction, in degrees from north by east, 0 to 360; of two the next by east. */
    static CompassPoint of(double azimuth) {
        return values()[(int) Math.floor(azimuth / 45 + 0.5) % 8];
    }

    String in(Language language) {
        return word.in(language);
    }
}
