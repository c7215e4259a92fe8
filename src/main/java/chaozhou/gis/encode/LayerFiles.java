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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Files of another format, made in a temporary folder: features are written as FlatGeobuf, of which GDAL makes the format. One layer
 * after the other; the format holds them in one file, or there is one for each.
 */
public final class LayerFiles implements AutoCloseable {

    /** Sheets of a workbook have names of at most so many characters. */
    private static final int LONGEST_SHEET = 31;

    private final FileFormat format;
    private final FileOptions options;
    private final String name;
    private final Path folder;
    private final Path made;
    private final List<Written> layers = new ArrayList<>();

    /** @param name of the file without its extension, where the format holds all layers in one */
    public LayerFiles(FileFormat format, FileOptions options, String name) throws IOException {
        this.format = format;
        this.options = options;
        this.name = name;
        this.folder = Files.createTempDirectory("gis-export-");
        this.made = Files.createDirectory(folder.resolve("made"));
    }

    /**
     * A layer that is in the files.
     *
     * @param names of the properties in the file
     * @param provenances that its features have
     */
    record Written(FeatureQuery query, Map<Queryable, String> names, Set<String> provenances) {}

    /**
     * Takes the features of a layer; at their end they are in the files.
     *
     * @throws InvalidParameter when the format can't hold what is asked for
     */
    public FeatureWriter layer(FeatureQuery query) throws IOException {
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
        return new LayerWriter(query);
    }

    private final class LayerWriter implements FeatureWriter {
        private final FeatureQuery query;
        private final OutputStream source;
        private final FlatGeobufWriter features;
        private final Set<String> provenances = new TreeSet<>();

        LayerWriter(FeatureQuery query) throws IOException {
            this.query = query;
            this.source = new BufferedOutputStream(Files.newOutputStream(source(query)));
            this.features = new FlatGeobufWriter(query, source);
        }

        @Override
        public void begin() throws IOException {
            features.begin();
        }

        @Override
        public void feature(FeatureRow row) throws SQLException, IOException {
            features.feature(row);
            provenances.add(row.provenance());
        }

        @Override
        public long count() {
            return features.count();
        }

        @Override
        public void end(PageEnd end) throws IOException {
            source.close();
            Written written = new Written(query, names(query), provenances);
            Gdal.convert(source(query), file(query), format.driver(), options(written));
            Files.delete(source(query));
            layers.add(written);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    private Path source(FeatureQuery query) {
        return folder.resolve(query.layer().id() + ".fgb");
    }

    /** In a KMZ it has one name always (OGC 12-007r2, annex C). */
    private Path file(FeatureQuery query) {
        if (format == FileFormat.KMZ) {
            return made.resolve("doc.kml");
        }
        String stem = format.holdsSeveral() ? name : options.fileName(query.layer());
        return made.resolve(stem + "." + format.extension());
    }

    private List<String> options(Written written) {
        List<String> arguments = new ArrayList<>(options.isGbk() ? format.gbkOptions() : format.options());
        if (!layers.isEmpty() && format.holdsSeveral()) {
            arguments.add("-update");
        }
        arguments.addAll(List.of("-nln", tableName(written.query())));
        if (format.names() == FileFormat.Names.OF_TEN_BYTES) {
            arguments.addAll(List.of("-sql", selection(written)));
        } else {
            // Days are dates, which FlatGeobuf has not.
            arguments.addAll(List.of("-mapFieldType", "DateTime=Date"));
        }
        if (format.isOfDegreesOnly()) {
            arguments.addAll(List.of(
                    "-dsco",
                    "NameField=" + written.query().layer().nameAttribute().name()));
        }
        return arguments;
    }

    private String tableName(FeatureQuery query) {
        if (format != FileFormat.XLSX) {
            return query.layer().id();
        }
        String title = options.fileName(query.layer()).replaceAll("[\\[\\]]", "_");
        return title.length() <= LONGEST_SHEET ? title : title.substring(0, LONGEST_SHEET);
    }

    /** The properties under their names in the file. */
    private static String selection(Written written) {
        String columns = written.names().entrySet().stream()
                .map(name -> "%s AS \"%s\"".formatted(column(name.getKey()), name.getValue()))
                .collect(Collectors.joining(", "));
        return "SELECT %s FROM \"%s\""
                .formatted(columns, written.query().layer().id());
    }

    private static String column(Queryable property) {
        String name = '"' + property.name() + '"';
        return property.type() == ValueType.DATE ? "CAST(" + name + " AS date)" : name;
    }

    /** The properties and their names in the file. */
    private Map<Queryable, String> names(FeatureQuery query) {
        Map<Queryable, String> names = new LinkedHashMap<>();
        Stream.concat(Stream.of(Queryable.ID), query.selection().properties().stream())
                .forEach(property -> names.put(property, name(property.name(), names)));
        return names;
    }

    private String name(String property, Map<Queryable, String> taken) {
        if (format.names() != FileFormat.Names.OF_TEN_BYTES || property.length() <= 10) {
            return property;
        }
        String shortened = property.substring(0, 10);
        for (int i = 2; taken.containsValue(shortened); i++) {
            shortened = property.substring(0, 9) + i;
        }
        return shortened;
    }

    /** Sends the one file, or all of them as an archive. */
    public void send(OutputStream out) throws IOException {
        if (format == FileFormat.GEOPACKAGE) {
            new GeoPackageTitles(file(layers.get(0).query()), layers).write();
        }
        if (format.isArchive()) {
            Files.writeString(made.resolve("README.txt"), new FileReadme(format, options, layers).text());
        }
        if (format.isArchive() || format == FileFormat.KMZ || (layers.size() > 1 && !format.holdsSeveral())) {
            zip(out);
        } else {
            Files.copy(file(layers.get(0).query()), out);
        }
    }

    private void zip(OutputStream out) throws IOException {
        ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Coordinates hardly get smaller with more effort.
        archive.setLevel(Deflater.BEST_SPEED);
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
        FileSystemUtils.deleteRecursively(folder);
    }
}
