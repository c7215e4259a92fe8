package chaozhou.gis.geo;

/**
 * The address of a tile in a quadtree (OGC 17-083r4, 6): the matrix {@code zoom} has 2^zoom rows, counted from the north, and as
 * many columns, or twice as many, counted from the west.
 */
public record TileCoord(int zoom, int row, int column) {

    /** The last tile matrix that is served; in WebMercatorQuad a pixel is 3.7 cm wide there. */
    public static final int MAX_ZOOM = 22;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public TileCoord {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("There is no tile matrix " + zoom + "; they are 0 to " + MAX_ZOOM + ".");
        }
        requireWithin(row, 1 << zoom, "row");
        requireWithin(column, 2 << zoom, "column");
    }

    private static void requireWithin(int number, int count, String name) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException(
                    "The tile matrix has no %s %d; its %ss are 0 to %d.".formatted(name, number, name, count - 1));
        }
    }

    /**
     * The address in the order of OGC API - Tiles, each part in plain decimal digits.
     *
     * @param columns of the matrix 0: 1 or 2
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static TileCoord parse(String zoom, String row, String column, int columns) {
        TileCoord tile = new TileCoord(number(zoom, "tile matrix"), number(row, "row"), number(column, "column"));
        requireWithin(tile.column, columns << tile.zoom, "column");
        return tile;
    }

    /** A whole number in plain decimal digits, without zeros in front. */
    private static int number(String text, String name) {
        int length = text.length();
        boolean plain = length > 0 && length < 9 && (length == 1 || text.charAt(0) != '0');
        for (int i = 0; plain && i < length; i++) {
            plain = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!plain) {
            throw new IllegalArgumentException("The " + name + " of a tile is a whole number in decimal digits.");
        }
        return Integer.parseInt(text);
    }

    /** The tile of WebMercatorQuad that holds a position, in degrees. */
    public static TileCoord at(double longitude, double latitude, int zoom) {
        int last = (1 << zoom) - 1;
        int column = (int) Math.floor(WebMercator.x(longitude) * (1 << zoom));
        int row = (int) Math.floor(WebMercator.y(latitude) * (1 << zoom));
        return new TileCoord(zoom, Math.min(Math.max(row, 0), last), Math.min(Math.max(column, 0), last));
    }
}
