package chaozhou.gis.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a file's format by its content; its name counts for nothing. */
final class FormatDetection {

    /** Bytes from the beginning that tell it. */
    private static final int START = 64 << 10;

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(ISO_8859_1);
    private static final byte[] FLATGEOBUF = {0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62};
    private static final byte[] SHAPEFILE = {0, 0, 0x27, 0x0A};
    private static final byte[] BINARY_DXF = "AutoCAD Binary DXF".getBytes(ISO_8859_1);
    private static final char RECORD_SEPARATOR = '\u001e';

    private static final Pattern ROOT =
            Pattern.compile("\\A(?:\\s|<\\?.*?\\?>|<!--.*?-->)*<(?:[\\w.-]+:)?([\\w.-]+)([^>]*)", Pattern.DOTALL);

    /** What people try to hand in, and what to do instead. */
    private static final List<Hint> HINTS = List.of(
            new Hint("AC10", "is a DWG drawing. Save it as DXF"),
            new Hint("Rar!", "is a RAR archive. Unpack it, or pack it as zip"),
            new Hint("7z\u00bc\u00af", "is a 7z archive. Unpack it, or pack it as zip"),
            new Hint("\u001f\u008b", "is compressed with gzip. Unpack it, or pack it as zip"),
            new Hint("\u00d0\u00cf\u0011\u00e0", "is an old Excel or Word file. Save the table as XLSX or CSV"),
            new Hint("\0\1\0\0Standard ", "is a personal geodatabase (Access). Export it as a file geodatabase"));

    /** @param signature the first bytes, a character each */
    private record Hint(String signature, String sentence) {}

    private FormatDetection() {}

    /** The first bytes of a file. */
    static byte[] start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
    }

    /**
     * The format of a file that is no archive.
     *
     * @throws GisException.InvalidData when it is none that is taken in
     */
    static SourceFormat of(Path file, byte[] start) {
        if (start.length == 0) {
            throw refused(file, "is empty");
        }
        return binary(start).or(() -> text(file, start)).orElseThrow(() -> refused(file, hint(start)));
    }

    private static Optional<SourceFormat> binary(byte[] start) {
        if (SourceFile.begins(start, SQLITE)) {
            return Optional.of(SourceFormat.GEOPACKAGE);
        } else if (SourceFile.begins(start, FLATGEOBUF)) {
            return Optional.of(SourceFormat.FLATGEOBUF);
        } else if (SourceFile.begins(start, SHAPEFILE)) {
            return Optional.of(SourceFormat.SHAPEFILE);
        } else if (SourceFile.begins(start, BINARY_DXF)) {
            return Optional.of(SourceFormat.DXF);
        }
        return Optional.empty();
    }

    private static Optional<SourceFormat> text(Path file, byte[] start) {
        String text = PlainText.decoded(start);
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String bare = text.strip();
        String upper = bare.toUpperCase(Locale.ROOT);
        if (bare.startsWith("{")) {
            return Optional.of(json(text, bare));
        } else if (bare.startsWith("<")) {
            return Optional.of(xml(file, bare));
        } else if (upper.matches("(?s)0\\s+SECTION\\s.*") || upper.matches("(?s)999\\s.*\\n\\s*0\\s+SECTION\\s.*")) {
            return Optional.of(SourceFormat.DXF);
        } else if (upper.startsWith("!TABLE") || upper.matches("(?s)VERSION\\s+\\d+\\s+.*COLUMNS\\s+\\d+.*")) {
            return Optional.of(SourceFormat.MAPINFO);
        } else if (bare.contains("[地块坐标]")) {
            return Optional.of(SourceFormat.SURVEY_TEXT);
        } else if (firstLine(bare).matches(".*[,;\\t|].*")) {
            return Optional.of(SourceFormat.CSV);
        }
        return Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** A sequence has a whole object, or the sign of one, in its first line. */
    private static SourceFormat json(String text, String bare) {
        boolean isSequence = text.charAt(0) == RECORD_SEPARATOR
                || (firstLine(bare).strip().endsWith("}")
                        && bare.lines().skip(1).anyMatch(line -> line.startsWith("{")));
        return isSequence ? SourceFormat.GEOJSON_SEQUENCE : SourceFormat.GEOJSON;
    }

    private static SourceFormat xml(Path file, String text) {
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw refused(
                    file, "is XML with a document type of its own, which could lead anywhere. Remove the DOCTYPE");
        }
        Matcher root = ROOT.matcher(text);
        String name = root.find() ? root.group(1) : "";
        if (name.equals("kml")) {
            return SourceFormat.KML;
        } else if (text.contains("http://www.opengis.net/gml") && !name.startsWith("OGRVRT")) {
            return SourceFormat.GML;
        }
        throw refused(file, "is XML, but neither KML nor GML: its root is <%s>".formatted(name));
    }

    private static @Nullable String hint(byte[] start) {
        return HINTS.stream()
                .filter(hint -> SourceFile.begins(start, hint.signature().getBytes(ISO_8859_1)))
                .map(Hint::sentence)
                .findFirst()
                .orElse(null);
    }

    private static GisException.InvalidData refused(Path file, @Nullable String sentence) {
        return new GisException.InvalidData(
                "The file is not taken in:",
                List.of("%s %s. Taken in are %s."
                        .formatted(
                                file.getFileName(),
                                sentence == null ? "is in no format that is known here" : sentence,
                                SourceFormat.titles())));
    }
}
