package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
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

/** A layer of a source as GeoPackage in the temporary folder, and what is done to all of it before its features are looked at. */
public final class ConvertedLayer {

    private static final String NAME = "data";

    /**
     * Between a line that is straight on a Gauss-Krüger plane and one that is so in degrees lie s³ tan φ / (12 R): for each kilometre of edges no
     * longer than this, in metres, 0.06 m² at 24°.
     */
    private static final String LONGEST_EDGE_M = "100";

    /** What ogr2ogr says of a feature whose coordinates the CRS does not hold. */
    private static final String UNPLACED = "Failed to reproject feature";

    /** Names that no field of a source has. */
    private static final String GEOMETRY = "gis_geom";

    /** Lists and times have no column of their own in a GeoPackage. */
    private static final String TYPES =
            "StringList=String,IntegerList=String,Integer64List=String,RealList=String,Time=String";

    private final SourceLayer layer;
    private final SourceFiles files;
    private final FileTime modified;
    private final long size;
    private final @Nullable TableGeometry geometry;
    private final List<String> positionFields;
    private Path file;
    private String table = NAME;
    private @Nullable SourceCrs unplacedIn;

    private ConvertedLayer(SourceLayer layer, SourceFiles files, @Nullable TableGeometry geometry) throws IOException {
        this.modified = Files.getLastModifiedTime(layer.file().path());
        this.size = Files.size(layer.file().path());
        this.layer = layer;
        this.files = files;
        this.geometry = geometry;
        this.positionFields = geometry == null ? List.of() : geometry.positionFields();
        this.file = files.folder().resolve("layer.gpkg");
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
        ConvertedLayer converted = new ConvertedLayer(layer, files, layer.isTable() ? shapes(layer, geometry) : null);
        SourceFile source = layer.file();
        if (source.format() == SourceFormat.GEOPACKAGE && where == null && !layer.isTable() && !layer.hasCurves()) {
            converted.file = source.path();
            converted.table = layer.name();
            return converted;
        }
        Gdal run = ogr2ogr(source.settings(GdalDrivers.VIRTUAL)).with("-nlt", "CONVERT_TO_LINEAR", "-progress");
        if (where != null) {
            run.with("-where", where);
        }
        run.with("-mapFieldType", TYPES, converted.file.toString());
        if (layer.isTable()) {
            run.with(converted.virtual().toString(), NAME);
        } else {
            source.openOptions().forEach(run::with);
            run.with(source.path().toString(), layer.name());
        }
        SourceLayer.requireRead(source, run.run(files.folder().resolve("convert.txt"), percent));
        converted.requireUnchanged();
        return converted;
    }

    /**
     * To be called once all is read.
     *
     * @throws GisException.InvalidData when the file has changed meanwhile
     */
    public void requireUnchanged() throws IOException {
        Path source = layer.file().path();
        if (!modified.equals(Files.getLastModifiedTime(source)) || size != Files.size(source)) {
            throw new GisException.InvalidData(
                    "Nothing was changed:",
                    List.of("%s changed while it was read. Try again when it is finished."
                            .formatted(source.getFileName())));
        }
    }

    private static Gdal ogr2ogr(Map<String, String> settings) {
        return new Gdal("ogr2ogr", settings)
                .with("-f", "GPKG", "-nln", NAME, "-gt", "unlimited")
                .with("-lco", "SPATIAL_INDEX=NO", "-lco", "FID=gis_fid", "-lco", "GEOMETRY_NAME=" + GEOMETRY);
    }

    /** Where a table has its shapes: as it is said, or as the names of its fields tell; null: it has none. */
    private static @Nullable TableGeometry shapes(SourceLayer layer, @Nullable TableGeometry said) {
        return said == null ? TableGeometry.of(layer.fields()).orElse(null) : said;
    }

