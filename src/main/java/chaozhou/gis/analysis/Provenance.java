package chaozhou.gis.analysis;

import chaozhou.gis.GisApplication;
import chaozhou.gis.analysis.subject.Digest;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Crs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of what an answer was made, so that it can be had again.
 *
 * @param process its id
 * @param version of the program
 * @param generated when
 * @param date the day whose features in force answered
 * @param crs of coordinates
 * @param revisions of the layers that were read, by their ids; taken before they are, so what is told is never newer
 * @param parameters the inputs as they were given; of long ones, features and files their digest
 */
public record Provenance(
        String process,
        String version,
        Instant generated,
        LocalDate date,
        String crs,
        Map<String, Long> revisions,
        Map<String, Object> parameters) {

    /** Inputs whose digests come from elsewhere. */
    private static final Set<String> DIGESTED = Set.of("features", "file");

    /** Inputs that are longer, as JSON, are told by their digest. */
    private static final int LONGEST_INPUT = 1000;

    /**
     * Of an answer that is made now.
     *
     * @param digests of features or files that came with the request
     */
    public static Provenance of(
            String process,
            AnalysisInputs inputs,
            LayerStates states,
            List<Layer> layers,
            Map<String, Object> digests) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        JsonNode given = inputs.request().inputs().object();
        given.properties().stream()
                .filter(input -> !DIGESTED.contains(input.getKey()))
                .forEach(input -> parameters.put(input.getKey(), told(input.getValue())));
        parameters.putAll(digests);
        String version = GisApplication.class.getPackage().getImplementationVersion();
        return new Provenance(
                process,
                version == null ? "development" : version,
                Instant.now(inputs.clock()).truncatedTo(ChronoUnit.SECONDS),
                inputs.date(),
                Crs.CRS84.uri(),
                Revisions.of(states, layers),
                parameters);
    }

    private static Object told(JsonNode input) {
        String text = input.toString();
        return text.length() <= LONGEST_INPUT ? input : Map.of("sha256", Digest.of(text));
    }

    /** As members of a JSON object. */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("process", process);
        members.put("version", version);
        members.put("generated", generated.toString());
        members.put("date", date.toString());
        members.put("crs", crs);
        members.put("revisions", revisions);
        members.put("parameters", parameters);
        return members;
    }

    /** For people. */
    public List<Table.Note> notes(Language language, Catalog catalog, Clock clock) {
        List<Table.Note> notes = new ArrayList<>();
        add(notes, language, new Text("处理", "Process"), process);
        add(notes, language, new Text("程序版本", "Version of the program"), "Chaozhou GIS " + version);
        add(
                notes,
                language,
                new Text("生成时间", "Made at"),
                generated.atZone(clock.getZone()).toOffsetDateTime().toString());
        add(notes, language, new Text("数据日期", "Day"), date.toString());
        add(notes, language, new Text("坐标系", "CRS"), crs);
        revisions.forEach((layer, revision) -> add(
                notes,
                language,
                new Text(
                        "图层版本：" + catalog.layer(layer).title().zh(),
                        "Revision of " + catalog.layer(layer).title().en()),
                revision.toString()));
        parameters.forEach((name, value) -> add(
                notes,
                language,
                new Text("参数 " + name, "Input " + name),
                JsonMapper.shared().writeValueAsString(value)));
        return notes;
    }

    private static void add(List<Table.Note> notes, Language language, Text title, String text) {
        notes.add(new Table.Note(title.in(language), text));
    }
}
