package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.ResultFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code export}: what {@code /export} answers, as a job that leads to a file. */
@Component
final class ExportProcess implements OfferedProcess {

    private final Catalog catalog;
    private final Exports exports;

    ExportProcess(Catalog catalog, Exports exports) {
        this.catalog = catalog;
        this.exports = exports;
    }

    @Override
    public String id() {
        return "export";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of(MediaTypes.ZIP);
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public boolean isJobAlways() {
        return true;
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        new Text("导出", "Export"),
                        new Text(
                                "把一个或多个图层导出为文件；大文件宜作为任务执行，完成后从结果链接下载。",
                                "One layer or several as a file; a large one is best made as a job, whose results lead to it."),
                        "export")
                .input(
                        "collections",
                        new Text("图层", "Layers"),
                        new Text("要导出的图层", "The layers that are wanted"),
                        1,
                        Map.of("type", "array", "minItems", 1, "items", Map.of("type", "string", "enum", ids())))
                .input(
                        "parameters",
                        new Text("参数", "Parameters"),
                        new Text("与 /export 地址相同的参数", "Those of the address /export, by name"),
                        Map.of("type", "object", "additionalProperties", Map.of("type", "string")))
                .output(
                        "file",
                        new Text("文件", "File"),
                        new Text("导出的文件", "What was exported"),
                        Map.of("type", "string"));
    }

    private List<String> ids() {
        return catalog.layers().stream().map(Layer::id).toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        Exports.Export export =
                exports.of(collections(request.input("collections")), parameters(request), request.language());
        return progress -> {
            progress.step("Writing " + export.name(), 1);
            return new ResultFile(export.name(), export.mediaType(), out -> export.write(out, progress::share));
        };
    }

    private List<String> collections(@Nullable JsonNode given) {
        List<String> collections = new ArrayList<>();
        if (given != null && given.isArray()) {
            given.forEach(id -> collections.add(id.asString("")));
        }
        if (collections.isEmpty() || !ids().containsAll(collections)) {
            throw new InvalidParameter("inputs.collections", "inputs.collections must be ids of layers.", ids());
        }
        return collections;
    }

    private static Map<String, String[]> parameters(ExecuteRequest request) {
        Map<String, String[]> parameters = new HashMap<>();
        JsonNode given = request.input("parameters");
        if (given != null && given.isObject()) {
            given.properties()
                    .forEach(entry -> parameters.put(
                            entry.getKey(), new String[] {entry.getValue().asString("")}));
        }
        return parameters;
    }
}