    /** A description of the table with its shapes, or with none. */
    private Path virtual() throws IOException {
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
                        geometry == null ? "<GeometryType>wkbNone</GeometryType>" : geometry.virtual()));
        return description;
    }

    /** The CRS that the file says; null when it says none. */
    public @Nullable SourceCrs crs() throws IOException {
        if (layer.file().format().isOfDegreesOnly()) {
            return SourceCrs.named("EPSG:4326", files.folder());
        }
        return layer.wkt() == null ? null : SourceCrs.of(layer.wkt(), files.folder());
    }

    /** A CRS that people name. */
    public SourceCrs named(String crs) throws IOException {
        return SourceCrs.named(crs, files.folder());
    }

    /** Exchanges the axes of all positions. */
    public void swapAxes() throws IOException {
        if (!table.equals(NAME)) {
            replace("copy.gpkg", List.of());
        }
        String columns;
        try (GeoPackageReader reader = read()) {
            columns = reader.fields().stream()
                    .map(field -> ", \"" + field.name().replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining());
        }
        replace(
                "swapped.gpkg",
                List.of(
                        "-dialect",
                        "SQLite",
                        "-sql",
                        "SELECT SwapCoordinates(%1$s) AS %1$s%2$s FROM %3$s".formatted(GEOMETRY, columns, NAME)));
    }

    /**
     * Brings all positions to EPSG:4490; those of a shifted grid stay on it.
     *
     * @param shift from the datum of the CRS to WGS 84; null: what GDAL knows of it
     * @param areEdgesKept whether long edges of a projected CRS get points before
     */
    public void transform(SourceCrs crs, @Nullable DatumShift shift, boolean areEdgesKept) throws IOException {
        if (crs.isStorage()) {
            return;
        }
        String definition = Objects.requireNonNullElse(crs.definition(), String.valueOf(layer.wkt()));
        String from = shift == null ? definition : "%s +towgs84=%s".formatted(proj(definition), shift.values());
        // Parameters lead to WGS 84; to CGCS2000 PROJ would leave them out.
        String to = shift == null && !crs.hasParameters() ? "EPSG:4490" : "EPSG:4326";
        List<String> options = new ArrayList<>(List.of("-s_srs", from, "-t_srs", to));
        if (areEdgesKept && !crs.isDegrees()) {
            options.addAll(List.of("-segmentize", LONGEST_EDGE_M));
        }
        Path target = files.folder().resolve("transformed.gpkg");
        Gdal.Result result = convert(target, options);
        if (result.output().contains(UNPLACED)) {
            // In one transaction all would be lost with it; row by row it takes some times as long.
            Files.delete(target);
            long count = count();
            options.add("-skipfailures");
            result = convert(target, options);
            use(target);
            if (!result.isSuccess() || count() != count) {
                SourceLayer.requireRead(layer.file(), result);
            }
            unplacedIn = crs;
            return;
        }
        SourceLayer.requireRead(layer.file(), result);
        use(target);
    }

    private long count() throws IOException {
        try (GeoPackageReader reader = read()) {
            return reader.count();
        }
    }

    /** Why features may have no shape though they have coordinates; null: nothing is known. */
    @Nullable
    Text unplaced() {
        if (layer.isTable() && geometry == null) {
            return new Text(
                    "表中没有能识别的坐标字段；请用 x 和 y、或 wkt 指明。",
                    "No field of the table is known to hold coordinates; name them with x and y, or wkt.");
        }
        return unplacedIn == null
                ? null
                : new Text(
                                "没有图形，或坐标超出 %s 的范围；请核对坐标系和坐标轴次序。",
                                "It has no shape, or coordinates outside of what %s holds; are the CRS and the order of the axes right?")
                        .with(unplacedIn.name());
    }

    /** A CRS as a PROJ string without parameters of its own. */
    private String proj(String definition) throws IOException {
        Gdal.Result result = new Gdal("gdalsrsinfo", Map.of())
                .with("-o", "proj4", "--single-line", definition)
                .run(files.folder().resolve("proj.txt"));
        return result.output()
                .lines()
                .filter(line -> line.contains("+proj"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No PROJ string: " + result.output()))
                .replaceAll(".*?(?=\\+proj)|'|\\+towgs84=\\S+|\\+type=crs", "")
                .strip();
    }

    private void replace(String name, List<String> options) throws IOException {
        Path target = files.folder().resolve(name);
        SourceLayer.requireRead(layer.file(), convert(target, options));
        use(target);
    }

    private Gdal.Result convert(Path target, List<String> options) throws IOException {
        Gdal run = ogr2ogr(Map.of());
        options.forEach(run::with);
        run.with(target.toString(), file.toString());
        if (!options.contains("-sql")) {
            run.with(table);
        }
        return run.run(files.folder().resolve("replace.txt"));
    }

    private void use(Path target) {
        file = target;
        table = NAME;
    }

    /** Reads its features. */
    public GeoPackageReader read() throws IOException {
        return new GeoPackageReader(file, table, positionFields);
    }
}
