package chaozhou.gis.query;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.query.cql2.FilterLanguage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of an export: those of the items without their pages, and some of its file. */
public final class ExportParameters {

    /** The encoding of texts in formats that have several: {@code UTF-8} or {@code GBK}. */
    public static final String ENCODING = "encoding";

    /** Whether a table begins with a byte-order mark. */
    public static final String BYTE_ORDER_MARK = "bom";

    /** The layers of an export of several. */
    public static final String COLLECTIONS = "collections";

    /** What means the same in all layers. */
    private static final List<String> OF_SEVERAL = List.of(
            "bbox",
            "bbox-crs",
            "datetime",
            "skipGeometry",
            "precision",
            "crs",
            "f",
            ENCODING,
            BYTE_ORDER_MARK,
            COLLECTIONS);

    private final ItemsParameters items;

    public ExportParameters(Clock clock) {
        items = new ItemsParameters(clock);
    }

    /** The names that an export of a layer takes. */
    public static List<String> names(Layer layer) {
        List<String> names = new ArrayList<>(List.of(ENCODING, BYTE_ORDER_MARK));
        ItemsParameters.names(layer).stream()
                .filter(name -> !ItemsParameters.OF_PAGES.contains(name))
                .forEach(names::add);
        return names;
    }

    /** The parameters of an export of one layer. */
    public static Parameters read(Layer layer, Map<String, String[]> given) {
        return Parameters.of(given, names(layer), Map.of("filter", FilterLanguage.LONGEST));
    }

    /** The parameters of an export of several layers. */
    public static Parameters readSeveral(Map<String, String[]> given) {
        return Parameters.of(given, OF_SEVERAL);
    }

    /** @throws chaozhou.gis.error.GisException.InvalidParameter naming the first parameter that can't be used */
    public FeatureQuery parse(Layer layer, Parameters parameters) {
        ShiftedGrid grid = grid(parameters).orElse(null);
        return items.parse(layer, grid == null ? parameters : parameters.without("crs"))
                .wholeExport(grid);
    }

    /** The shifted grid that {@code crs} names. */
    private static Optional<ShiftedGrid> grid(Parameters parameters) {
        return parameters
                .text("crs")
                .flatMap(name -> Arrays.stream(ShiftedGrid.values())
                        .filter(grid -> grid.name().equals(name))
                        .findFirst());
    }
}
