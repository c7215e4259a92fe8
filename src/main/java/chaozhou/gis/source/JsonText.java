package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A file of JSON, read through once before GDAL has it: GDAL takes what it can of a broken one. */
final class JsonText {

    private static final int DEEPEST = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(-1)
                    .build())
            .build();

    private JsonText() {}

    /**
     * Reads to the end of the file.
     *
     * @param name of the file for people
     * @throws GisException.InvalidData with the line, when it is no JSON, is cut off, is nested too deep, or has a number that is none
     */
    static void requireWhole(Path file, Path name) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(parser.getDoubleValue())) {
                    throw refused(
                            name, parser.currentTokenLocation().getLineNr(), "there is a number beyond all doubles");
                }
            }
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw refused(name, line, e.getOriginalMessage().lines().findFirst().orElse("not JSON"));
        }
    }

    private static GisException.InvalidData refused(Path name, int line, String sentence) {
        return new GisException.InvalidData(
                "The file is not taken in:", List.of("%s:%d: %s".formatted(name.getFileName(), line, sentence)));
    }
}
