package chaozhou.gis.source;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Parcels by their corner points, as the ministry's text format of land surveys has them: a section of properties, then for each
 * parcel a line that ends with {@code @} and the lines of its points, {@code number, ring, northing, easting} in metres.
 */
final class SurveyText {

    /** What the line of a parcel says, in its order, under the names of the survey standards. */
    private static final List<String> FIELDS = List.of("JZDS", "DKMJ", "DKBH", "DKMC", "TXLX", "TFH", "DKYT", "DLBM");

    private final Path file;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<Parcel> parcels = new ArrayList<>();

    private SurveyText(Path file) {
        this.file = file;
    }

    /** @param rings corner points by the number of the ring, each easting, northing; the first ring is the outer one */
    private record Parcel(int line, List<String> values, TreeMap<Integer, List<double[]>> rings) {}

    /** @throws GisException.InvalidData with the line that can't be understood */
    static SurveyText read(Path file, Charset charset) throws IOException {
        SurveyText text = new SurveyText(file);
        String section = "";
        int number = 0;
        for (String line : PlainText.lines(file, charset)) {
            number++;
            String bare = line.strip();
            if (bare.startsWith("[")) {
                section = bare;
            } else if (section.equals("[属性描述]") && bare.contains("=")) {
                text.properties.put(
                        bare.substring(0, bare.indexOf('=')).strip(),
                        bare.substring(bare.indexOf('=') + 1).strip());
            } else if (section.equals("[地块坐标]") && !bare.isEmpty()) {
                text.takeLine(number, bare);
            }
        }
        return text;
    }

    private void takeLine(int number, String line) {
        if (line.endsWith("@")) {
            List<String> values = List.of(line.split(",", -1));
            parcels.add(new Parcel(number, values.subList(0, values.size() - 1), new TreeMap<>()));
            return;
        }
        String[] point = line.split(",", -1);
        if (parcels.isEmpty() || point.length < 4) {
            throw refused(number, "neither a parcel, which ends with @, nor a point: number, ring, northing, easting");
        }
        try {
            double[] position = {Double.parseDouble(point[3].strip()), Double.parseDouble(point[2].strip())};
            parcels.get(parcels.size() - 1)
                    .rings()
                    .computeIfAbsent(Integer.parseInt(point[1].strip()), ring -> new ArrayList<>())
                    .add(position);
        } catch (NumberFormatException e) {
            throw refused(number, "the ring, the northing or the easting is no number");
        }
    }

    /**
     * The CRS that the properties tell, as an EPSG code; null when they do not tell enough.
     * Codes of 3-degree zones with their number before the easting and without it (EPSG Geodetic Parameter Dataset).
     */
    @Nullable
    String crs() {
        String system = Objects.requireNonNullElse(properties.get("坐标系"), "");
        if (!"3".equals(properties.get("几度分带")) || !properties.containsKey("带号")) {
            return null;
        }
        int zone = Integer.parseInt(properties.get("带号").replaceAll("\\D", "0"));
        boolean isNumbered = parcels.stream()
                .flatMap(parcel -> parcel.rings().values().stream())
                .flatMap(List::stream)
                .allMatch(position -> position[0] > 1_000_000);
        if (zone < 25 || zone > 45) {
            return null;
        } else if (system.contains("2000")) {
            return "EPSG:" + ((isNumbered ? 4513 : 4534) + zone - 25);
        } else if (system.contains("80")) {
            return "EPSG:" + ((isNumbered ? 2349 : 2370) + zone - 25);
        } else if (system.contains("54")) {
            return "EPSG:" + ((isNumbered ? 2401 : 2422) + zone - 25);
        }
        return null;
    }

    /** Writes the parcels as GeoJSON with their coordinates as they are, and their CRS as a member, as old GeoJSON had it. */
    void write(Path target) throws IOException {
        if (parcels.isEmpty()) {
            throw refused(1, "there is no parcel in it");
        }
        try (OutputStream out = Files.newOutputStream(target);
                JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            String crs = crs();
            json.writeName("crs");
            if (crs == null) {
                json.writeNull();
            } else {
                json.writeStartObject();
                json.writeStringProperty("type", "name");
                json.writeObjectPropertyStart("properties");
                json.writeStringProperty("name", "urn:ogc:def:crs:" + crs.replace(":", "::"));
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeArrayPropertyStart("features");
            for (Parcel parcel : parcels) {
                write(json, parcel);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, Parcel parcel) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("properties");
        for (int i = 0; i < Math.min(FIELDS.size(), parcel.values().size()); i++) {
            json.writeStringProperty(FIELDS.get(i), parcel.values().get(i).strip());
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "Polygon");
        json.writeArrayPropertyStart("coordinates");
        for (List<double[]> ring : parcel.rings().values()) {
            write(json, parcel, ring);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Parcel parcel, List<double[]> ring) {
        if (ring.size() < 3) {
            throw refused(parcel.line(), "a ring of this parcel has fewer than three corners");
        }
        List<double[]> closed = new ArrayList<>(ring);
        double[] first = ring.get(0);
        double[] last = ring.get(ring.size() - 1);
        if (first[0] != last[0] || first[1] != last[1]) {
            closed.add(first);
        }
        json.writeStartArray();
        for (double[] position : closed) {
            json.writeArray(position, 0, 2);
        }
        json.writeEndArray();
    }

    private GisException.InvalidData refused(int line, String sentence) {
        return new GisException.InvalidData(
                "The file is not taken in:", List.of("%s:%d: %s".formatted(file.getFileName(), line, sentence)));
    }
}
