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
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param remarks what else is to be told of the answer, by the member that has it: {@code steps}, {@code notes}
 */
public record Provenance(
        String process,
        String version,
        Instant generated,
        LocalDate date,
        String crs,
        Map<String, Long> revisions,
        Map<String, Object> parameters,
        @JsonIgnore Map<String, List<Remark>> remarks) {

    /** @param accuracyM how far positions may be off through it, in metres; null: it tells of something else */
    public record Remark(Text title, @Nullable Double accuracyM) {

        private Map<String, Object> members() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("title", title);
            if (accuracyM != null) {
                members.put("accuracyM", accuracyM);
            }
            return members;
        }

        private String in(Language language) {
            return title.in(language) + (accuracyM == null ? "" : " (" + accuracyM + " m)");
        }
    }

    private static final String VERSION =
            Objects.requireNonNullElse(GisApplication.class.getPackage().getImplementationVersion(), "development");

    /** Inputs whose digests come from elsewhere. */
    private static final Set<String> DIGESTED = Set.of("features", "file", "with");

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
        return new Provenance(
                process,
                VERSION,
                Instant.now(inputs.clock()).truncatedTo(ChronoUnit.SECONDS),
                inputs.date(),
                Crs.CRS84.uri(),
                Revisions.of(states, layers),
                parameters,
                Map.of());
    }

    /** The same with remarks. */
    public Provenance with(String member, List<Remark> more) {
        Map<String, List<Remark>> all = new LinkedHashMap<>(remarks);
        all.put(member, more);
        return new Provenance(process, version, generated, date, crs, revisions, parameters, all);
    }

    /** The same with coordinates of another CRS. */
    public Provenance inCrs(String uri) {
        return new Provenance(process, version, generated, date, uri, revisions, parameters, remarks);
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
        remarks.forEach((member, told) ->
                members.put(member, told.stream().map(Remark::members).toList()));
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
        remarks.values()
                .forEach(told ->
                        told.forEach(remark -> add(notes, language, new Text("说明", "Remark"), remark.in(language))));
        return notes;
    }

    private static void add(List<Table.Note> notes, Language language, Text title, String text) {
        notes.add(new Table.Note(title.in(language), text));
    }
}
