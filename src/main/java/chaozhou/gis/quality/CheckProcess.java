package chaozhou.gis.quality;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code check}: whether layers keep the rules of their definitions, and where they do not. */
@Component
final class CheckProcess implements OfferedProcess {

    private final Catalog catalog;
    private final QualityCheck check;

    CheckProcess(Catalog catalog, QualityCheck check) {
        this.catalog = catalog;
        this.check = check;
    }

    @Override
    public String id() {
        return "check";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of(MediaTypes.GEOJSON);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ProcessDescription description(Language language) {
        Map<String, Object> ids = Map.of("type", "string", "enum", ids());
        return new ProcessDescription(
                        language,
                        this,
                        new Text("质量检查", "Check"),
                        new Text(
                                "按图层定义检查：标识、代码、属性、数量、上下级、重叠、缝隙、面积",
                                "Checks layers against the rules of their definitions: keys, codes, values, counts, parents, overlaps, gaps, areas"),
                        "check",
                        "quality")
                .input(
                        "layers",
                        new Text("图层", "Layers"),
                        new Text("缺省为全部", "All of them if left out"),
                        Map.of("type", "array", "items", ids))
                .output(
                        "places",
                        new Text("问题", "Faults"),
                        new Text(
                                "GeoJSON 要素集合，每处问题一个要素；faults 列出全部问题，包括没有位置的",
                                "A GeoJSON FeatureCollection of the places that are wrong; its member faults lists all, those without a place too"),
                        Map.of("type", "object"));
    }

    private List<String> ids() {
        return catalog.layers().stream().map(Layer::id).toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        List<Layer> layers = layers(request.input("layers"));
        return progress -> {
            progress.step("Checking", 1);
            CheckReport report = check.of(layers);
            Map<String, Object> places = new LinkedHashMap<>(report.featureCollection());
            places.putAll(report.document());
            return places;
        };
    }

    private List<Layer> layers(@Nullable JsonNode given) {
        if (given == null) {
            return catalog.layers();
        }
        List<Layer> layers = new ArrayList<>();
        for (JsonNode id : given) {
            if (!catalog.contains(id.asString(""))) {
                throw new InvalidParameter("inputs.layers", "inputs.layers must be ids of layers.", ids());
            }
            layers.add(catalog.layer(id.asString("")));
        }
        return layers;
    }
}
