package chaozhou.gis.jobs;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.MediaTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs processes for who is at the machine itself, in the thread that asks. */
@Component
public final class Execution {

    private final Processes processes;
    private final JsonMapper json;

    Execution(Processes processes, JsonMapper json) {
        this.processes = processes;
        this.json = json;
    }

    /** Opens what an answer is written to once it is known. */
    @FunctionalInterface
    public interface Target {
        /** @param provenance as {@link ResultFile} has it */
        void write(@Nullable String provenance, ResultFile.Content content) throws IOException;
    }

    /** The description of a process. */
    public Map<String, Object> describe(String process, Language language) {
        return processes.description(processes.get(process), language).whole();
    }

    /** The media types that its answers can have. */
    public List<String> mediaTypes(String process) {
        return processes.get(process).mediaTypes();
    }

    /**
     * Runs a process.
     *
     * @param inputs by their names
     * @param files that an upload would have
     * @param mediaType of the answer, one of the process's
     * @throws InvalidParameter naming the input that can't be used
     */
    public void run(
            String process,
            Map<String, ?> inputs,
            List<Path> files,
            String mediaType,
            Language language,
            Progress progress,
            Target target)
            throws IOException {
        OfferedProcess offered = processes.get(process);
        ProcessDescription description = processes.description(offered, language);
        Map<String, ?> format = Map.of("format", Map.of("mediaType", MediaTypes.bare(mediaType)));
        JsonNode body = json.valueToTree(Map.of("inputs", inputs, "outputs", Map.of(description.output(), format)));
        try (Upload upload = new Upload()) {
            files.forEach(upload::take);
            ExecuteRequest request = ExecuteRequest.parse(body, offered, description, upload, null);
            Answer answer = Answer.of(request, offered.prepare(request).run(progress), json);
            target.write(answer.provenance(), answer.content());
        }
    }
}
