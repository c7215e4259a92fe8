package chaozhou.gis.encode;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.gdal.Gdal;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.query.cql2.ValueType;
import chaozhou.gis.store.FeatureRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/** Writes features as FlatGeobuf into a temporary folder, lets GDAL make a file of another format of it, and sends that. */
public final class FileWriter implements FeatureWriter {

    private final FeatureQuery query;
    private final FileFormat format;
    private final OutputStream out;
    private final Path folder;
    private final OutputStream source;
    private final FlatGeobufWriter features;

    /**
     * @param out gets the file at the end
     * @throws InvalidParameter when the format can't hold what is asked for
     */
    public FileWriter(FeatureQuery query, FileFormat format, OutputStream out) throws IOException {
        if (format.isOfDegreesOnly() && !query.crs().isGeographic()) {
            throw new InvalidParameter(
                    "crs",
                    "%s has longitude and latitude only; leave out crs.".formatted(format.extension()),
                    List.of());
        }
        if (!query.selection().hasGeometry() && !format.holdsTables()) {
            throw new InvalidParameter(
                    "skipGeometry", "%s has shapes only.".formatted(format.extension()), List.of("false"));
        }
        this.query = query;
        this.format = format;
        this.out = out;
        this.folder = Files.createTempDirectory("gis-export-");
        this.source = new BufferedOutputStream(Files.newOutputStream(sourceFile()));
        this.features = new FlatGeobufWriter(query, source);
    }

    private Path sourceFile() {
        return folder.resolve("source.fgb");
    }

    @Override
    public void begin() throws IOException {
        features.begin();
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        features.feature(row);
    }

    @Override
    public long count() {
        return features.count();
    }

    @Override
    public void end(PageEnd end) throws IOException {
        source.close();
        Path made = Files.createDirectory(folder.resolve("made"));
        Path file = made.resolve(fileName());
        Gdal.convert(sourceFile(), file, format.driver(), options());
        if (format == FileFormat.KMZ) {
            zip(made);
        } else if (format.isArchive()) {
            Files.writeString(made.resolve("README.txt"), new FileReadme(query, format, names()).text());
            zip(made);
        } else {
            Files.copy(file, out);
        }
    }

    /** In a KMZ it has one name always (OGC 12-007r2, annex C). */
    private String fileName() {
        return format == FileFormat.KMZ ? "doc.kml" : query.layer().id() + "." + format.extension();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(format.options());
        options.addAll(List.of("-nln", query.layer().id(), "-sql", selection()));
        if (format.isOfDegreesOnly()) {
            options.addAll(List.of(
                    "-dsco", "NameField=" + query.layer().nameAttribute().name()));
        }
        return options;
    }

    /** The properties under their names in the file. Days are dates, which FlatGeobuf has not. */
    private String selection() {
        String columns = names().entrySet().stream()
                .map(name -> "%s AS \"%s\"".formatted(column(name.getKey()), name.getValue()))
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM \"%s\"".formatted(columns, query.layer().id());
    }

    private static String column(Queryable property) {
        String name = '"' + property.name() + '"';
        return property.type() == ValueType.DATE ? "CAST(" + name + " AS date)" : name;
    }

    /** The properties and their names in the file. */
    private Map<Queryable, String> names() {
        Map<Queryable, String> names = new LinkedHashMap<>();
        Stream.concat(Stream.of(Queryable.ID), query.selection().properties().stream())
                .forEach(property -> names.put(property, name(property.name(), names)));
        return names;
    }

    private String name(String name, Map<Queryable, String> taken) {
        if (format.names() != FileFormat.Names.OF_TEN_BYTES || name.length() <= 10) {
            return name;
        }
        String shortened = name.substring(0, 10);
        for (int i = 2; taken.containsValue(shortened); i++) {
            shortened = name.substring(0, 9) + i;
        }
        return shortened;
    }

    private void zip(Path made) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                archive.putNextEntry(new ZipEntry(made.relativize(file).toString()));
                Files.copy(file, archive);
                archive.closeEntry();
            }
        }
        archive.finish();
    }

    @Override
    public void close() throws IOException {
        source.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
