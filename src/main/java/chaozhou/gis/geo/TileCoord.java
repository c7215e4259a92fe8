package chaozhou.gis.geo;

/**
 * The address of a tile in WebMercatorQuad (OGC 17-083r4, annex D.1): the matrix {@code zoom} has 2^zoom rows, counted
 * from the north, and as many columns, counted from the antimeridian eastwards.
 */
public record TileCoord(int zoom, int row, int column) {

    /** The last tile matrix that is served; a pixel is 3.7 cm wide there. */
    public static final int MAX_ZOOM = 22;

    /** @throws IllegalArgumentException with a sentence that says what is wrong */
    public TileCoord {
        if (zoom < 0 || zoom > MAX_ZOOM) {
            throw new IllegalArgumentException("There is no tile matrix " + zoom + "; they are 0 to " + MAX_ZOOM + ".");
        }
        requireWithin(row, zoom, "row");
        requireWithin(column, zoom, "column");
    }

    private static void requireWithin(int number, int zoom, String name) {
        if (number < 0 || number >= 1 << zoom) {
            throw new IllegalArgumentException("Tile matrix %d has no %s %d; its %ss are 0 to %d."
                    .formatted(zoom, name, number, name, (1 << zoom) - 1));
        }
    }

    /**
     * The address in the order of OGC API - Tiles, each part in plain decimal digits.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static TileCoord parse(String zoom, String row, String column) {
        return new TileCoord(number(zoom, "tile matrix"), number(row, "row"), number(column, "column"));
    }

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

    /** The tile that holds a position, in degrees. */
    public static TileCoord at(double longitude, double latitude, int zoom) {
        int last = (1 << zoom) - 1;
        int column = (int) Math.floor(WebMercator.x(longitude) * (1 << zoom));
        int row = (int) Math.floor(WebMercator.y(latitude) * (1 << zoom));
        return new TileCoord(zoom, Math.min(Math.max(row, 0), last), Math.min(Math.max(column, 0), last));
    }
}
