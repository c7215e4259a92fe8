package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** The files of an import, told by their content, in a temporary folder where archives are unpacked and texts made UTF-8. */
public final class SourceFiles implements AutoCloseable {

    /** A file geodatabase is known by its catalogue of tables. */
    private static final String GEODATABASE_CATALOGUE = "a00000001.gdbtable";

    private static final List<String> GEODATABASE_TABLES = List.of(".gdbtable", ".gdbtablx");

    /** Characters in which the first line of XML, which says the encoding, surely ends. */
    private static final int LONGEST_DECLARATION = 4096;

    private final Path folder;
    private final @Nullable Charset said;
    private final List<SourceFile> files = new ArrayList<>();

    private SourceFiles(Path folder, @Nullable Charset said) {
        this.folder = folder;
        this.said = said;
    }

    /**
     * Looks at files, folders and archives.
     *
     * @param encoding of texts that do not say it; null: told by their bytes
     * @throws GisException.InvalidData when there is nothing in them that is taken in
     * @throws GisException.Setup when one can't be read
     */
    public static SourceFiles open(List<Path> paths, @Nullable Charset encoding) {
        try {
            SourceFiles opened = new SourceFiles(Files.createTempDirectory("gis-import-"), encoding);
            try {
                for (Path path : paths) {
                    if (paths.size() == 1 || !belongsToAnother(path)) {
                        opened.take(path);
                    }
                }
                return opened;
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many bytes there are to read: those of the file, or of the files inside of an archive.
     *
     * @throws GisException.InvalidData when the archive can't be read
     */
    public static long bytes(Path file) {
        try {
            return Files.isRegularFile(file) && Archives.isArchive(FormatDetection.start(file))
                    ? new Archives(file).bytes()
                    : Files.size(file);
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    public List<SourceFile> files() {
        return List.copyOf(files);
    }

    /** For what is made of the files. */
    Path folder() {
        return folder;
    }

    private void take(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new GisException.Setup("There is no file " + path + ".");
        }
        if (Files.isDirectory(path)) {
            takeFolder(path);
        } else {
            takeFile(path);
        }
    }

    private void takeFile(Path file) throws IOException {
        byte[] start = FormatDetection.start(file);
        if (Archives.isArchive(start)) {
            takeArchive(file);
        } else {
            add(file, FormatDetection.of(file, start));
        }
    }

    private void takeArchive(Path file) throws IOException {
        Archives archive = new Archives(file);
        List<String> names = archive.names();
        if (names.contains("xl/workbook.xml")) {
            archive.requireSane();
            add(file, SourceFormat.XLSX);
        } else {
            Path unpacked = Files.createTempDirectory(folder, "zip-");
            archive.unpack(unpacked);
            takeFolder(unpacked);
        }
    }

    /** A folder is a file geodatabase, or holds files that are looked at one by one; what belongs to another file is left out. */
    private void takeFolder(Path path) throws IOException {
        int before = files.size();
        try (Stream<Path> inside = Files.walk(path, 8)) {
            for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
                if (file.getFileName().toString().equals(GEODATABASE_CATALOGUE)) {
                    add(Objects.requireNonNull(file.getParent()), SourceFormat.FILE_GEODATABASE);
                } else if (Files.size(file) > 0 && !belongsToAnother(file)) {
                    takeFile(file);
                }
            }
        }
        if (files.size() == before) {
            throw new GisException.InvalidData(
                    "Nothing is taken in:",
                    List.of("%s holds no file of a format that is known here: %s."
                            .formatted(path.getFileName(), SourceFormat.titles())));
        }
    }

    private static boolean belongsToAnother(Path file) {
        if (Files.exists(file.resolveSibling(GEODATABASE_CATALOGUE))) {
            return true;
        }
        String extension = extension(file);
        boolean ofShapefile = List.of("shx", "dbf", "prj", "cpg", "cst", "sbn", "sbx", "qix", "qpj", "xml")
                .contains(extension);
        boolean ofMapInfo = List.of("map", "dat", "id", "ind", "mid").contains(extension);
        boolean isText = List.of("png", "gif", "kmz", "md", "pdf", "doc", "docx", "jpg", "qml", "sld", "xsd", "lyr")
                        .contains(extension)
                || file.getFileName().toString().equalsIgnoreCase("README.txt");
        return ofShapefile
                || ofMapInfo
                || isText
                || file.getFileName().toString().startsWith(".");
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void add(Path path, SourceFormat format) throws IOException {
        switch (format) {
            case SHAPEFILE -> files.add(new SourceFile(path, format, ofShapefile(path)));
            case MAPINFO -> files.add(new SourceFile(path, format, null));
            case FILE_GEODATABASE -> {
                requireTables(path);
                files.add(new SourceFile(path, format, null));
            }
            case GEOPACKAGE, FLATGEOBUF, XLSX -> addNamed(path, format, null);
            case DXF, KML, GML, GEOJSON, GEOJSON_SEQUENCE, CSV, SURVEY_TEXT -> addText(path, format, encoding(path));
        }
    }

    private void addText(Path path, SourceFormat format, TextEncoding encoding) throws IOException {
        switch (format) {
            case KML, GML -> addNamed(xmlInUtf8(path, encoding), format, encoding);
            case GEOJSON, GEOJSON_SEQUENCE -> {
                Path text = PlainText.inUtf8(path, encoding, folder);
                JsonText.requireWhole(text, path);
                addNamed(text, format, encoding);
            }
            case CSV -> {
                Path text = PlainText.inUtf8(path, encoding, folder);
                PlainText.requireFewColumns(text);
                addNamed(text, format, encoding);
            }
            case SURVEY_TEXT -> {
                Path parcels = folder.resolve(path.getFileName() + ".geojson");
                SurveyText.read(path, encoding.charset()).write(parcels);
                files.add(new SourceFile(parcels, format, encoding));
            }
            default -> addNamed(path, format, encoding);
        }
    }

    /** GDAL knows some formats by the end of a file's name, so that it gets one. */
    private void addNamed(Path path, SourceFormat format, @Nullable TextEncoding encoding) throws IOException {
        String extension = "." + format.extension();
        String name = path.getFileName().toString();
        Path named = path;
        if (!name.toLowerCase(Locale.ROOT).endsWith(extension)) {
            named = Files.createTempDirectory(folder, "named-").resolve(name + extension);
            Files.createSymbolicLink(named, path.toAbsolutePath());
        }
        files.add(new SourceFile(named, format, encoding));
    }

    private TextEncoding encoding(Path file) throws IOException {
        return PlainText.encoding(file, said);
    }

    /** The same file in UTF-8 that says so, since a parser believes what the first line says. */
    private Path xmlInUtf8(Path file, TextEncoding encoding) throws IOException {
        String start = PlainText.decoded(FormatDetection.start(file));
        if (encoding.charset().equals(StandardCharsets.UTF_8)
                && start.lines()
                        .findFirst()
                        .orElse("")
                        .matches("(?i)(?!.*encoding=)[^\ufeff].*|.*encoding=[\"']utf-8[\"'].*")) {
            return file;
        }
        Path plain = PlainText.inUtf8(file, encoding, folder);
        Path target = Files.createTempDirectory(folder, "text-").resolve(file.getFileName());
        try (BufferedReader in = Files.newBufferedReader(plain);
                Writer out = Files.newBufferedWriter(target)) {
            char[] first = new char[LONGEST_DECLARATION];
            int length = Math.max(0, in.read(first));
            out.write(new String(first, 0, length)
                    .replaceFirst("(?s)\\A\\s*<\\?xml.*?\\?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
            in.transferTo(out);
        }
        return target;
    }

    private TextEncoding ofShapefile(Path shapes) throws IOException {
        Map<String, Path> parts = parts(shapes);
        Path table = parts.get("dbf");
        if (table == null || !parts.containsKey("shx")) {
            throw new GisException.InvalidData(
                    "The Shapefile is not whole:",
                    List.of("%s needs its .dbf and .shx beside it; copy all files of that name."
                            .formatted(shapes.getFileName())));
        }
        ShapefileParts.requireFitting(shapes, parts);
        return said == null
                ? Dbase.encoding(table, parts.get("cpg"))
                : new TextEncoding(said, TextEncoding.Evidence.SAID);
    }

    /** The files of a Shapefile by their extensions in lower case. */
    private static Map<String, Path> parts(Path shapes) throws IOException {
        String name = shapes.getFileName().toString();
        String stem = name.substring(0, Math.max(name.lastIndexOf('.'), 0));
        Map<String, Path> parts = new HashMap<>();
        try (Stream<Path> siblings = Files.list(shapes.toAbsolutePath().getParent())) {
            siblings.filter(sibling -> sibling.getFileName().toString().startsWith(stem + "."))
                    .forEach(sibling -> parts.put(extension(sibling), sibling));
        }
        return parts;
    }

    private static void requireTables(Path geodatabase) throws IOException {
        try (Stream<Path> inside = Files.list(geodatabase)) {
            List<String> names =
                    inside.map(path -> path.getFileName().toString()).toList();
            for (String name : names) {
                if (name.endsWith(GEODATABASE_TABLES.get(0))
                        && !names.contains(name.replace(".gdbtable", ".gdbtablx"))) {
                    throw new GisException.InvalidData(
                            "The file geodatabase is not whole:",
                            List.of("%s has %s without its .gdbtablx; copy the whole folder."
                                    .formatted(geodatabase.getFileName(), name)));
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
