package chaozhou.gis.jobs;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a process is, takes and gives (OGC 18-062r2, 7.10), in one language. */
public final class ProcessDescription {

    private final Language language;
    private final Map<String, Object> summary;
    private final Map<String, Object> inputs = new LinkedHashMap<>();
    private final Map<String, Object> outputs = new LinkedHashMap<>();

    public ProcessDescription(
            Language language, OfferedProcess process, Text title, Text description, String... keywords) {
        this.language = language;
        this.summary = titled(title, description);
        summary.put("id", process.id());
        summary.put("version", "1.0.0");
        summary.put("keywords", List.of(keywords));
        summary.put(
                "jobControlOptions",
                process.isJobAlways()
                        ? List.of("async-execute", "dismiss")
                        : process.isLong()
                                ? List.of("sync-execute", "async-execute", "dismiss")
                                : List.of("sync-execute"));
        summary.put("outputTransmission", List.of("value"));
    }

    private Map<String, Object> titled(Text title, Text description) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", title.in(language));
        members.put("description", description.in(language));
        return members;
    }

    public Language language() {
        return language;
    }

    /** @param minOccurs 1: it must be given */
    public ProcessDescription input(
            String name, Text title, Text description, int minOccurs, Map<String, Object> schema) {
        Map<String, Object> input = titled(title, description);
        input.put("minOccurs", minOccurs);
        input.put("maxOccurs", 1);
        input.put("schema", schema);
        inputs.put(name, input);
        return this;
    }

    /** An input that may be left out. */
    public ProcessDescription input(String name, Text title, Text description, Map<String, Object> schema) {
        return input(name, title, description, 0, schema);
    }

    /** Takes an input away that the process has in another form. */
    public ProcessDescription without(String name) {
        inputs.remove(name);
        return this;
    }

    public ProcessDescription output(String name, Text title, Text description, Map<String, Object> schema) {
        Map<String, Object> output = titled(title, description);
        output.put("schema", schema);
        outputs.put(name, output);
        return this;
    }

    List<String> inputs() {
        return List.copyOf(inputs.keySet());
    }

    /** The name of the output. */
    String output() {
        return outputs.keySet().iterator().next();
    }

    /** The members of a process summary, without links. */
    Map<String, Object> summary() {
        return new LinkedHashMap<>(summary);
    }

    /** All members, without links. */
    Map<String, Object> whole() {
        Map<String, Object> whole = summary();
        whole.put("inputs", inputs);
        whole.put("outputs", outputs);
        return whole;
    }
}
