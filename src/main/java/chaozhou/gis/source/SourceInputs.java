package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The inputs of processes that read files: what is read, and where its coordinates are. */
public final class SourceInputs {

    public static final Map<String, Object> TEXT = Map.of("type", "string");
    public static final Map<String, Object> SWITCH = Map.of("type", "boolean", "default", false);

    /** The most bytes of a request with files in Base64. */
    public static final int MOST_BYTES = 64 << 20;

    public static final String ADVICE_FOR_LARGE = "send the files as parts of a form (multipart/form-data)";

    /** What inputs are called that other ways to read a file name otherwise. */
    private static final Map<String, String> PLACES =
            Map.of("crs", "inputs.crs", "encoding", "inputs.encoding", "to-wgs84", "inputs.toWgs84");

    private SourceInputs() {}

    /** Adds the file. */
    public static ProcessDescription describeFile(ProcessDescription description) {
        return description.input(
                "file",
                new Text("文件", "File"),
                new Text("Base64 编码的文件，可为数组", "A file in Base64, or several in an array"),
                Map.of("oneOf", List.of(binary(), Map.of("type", "array", "items", binary()))));
    }

    private static Map<String, Object> binary() {
        return Map.of("type", "string", "contentEncoding", "base64", "contentMediaType", "application/octet-stream");
    }

    /** Adds how the file is read. */
    public static ProcessDescription describeReading(ProcessDescription description) {
        return description
                .input(
                        "where",
                        new Text("条件", "Condition"),
                        new Text("只取满足条件的要素", "Only features that fulfil it, in GDAL's SQL"),
                        TEXT)
                .input("encoding", new Text("编码", "Encoding"), new Text("文字编码", "Of texts: GBK, UTF-8"), TEXT)
                .input(
                        "x",
                        new Text("经度字段", "Field of x"),
                        new Text("表中的经度或横坐标", "Longitudes or eastings of a table"),
                        TEXT)
                .input(
                        "y",
                        new Text("纬度字段", "Field of y"),
                        new Text("表中的纬度或纵坐标", "Latitudes or northings of a table"),
                        TEXT)
                .input("wkt", new Text("WKT 字段", "Field of WKT"), new Text("表中的 WKT", "Shapes of a table in WKT"), TEXT)
                .input(
                        "crs",
                        new Text("坐标系", "CRS"),
                        new Text(
                                "EPSG:4490、EPSG:4548 等，或 GCJ02、BD09",
                                "EPSG:4490, EPSG:4548 and so on, or GCJ02 or BD09"),
                        TEXT)
                .input(
                        "swapAxes",
                        new Text("交换坐标轴", "Swap axes"),
                        new Text("文件中北坐标在前", "Northing stands first"),
                        SWITCH)
                .input(
                        "toWgs84",
                        new Text("七参数", "Seven parameters"),
                        new Text(
                                "旧基准到 WGS 84：dx,dy,dz,rx,ry,rz,ds",
                                "From an older datum to WGS 84: dx,dy,dz,rx,ry,rz,ds"),
                        TEXT)
                .input(
                        "acceptInaccuracy",
                        new Text("接受误差", "Accept inaccuracy"),
                        new Text("没有七参数也接受旧基准数据", "Takes an older datum without parameters"),
                        SWITCH);
    }

    /** @throws InvalidParameter when no file came with the request */
    public static void requireFile(ExecuteRequest request) {
        if (request.upload().files().isEmpty()) {
            throw new InvalidParameter(
                    "inputs.file",
                    "There is no file: send it in Base64, or as a part of a form (multipart/form-data).");
        }
    }

    /** @param layer the input that names the layer of the source */
    public static SourceOptions source(ExecuteRequest request, String layer) {
        String x = request.text("x");
        String y = request.text("y");
        if ((x == null) != (y == null)) {
            throw new InvalidParameter(
                    x == null ? "inputs.x" : "inputs.y",
                    "inputs.x and inputs.y belong together; give both fields, or inputs.wkt.");
        }
        return new SourceOptions(
                request.upload().files(),
                request.text(layer),
                SourceOptions.encoding(request.text("encoding")),
                TableGeometry.said(x, y, request.text("wkt")),
                request.text("where"));
    }

    public static CrsOptions coordinates(ExecuteRequest request) {
        String parameters = request.text("toWgs84");
        return new CrsOptions(
                request.text("crs"),
                request.isTrue("swapAxes"),
                parameters == null ? null : DatumShift.parse(parameters),
                request.isTrue("acceptInaccuracy"));
    }

    /**
     * Names the input in a problem that another way to read a file names otherwise.
     *
     * @param layer the input that names the layer of the source
     */
    public static <T> T placed(Supplier<T> reading, String layer) {
        try {
            return reading.get();
        } catch (InvalidParameter e) {
            String place = e.parameter().equals("source-layer") ? "inputs." + layer : PLACES.get(e.parameter());
            if (place == null) {
                throw e;
            }
            throw new InvalidParameter(place, String.valueOf(e.getMessage()), e.allowed());
        }
    }
}
