package chaozhou.gis.transfer.source;

import chaozhou.gis.error.GisException;
import chaozhou.gis.gdal.Gdal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A layer of a source as FlatGeobuf in the temporary folder, and what is done to all of it before its features are looked at. */
public final class ConvertedLayer {

    private static final String NAME = "data";

    /** Lists and times have no column of their own in FlatGeobuf. */
    private static final String TYPES =
            "StringList=String,IntegerList=String,Integer64List=String,RealList=String,Time=String";

    private final SourceLayer layer;
    private final SourceFiles files;
    private Path file;

    private ConvertedLayer(SourceLayer layer, SourceFiles files) {
        this.layer = layer;
        this.files = files;
        this.file = files.folder().resolve("layer.fgb");
    }

    /**
     * Takes the layer out of its file.
     *
     * @param geometry where a table has its shapes; null: as its fields' names tell
     * @param where a condition in GDAL's SQL that features have to fulfil; null: all
     * @throws GisException.InvalidData when the file is broken, or changes meanwhile
     */
    public static ConvertedLayer of(
            SourceFiles files,
            SourceLayer layer,
            @Nullable TableGeometry geometry,
            @Nullable String where,
            IntConsumer percent)
            throws IOException {
        ConvertedLayer converted = new ConvertedLayer(layer, files);
        SourceFile source = layer.file();
        FileTime before = Files.getLastModifiedTime(source.path());
        long size = Files.size(source.path());
        Gdal run = ogr2ogr(source.settings(GdalDrivers.VIRTUAL)).with("-nlt", "CONVERT_TO_LINEAR", "-progress");
        if (where != null) {
            run.with("-where", where);
        }
        run.with("-mapFieldType", TYPES, converted.file.toString());
        if (layer.isTable()) {
            run.with(converted.virtual(geometry).toString(), NAME);
        } else {
            source.openOptions().forEach(run::with);
            run.with(source.path().toString(), layer.name());
        }
        SourceLayer.requireRead(source, run.run(files.folder().resolve("convert.txt"), percent));
        if (!before.equals(Files.getLastModifiedTime(source.path())) || size != Files.size(source.path())) {
            throw new GisException.InvalidData(
                    "Nothing was changed:",
                    List.of("%s changed while it was read. Try again when it is finished."
                            .formatted(source.path().getFileName())));
        }
        return converted;
    }

    private static Gdal ogr2ogr(Map<String, String> settings) {
        return new Gdal("ogr2ogr", settings)
                .with("-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO", "-nln", NAME, "-nlt", "GEOMETRY");
    }

    /** A description of the table with its shapes, or with none. */
    private Path virtual(@Nullable TableGeometry given) throws IOException {
        TableGeometry geometry =
                given == null ? TableGeometry.of(layer.fields()).orElse(null) : given;
        SourceFile source = layer.file();
        String options = source.openOptions().stream()
                .filter(option -> option.contains("="))
                .map(option -> "<OOI key=\"%s\">%s</OOI>"
                        .formatted(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1)))
                .collect(Collectors.joining());
        Path description = files.folder().resolve("table.vrt");
        Files.writeString(description, """
                <OGRVRTDataSource>
                  <OGRVRTLayer name="%s">
                    <SrcDataSource relativeToVRT="0">%s</SrcDataSource>
                    <OpenOptions>%s</OpenOptions>
                    <SrcLayer>%s</SrcLayer>
                    %s
                  </OGRVRTLayer>
                </OGRVRTDataSource>
                """.formatted(
                NAME,
                TableGeometry.xml(source.path().toAbsolutePath().toString()),
                options,
                TableGeometry.xml(layer.name()),
                // Without shapes there is still a column for them, as FlatGeobuf wants one.
                geometry == null
                        ? "<GeometryField encoding=\"WKT\" field=\"%s\"/>"
                                .formatted(TableGeometry.xml(layer.fields().get(0)))
                        : geometry.virtual()));
        return description;
    }

    /** The CRS that the file says; null when it says none. */
    public @Nullable SourceCrs crs() throws IOException {
        return layer.file().format().isOfDegreesOnly()
                ? SourceCrs.named("EPSG:4326", files.folder())
                : SourceCrs.of(file, files.folder());
    }

    /** A CRS that people name. */
    public SourceCrs named(String crs) throws IOException {
        return SourceCrs.named(crs, files.folder());
    }

    /** Exchanges the axes of all positions. */
    public void swapAxes() throws IOException {
        String columns;
        try (FlatGeobufReader reader = new FlatGeobufReader(file)) {
            columns = reader.fields().stream()
                    .map(field -> ", \"" + field.name().replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining());
        }
        replace(
                "swapped.fgb",
                List.of(
                        "-dialect",
                        "SQLite",
                        "-sql",
                        "SELECT SwapCoordinates(geometry) AS geometry%s FROM %s".formatted(columns, NAME)));
    }

    /**
     * Brings all positions to EPSG:4490; those of a shifted grid stay on it.
     *
     * @param shift from the datum of the CRS to WGS 84; null: what GDAL knows of it
     */
    public void transform(SourceCrs crs, @Nullable DatumShift shift) throws IOException {
        if (crs.isStorage()) {
            return;
        }
        List<String> options = new ArrayList<>(List.of("-t_srs", "EPSG:4490"));
        if (shift != null) {
            options.addAll(List.of("-s_srs", "%s +towgs84=%s".formatted(proj(crs), shift.values())));
        } else if (crs.definition() != null) {
            options.addAll(List.of("-s_srs", crs.definition()));
        }
        replace("transformed.fgb", options);
    }

    /** The CRS as a PROJ string without parameters of its own. */
    private String proj(SourceCrs crs) throws IOException {
        String source = Objects.requireNonNullElse(crs.definition(), file.toString());
        Gdal.Result result = new Gdal("gdalsrsinfo", Map.of())
                .with("-o", "proj4", "--single-line", source)
                .run(files.folder().resolve("proj.txt"));
        return result.output()
                .lines()
                .filter(line -> line.contains("+proj"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No PROJ string of " + crs.name() + ": " + result.output()))
                .replaceAll(".*?(?=\\+proj)|'|\\+towgs84=\\S+|\\+type=crs", "")
                .strip();
    }

    private void replace(String name, List<String> options) throws IOException {
        Path target = files.folder().resolve(name);
        Gdal run = ogr2ogr(Map.of());
        options.forEach(run::with);
        SourceLayer.requireRead(
                layer.file(),
                run.with(target.toString(), file.toString()).run(files.folder().resolve("replace.txt")));
        Files.delete(file);
        file = target;
    }

    /** Reads its features. */
    public FlatGeobufReader read() throws IOException {
        return new FlatGeobufReader(file);
    }
}
