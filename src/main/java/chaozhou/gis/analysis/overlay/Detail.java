package chaozhou.gis.analysis.overlay;

import chaozhou.gis.http.MediaTypes;

/** How much of an overlay an answer tells; what it does not is not computed. */
enum Detail {
    /** The pairs, with their overlaps as shapes. */
    PAIRS(true),
    /** All tables, without shapes. */
    TABLES(false),
    /** All tables, and all shapes. */
    SHAPES(true);

    private final boolean hasShapes;

    Detail(boolean hasShapes) {
        this.hasShapes = hasShapes;
    }

    /** What answers of a media type tell. */
    static Detail of(String mediaType) {
        return switch (mediaType) {
            case MediaTypes.CSV -> PAIRS;
            case MediaTypes.GEOJSON, MediaTypes.DOCX -> SHAPES;
            default -> TABLES;
        };
    }

    /** Whether overlaps, and what is uncovered where that is told, are wanted as shapes. */
    boolean hasShapes() {
        return hasShapes;
    }

    boolean hasTotals() {
        return this != PAIRS;
    }
}
