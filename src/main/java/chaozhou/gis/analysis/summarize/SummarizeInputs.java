package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.cql2.Expression;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code summarize} is asked.
 *
 * @param layer a polygonal layer, whose features are the units
 * @param of another layer, of points or areas
 * @param attribute of that one, with numbers; null where the function needs none
 * @param filter what must hold of its features
 */
record SummarizeInputs(
        Layer layer,
        Layer of,
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
        Layer layer = inputs.layer("layer", AnalysisInputs.polygonal(inputs.catalog()), "polygon layer");
        List<Layer> others = summarizable(inputs.catalog()).stream()
                .filter(other -> !other.id().equals(layer.id()))
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
                function,
                function.needsAttribute() ? inputs.numericAttribute(of) : null,
                inputs.date(),
                inputs.filter(of));
    }
}
