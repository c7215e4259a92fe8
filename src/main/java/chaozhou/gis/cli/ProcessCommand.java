package chaozhou.gis.cli;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.error.GisException;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.Execution;
import chaozhou.gis.jobs.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A process of the service as a command: what is asked about is a file, or {@code --layer}; other inputs are options. */
@Command(
        sortOptions = false,
        customSynopsis = {
            "gis COMMAND [FILE …] [--INPUT VALUE …] [-o FILE]",
            "",
        },
        footer = "--help tells the inputs. Without -o the answer comes on standard output.")
final class ProcessCommand implements Runnable {

    /** The processes that are commands, and what they do. */
    static final Map<String, String> PROCESSES = processes();

    private static Map<String, String> processes() {
        Map<String, String> processes = new LinkedHashMap<>();
        processes.put("locate", "Which divisions, zones and parks points lie in.");
        processes.put("measure", "Areas and lengths of features, on the ellipsoid and on the plane.");
        processes.put("transform", "Coordinates of one reference system in another, with the accuracy of each step.");
        processes.put("dissolve", "Areas with equal attributes become one.");
        processes.put("clip", "The parts of features inside of other areas.");
        processes.put("difference", "The parts of features outside of other areas.");
        processes.put("union", "The pieces into which two sets of areas cut each other.");
        processes.put("coverage-check", "Gaps, overlaps and mismatched edges of areas that should tile the ground.");
        processes.put("overlay", "What areas meet in the layers, and with how much of their ground; as a report too.");
        processes.put("summarize", "One layer counted or added up within the areas of another, or up the hierarchy.");
        processes.put("classify", "Classes of numbers.");
        processes.put("nearest", "The nearest features of a layer, with distance and direction.");
        processes.put("within-distance", "The features of layers within a distance, with distance and direction.");
        processes.put("buffer", "The areas within a distance of features, in metres on the ellipsoid.");
        processes.put("neighbours", "Which areas touch each other, and how long their common boundaries are.");
        return processes;
    }

    private final String process;

    @Option(
            names = {"--output", "-o"},
            paramLabel = "FILE",
            description =
                    "where the answer is written; its name says the format: .json, .geojson, .csv, .xlsx or another of the process")
    private @Nullable Path output;

    @Option(
            names = {"--format", "-f"},
            description = "json, geojson, csv, xlsx or another of the process; csv if neither this nor -o says it")
    private @Nullable String format;

    @Option(
            names = {"--help", "-h"},
            description = "tells the inputs")
    private boolean isHelp;

    @Unmatched
    private final List<String> given = new ArrayList<>();

    private ProcessCommand(String process) {
        this.process = process;
    }

    /** Adds a command for each process. */
    static void addTo(CommandLine commands) {
        PROCESSES.forEach((process, description) -> {
            CommandLine command = new CommandLine(new ProcessCommand(process));
            command.getCommandSpec().usageMessage().description(description);
            commands.addSubcommand(process, command);
        });
    }

    @Override
    public void run() {
        ServiceParts.use(Execution.class, execution -> {
            JsonNode description = JsonMapper.shared().valueToTree(execution.describe(process, Language.ZH));
            if (isHelp) {
                System.out.println(help(description));
                return;
            }
            try (TerminalProgress progress = TerminalProgress.onErrorStream()) {
                CommandInputs inputs = CommandInputs.read(given, description.path("inputs"));
                execution.run(
                        process,
                        inputs.values(),
                        inputs.files(),
                        mediaType(execution.mediaTypes(process)),
                        Language.ZH,
                        progress,
                        this::write);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** @param offered by the process */
    private String mediaType(List<String> offered) {
        String name = format != null ? format : output == null ? "csv" : extension(output);
        return offered.stream()
                .filter(mediaType -> name.toLowerCase(Locale.ROOT).equals(MediaTypes.extension(mediaType)))
                .findFirst()
                .orElseThrow(() -> new GisException.Setup("There is no format %s; there are %s."
                        .formatted(
                                name,
                                offered.stream().map(MediaTypes::extension).collect(joining(", ")))));
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private void write(@Nullable String provenance, ResultFile.Content content) throws IOException {
        if (output == null) {
            content.write(System.out);
            System.out.flush();
            return;
        }
        WholeFile.write(output, content);
        if (provenance != null) {
            WholeFile.write(
                    output.resolveSibling(output.getFileName() + ".provenance.json"),
                    out -> out.write(provenance.getBytes(StandardCharsets.UTF_8)));
        }
        System.err.println("Wrote " + output + ".");
    }

    /** What the process is, and its inputs, a paragraph each. */
    private static String help(JsonNode description) {
        StringBuilder help = new StringBuilder("%s\n%s\n"
                .formatted(
                        description.path("title").asString(),
                        description.path("description").asString()));
        description.path("inputs").properties().stream()
                .filter(input -> !input.getKey().equals("file"))
                .forEach(input -> help.append("\n  %s\n      %s\n"
                        .formatted(
                                CommandInputs.option(input.getKey()),
                                input.getValue().path("description").asString())));
        return help.toString();
    }
}
