package chaozhou.gis.transfer;

import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.SourceInputs;
import chaozhou.gis.source.SourceOptions;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code import}: what {@code ./gis import} does, for clients of the API. */
@Component
final class ImportProcess implements OfferedProcess {

    private final Catalog catalog;
    private final FileImport imports;
    private final FileInspection inspection;
    private final Clock clock;

    ImportProcess(Catalog catalog, FileImport imports, FileInspection inspection, Clock clock) {
        this.catalog = catalog;
        this.imports = imports;
        this.inspection = inspection;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "import";
    }

    @Override
    public Role role() {
        return Role.EDITOR;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public int mostBytes() {
        return SourceInputs.MOST_BYTES;
    }

    @Override
    public String adviceForLarge() {
        return SourceInputs.ADVICE_FOR_LARGE;
    }

    @Override
    public ProcessDescription description(Language language) {
        ProcessDescription description = new ProcessDescription(
                language,
                this,
                new Text("导入", "Import"),
                new Text(
                        "读取文件，与现行数据比较、检查后发布到图层。文件可作为表单的各部分上传（multipart/form-data，请求本身放在 request 部分），"
                                + "小文件也可用 Base64 放在 file 中。",
                        "Reads files, compares and checks what is in them, and publishes it to a layer. Files come as parts of a form"
                                + " (multipart/form-data, with the request itself in the part request), small ones in Base64 as file."),
                "import",
                "publish");
        SourceInputs.describeFile(description)
                .input(
                        "layer",
                        new Text("图层", "Layer"),
                        new Text("接收要素的图层", "The layer that gets the features"),
                        layers())
                .input(
                        "inspect",
                        new Text("只查看", "Only look"),
                        new Text("只报告文件内容", "Only tells what is in the files"),
                        SourceInputs.SWITCH)
                .input(
                        "dryRun",
                        new Text("试运行", "Dry run"),
                        new Text("除发布外全部执行", "Does all but publish"),
                        SourceInputs.SWITCH)
                .input(
                        "sourceLayer",
                        new Text("源图层", "Layer of the source"),
                        new Text("文件中有多个图层时指定", "Where the files have several"),
                        SourceInputs.TEXT);
        return SourceInputs.describeReading(description)
                .input(
                        "mapping",
                        new Text("字段对应", "Mapping"),
                        new Text("字段名到属性名", "Attributes by the names of fields"),
                        Map.of("type", "object", "additionalProperties", SourceInputs.TEXT))
                .input(
                        "provenance",
                        new Text("来源性质", "Provenance"),
                        new Text("文件中没有时采用", "Of features that have none"),
                        Map.of(
                                "type",
                                "string",
                                "enum",
                                List.of("published", "illustrative", "invented"),
                                "default",
                                "published"))
                .input(
                        "validFrom",
                        new Text("生效日期", "Valid from"),
                        new Text("缺省为今天", "Today if left out"),
                        Map.of("type", "string", "format", "date"))
                .input(
                        "merge",
                        new Text("合并", "Merge"),
                        new Text("保留文件中没有的要素", "Features that the files do not have stay"),
                        SourceInputs.SWITCH)
                .input(
                        "maxBad",
                        new Text("容许的坏要素比例", "Most that may be bad"),
                        new Text("百分比，缺省为 0", "Percent of features that may be refused; 0 if left out"),
                        Map.of("type", "number", "minimum", 0, "maximum", 100, "default", 0))
                .input(
                        "noChecks",
                        new Text("不检查", "No checks"),
                        new Text("即使违反图层规则也发布", "Publishes whatever rules of the layer are broken"),
                        SourceInputs.SWITCH)
                .output(
                        "report",
                        new Text("报告", "Report"),
                        new Text("读到什么、拒收什么、修复什么、改变什么", "What was read, refused, repaired and changed"),
                        Map.of("type", "object"));
    }

    private Map<String, Object> layers() {
        return Map.of(
                "type",
                "string",
                "enum",
                catalog.layers().stream().map(Layer::id).toList());
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        SourceInputs.requireFile(request);
        SourceOptions source = SourceInputs.source(request, "sourceLayer");
        Map<String, String> mapping = mapping(request);
        String id = request.text("layer");
        boolean isInspection = request.isTrue("inspect");
        if (id == null && !isInspection) {
            throw new InvalidParameter("inputs.layer", "Say which layer gets the features.", layerIds());
        } else if (id != null && !catalog.contains(id)) {
            throw new InvalidParameter("inputs.layer", "There is no layer of that name.", layerIds());
        }
        Layer layer = id == null ? null : catalog.layer(id);
        if (isInspection || layer == null) {
            return progress -> inspection.of(source, layer, mapping, progress);
        }
        CrsOptions coordinates = SourceInputs.coordinates(request);
        ImportOptions options = options(request, layer, mapping);
        return progress -> imports.run(source, coordinates, options, progress);
    }

    private List<String> layerIds() {
        return catalog.layers().stream().map(Layer::id).toList();
    }

    private ImportOptions options(ExecuteRequest request, Layer layer, Map<String, String> mapping) {
        JsonNode mostBad = request.input("maxBad");
        double percent = mostBad == null ? 0 : mostBad.asDouble(-1);
        if (!(percent >= 0 && percent <= 100)) {
            throw new InvalidParameter("inputs.maxBad", "inputs.maxBad must be a number of percent from 0 to 100.");
        }
        return new ImportOptions(
                layer,
                mapping,
                Objects.requireNonNullElse(request.text("provenance"), "published"),
                day(request.text("validFrom")),
                request.isTrue("merge"),
                percent / 100,
                !request.isTrue("noChecks"),
                request.isTrue("dryRun"),
                Objects.requireNonNull(request.account()).name());
    }

    private LocalDate day(@Nullable String text) {
        try {
            return text == null ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new InvalidParameter(
                    "inputs.validFrom", "inputs.validFrom must be a day of the calendar like 2023-12-01.");
        }
    }

    private static Map<String, String> mapping(ExecuteRequest request) {
        JsonNode given = request.input("mapping");
        Map<String, String> mapping = new LinkedHashMap<>();
        if (given != null) {
            if (!given.isObject()) {
                throw new InvalidParameter(
                        "inputs.mapping", "inputs.mapping must be an object: attributes by the names of fields.");
            }
            given.properties()
                    .forEach(entry ->
                            mapping.put(entry.getKey(), entry.getValue().asString("")));
        }
        return mapping;
    }
}
