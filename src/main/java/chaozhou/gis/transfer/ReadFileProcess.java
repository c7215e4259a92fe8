package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.SourceInputs;
import chaozhou.gis.source.SourceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The process {@code read-file}: gives the features of somebody's own file back, for a look at them; nothing is stored. */
@Component
final class ReadFileProcess implements OfferedProcess {

    private static final int MOST_FEATURES = 200_000;

    /** Of files in Base64, which are in memory; without an account many may send them. Parts of a form are not. */
    private static final int MOST_BYTES = 8 << 20;

    /** The input that names the layer of the file. */
    private static final String LAYER = "layer";

    private final FileReading reading;

    ReadFileProcess(FileReading reading) {
        this.reading = reading;
    }

    @Override
    public String id() {
        return "read-file";
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
    public boolean isConfidential() {
        return true;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
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
                new Text("读取文件", "Read a file"),
                new Text(
                        "读取自己的文件并以 GeoJSON（CGCS2000 经纬度）返回其中的要素，不保存任何内容。文件可作为表单的一部分上传（multipart/form-data，"
                                + "请求本身放在 request 部分），小文件也可用 Base64 放在 file 中。",
                        "Reads a file of your own and gives its features back as GeoJSON (longitude and latitude of CGCS2000); nothing is"
                                + " stored. It comes as a part of a form (multipart/form-data, with the request itself in the part request), or,"
                                + " when it is small, in Base64 as file."),
                "read",
                "preview");
        SourceInputs.describeFile(description)
                .input(
                        LAYER,
                        new Text("图层", "Layer"),
                        new Text("文件中有多个图层时指定", "Where the file has several"),
                        SourceInputs.TEXT);
        return SourceInputs.describeReading(description)
                .input(
                        "mostFeatures",
                        new Text("最多要素数", "Most features"),
                        new Text("超过时拒绝读取", "A file with more is refused"),
                        Map.of("type", "integer", "minimum", 1, "maximum", MOST_FEATURES, "default", MOST_FEATURES))
                .output(
                        "features",
                        new Text("要素", "Features"),
                        new Text(
                                "GeoJSON 要素集合，成员 gis 说明读到什么",
                                "A GeoJSON FeatureCollection, whose member gis says what was read"),
                        Map.of("type", "object"));
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        SourceInputs.requireFile(request);
        long mostFeatures = mostFeatures(request.input("mostFeatures"));
        SourceOptions source = SourceInputs.placed(() -> SourceInputs.source(request, LAYER), LAYER);
        CrsOptions coordinates = SourceInputs.placed(() -> SourceInputs.coordinates(request), LAYER);
        return progress -> {
            try {
                Path target = request.upload().scratchFile();
                return SourceInputs.placed(
                        () -> reading.read(source, coordinates, mostFeatures, target, progress), LAYER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    private static long mostFeatures(@Nullable JsonNode given) {
        if (given == null || given.isNull()) {
            return MOST_FEATURES;
        }
        long most = given.isIntegralNumber() && given.canConvertToLong() ? given.longValue() : 0;
        if (most < 1 || most > MOST_FEATURES) {
            throw new InvalidParameter(
                    "inputs.mostFeatures",
                    "inputs.mostFeatures must be a whole number from 1 to %d.".formatted(MOST_FEATURES));
        }
        return most;
    }
}
