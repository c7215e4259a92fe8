package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.source.GeoPackageReader;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.SourceField;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a file that is meant for no layer seems to be on the shifted grid of a web map. */
@Component
final class ShiftHint {

    /** Features that are compared; for a hint a few will do. */
    private static final int COMPARED = 8;

    private final Catalog catalog;
    private final ShiftDetection shifts;

    ShiftHint(Catalog catalog, ShiftDetection shifts) {
        this.catalog = catalog;
        this.shifts = shifts;
    }

    /** The grid by the first layer whose codes the file has; empty when it fits as it is, or has no codes that are known. */
    Optional<ShiftedGrid> of(OpenedSource source) throws IOException {
        List<SourceField> fields;
        try (GeoPackageReader reader = source.features().read()) {
            fields = reader.fields();
        }
        for (Layer layer : catalog.layers()) {
            FieldMapping mapping = new FieldMapping(layer, fields, Map.of());
            if (isComparable(layer, mapping)) {
                Reception trial = new Reception(mapping, options(layer), new ShapeReception(layer, null), Map.of());
                Optional<ShiftedGrid> grid = shifts.of(layer, ShiftDetection.samples(source, layer, trial, COMPARED));
                if (grid.isPresent()) {
                    return grid;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isComparable(Layer layer, FieldMapping mapping) {
        Layer.Parent parent = layer.parent();
        boolean hasCode =
                layer.codeAttribute().map(Attribute::name).filter(mapping::has).isPresent();
        return hasCode || (parent != null && mapping.has(parent.attribute()));
    }

    /** What is made of the features is only compared. */
    private static ImportOptions options(Layer layer) {
        return new ImportOptions(layer, Map.of(), "published", LocalDate.EPOCH, false, 1, false, true, "");
    }
}
