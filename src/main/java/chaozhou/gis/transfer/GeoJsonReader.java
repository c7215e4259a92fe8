package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.GeoJsonFeatureReader;
import chaozhou.gis.error.GisException;
import chaozhou.gis.store.Feature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a GeoJSON FeatureCollection (RFC 7946) feature by feature; the file may be larger than memory. */
final class GeoJsonReader {

    /** A file with more faults than these is not described further. */
    private static final int MOST_FAULTS = 50;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final GeoJsonFeatureReader features;
    private final List<String> faults = new ArrayList<>();

    GeoJsonReader(Path file, Layer layer) {
        this.file = file;
        this.features = new GeoJsonFeatureReader(layer);
    }

    /** Takes features as they are read. */
    interface Receiver {
        void take(Feature feature) throws Exception;
    }

    /**
     * Reads the whole file.
     *
     * @throws GisException.InvalidData naming line and fault of every feature that can't be used
     */
    void read(Receiver receiver) throws Exception {
        try (InputStream in = Files.newInputStream(file);
                JsonParser parser = JSON.createParser(in)) {
            findFeatures(parser);
            while (faults.size() < MOST_FAULTS && parser.nextToken() == JsonToken.START_OBJECT) {
                readFeature(parser, receiver);
            }
            readToEnd(parser);
        } catch (IOException e) {
            throw new GisException.Setup("The file " + file + " can't be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            faults.add("%s:%d: not JSON: %s".formatted(file, line, e.getOriginalMessage()));
        }
        if (!faults.isEmpty()) {
            throw new GisException.InvalidData("The file can't be taken in:", faults);
        }
    }

    private void findFeatures(JsonParser parser) {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isFeatures = parser.currentName().equals("features");
                if (parser.nextToken() == JsonToken.START_ARRAY && isFeatures) {
                    return;
                }
                parser.skipChildren();
            }
        }
        throw new GisException.InvalidData(
                "The file can't be taken in:", List.of(file + ":1: no FeatureCollection with an array of features"));
    }

    /** A file that was cut off after a feature is found out here. */
    private static void readToEnd(JsonParser parser) {
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
    }

    private void readFeature(JsonParser parser, Receiver receiver) throws Exception {
        int line = parser.currentTokenLocation().getLineNr();
        JsonNode node = JSON.readTree(parser);
        Feature feature;
        try {
            feature = features.read(node);
        } catch (IllegalArgumentException e) {
            faults.add("%s:%d: %s".formatted(file, line, e.getMessage()));
            return;
        }
        receiver.take(feature);
    }
}
