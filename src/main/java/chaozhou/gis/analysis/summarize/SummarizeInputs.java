package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code summarize} is asked.
 *
 * @param layer a polygonal layer, whose features are the units; null: all features are one unit
 * @param of another layer, of points or areas
 * @param chain the layers by whose codes the hierarchy is followed from {@code of} to the unit, that included; empty when it is not
 * @param attribute of that one, with numbers; null where the function needs none
 * @param filter what must hold of its features
 */
record SummarizeInputs(
        @Nullable Layer layer,
        Layer of,
        Rollup by,
        List<Layer> chain,
        SummaryFunction function,
        @Nullable Attribute attribute,
        LocalDate date,
        Expression filter) {

    /** Layers whose features can be counted within units. */
    static List<Layer> summarizable(Catalog catalog) {
        return AnalysisInputs.layers(catalog, layer -> layer.geometry() != Layer.GeometryType.MULTI_LINE_STRING);
    }

    /** @throws InvalidParameter naming the part that can't be used */
    static SummarizeInputs parse(AnalysisInputs inputs) {
        Rollup by = inputs.choice("by", Rollup.values(), Rollup.PLACE);
        Layer layer = by == Rollup.HIERARCHY && !inputs.has("layer")
                ? null
                : inputs.layer("layer", AnalysisInputs.polygonal(inputs.catalog()), "polygon layer");
        List<Layer> others = summarizable(inputs.catalog()).stream()
                .filter(other -> !other.equals(layer))
                .toList();
        Layer of = inputs.layer("of", others, "point or polygon layer beside inputs.layer");
        SummaryFunction function =
                inputs.choice("function", SummaryFunction.of(of).toArray(SummaryFunction[]::new), null);
        if (!function.needsAttribute()) {
            inputs.refuse("attribute", "the function %s has none.".formatted(AnalysisInputs.label(function)));
        }
        return new SummarizeInputs(
                layer,
                of,
                by,
                by == Rollup.HIERARCHY ? chain(inputs, of, layer) : List.of(),
                function,
                function.needsAttribute() ? inputs.numericAttribute(of) : null,
                inputs.date(),
                inputs.filter(of));
    }

    /** The layers above, up to that of the units; all of them where everything is one unit. */
    private static List<Layer> chain(AnalysisInputs inputs, Layer of, @Nullable Layer layer) {
        List<Layer> above = inputs.catalog().ancestors(of);
        if (layer == null && above.isEmpty() && !of.geometry().isPolygonal()) {
            throw AnalysisInputs.fault("by", "can't be hierarchy: nothing is above %s; use place.".formatted(of.id()));
        }
        if (layer != null && !above.contains(layer)) {
            throw AnalysisInputs.fault(
                    "layer",
                    "is not above %s in the hierarchy; use by place, or one of the layers above.".formatted(of.id()),
                    AnalysisInputs.ids(above));
        }
        return layer == null ? above : above.subList(0, above.indexOf(layer) + 1);
    }

    /** The layer whose features are the ground of the units. */
    Layer ground() {
        if (layer != null) {
            return layer;
        }
        return chain.isEmpty() ? of : chain.get(chain.size() - 1);
    }

    /** All layers that are read. */
    List<Layer> allLayers() {
        return Stream.concat(Stream.of(ground(), of), chain.stream()).distinct().toList();
    }
}
