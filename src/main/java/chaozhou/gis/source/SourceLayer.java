package chaozhou.gis.source;

import chaozhou.gis.database.FullDisk;
import chaozhou.gis.error.GisException;
import chaozhou.gis.gdal.Gdal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A layer of a file, as GDAL sees it.
 *
 * @param geometryType in GDAL's words: {@code Multi Polygon}; {@code None} of a table
 * @param count of its features; -1 where GDAL can't tell
 * @param fields the names of its fields
 * @param wkt of its CRS; null: unknown
 */
public record SourceLayer(
        SourceFile file,
        String name,
        String geometryType,
        long count,
        List<String> fields,
        @Nullable String wkt) {

    /** Where QGIS keeps styles in a GeoPackage. */
    private static final String STYLES = "layer_styles";

    private static final Pattern LAYER = Pattern.compile("^Layer name: (.*)$", Pattern.MULTILINE);
    private static final Pattern GEOMETRY = Pattern.compile("^Geometry(?: \\(.*\\))?: (.*)$", Pattern.MULTILINE);
    private static final Pattern WKT = Pattern.compile(
            "^Layer SRS WKT:\n(.*?)\n(?:Data axis|FID Column|[^ \n]+.*: )", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COUNT = Pattern.compile("^Feature Count: (-?\\d+)$", Pattern.MULTILINE);
    private static final Pattern FIELD = Pattern.compile(
            "^(.*?): (?:String|Integer|Integer64|Real|Date|DateTime|Time|Binary|JSon|\\w+List)(?:\\(\\w+\\))? \\(\\d+\\.\\d+\\)",
            Pattern.MULTILINE);
    private static final Pattern ERROR = Pattern.compile("^ERROR \\d+: (.*)$", Pattern.MULTILINE);

    /** The layers of files, in their order. */
    public static List<SourceLayer> of(SourceFiles files) throws IOException {
        List<SourceLayer> layers = new ArrayList<>();
        for (SourceFile file : files.files()) {
            layers.addAll(of(file, files));
        }
        return layers;
    }

    private static List<SourceLayer> of(SourceFile file, SourceFiles files) throws IOException {
        Gdal run = new Gdal("ogrinfo", file.settings()).with("-ro", "-so", "-al");
        file.openOptions().forEach(run::with);
        Gdal.Result result = run.with(file.path().toString()).run(files.folder().resolve("list.txt"));
        requireRead(file, result);
        List<SourceLayer> layers = new ArrayList<>();
        Matcher matcher = LAYER.matcher(result.output());
        List<Integer> starts = new ArrayList<>();
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        starts.add(result.output().length());
        for (int i = 0; i + 1 < starts.size(); i++) {
            layers.add(parse(file, result.output().substring(starts.get(i), starts.get(i + 1))));
        }
        layers.removeIf(layer -> layer.name().equals(STYLES));
        return layers;
    }

    /** @throws GisException.InvalidData with GDAL's own words when it met something wrong, whether it went on or not */
    static void requireRead(SourceFile file, Gdal.Result result) {
        if (FullDisk.isToldIn(result.output())) {
            throw new UncheckedIOException(new IOException(result.output()));
        }
        Matcher error = ERROR.matcher(result.output());
        boolean hasError = error.find();
        if (hasError || !result.isSuccess()) {
            throw new GisException.InvalidData(
                    "The file can't be read as %s:".formatted(file.format().title()),
                    List.of("%s: %s"
                            .formatted(
                                    file.path().getFileName(), hasError ? error.group(1) : lastLine(result.output()))));
        }
    }

    private static String lastLine(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (first, second) -> second);
    }

    private static SourceLayer parse(SourceFile file, String text) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(text);
        while (field.find()) {
            fields.add(field.group(1));
        }
        String count = first(COUNT, text);
        return new SourceLayer(
                file,
                first(LAYER, text),
                first(GEOMETRY, text),
                count.isEmpty() ? -1 : Long.parseLong(count),
                fields,
                wkt(text));
    }

    private static @Nullable String wkt(String text) {
        String wkt = first(WKT, text);
        return wkt.isEmpty() || wkt.startsWith("(unknown)") ? null : wkt.replaceAll("\\n\\s*", "");
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    /** Whether it is a table, whose shapes, if any, are in its fields. */
    public boolean isTable() {
        return geometryType.equals("None");
    }

    /** Whether it may have curves, which are made lines. */
    public boolean hasCurves() {
        return geometryType.contains("Curve") || geometryType.contains("Surface") || geometryType.contains("Circular");
    }
}
