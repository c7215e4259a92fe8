package chaozhou.gis.cli;

import chaozhou.gis.error.GisException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inputs of a process as arguments: files, and options that are called like inputs, {@code --to-wgs84} for {@code toWgs84}.
 *
 * @param values of inputs by their names, as the process takes them
 */
record CommandInputs(Map<String, Object> values, List<Path> files) {

    /**
     * Reads arguments.
     *
     * @param described the inputs as the process describes them
     * @throws GisException.Setup naming the argument that can't be used
     */
    static CommandInputs read(List<String> arguments, JsonNode described) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Path> files = new ArrayList<>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (!argument.startsWith("--")) {
                files.add(file(argument));
                continue;
            }
            int equals = argument.indexOf('=');
            String option = equals < 0 ? argument : argument.substring(0, equals);
            JsonNode schema = schema(option, described);
            if (equals >= 0) {
                values.put(input(option), value(option, argument.substring(equals + 1), schema));
            } else if (type(schema).equals("boolean")) {
                values.put(input(option), true);
            } else if (rest.hasNext()) {
                values.put(input(option), value(option, rest.next(), schema));
            } else {
                throw fault("%s needs a value.".formatted(option));
            }
        }
        return new CommandInputs(values, files);
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.exists(file)) {
            throw fault("There is no file %s.".formatted(name));
        }
        return file;
    }

    private static JsonNode schema(String option, JsonNode described) {
        JsonNode input = described.path(input(option));
        if (input.isMissingNode()) {
            throw fault("There is no option %s; there are %s."
                    .formatted(
                            option,
                            String.join(
                                    ", ",
                                    described.propertyNames().stream()
                                            .map(CommandInputs::option)
                                            .toList())));
        }
        return input.path("schema");
    }

    /** The option that an input is. */
    static String option(String input) {
        return "--" + input.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String input(String option) {
        StringBuilder name = new StringBuilder();
        for (String part : option.substring(2).split("-", -1)) {
            name.append(
                    name.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return name.toString();
    }

    private static String type(JsonNode schema) {
        return schema.path("type").asString("");
    }

    private static Object value(String option, String text, JsonNode schema) {
        return switch (type(schema)) {
            case "array" -> {
                List<Object> items = new ArrayList<>();
                for (String item : text.split(",", -1)) {
                    items.add(value(option, item, schema.path("items")));
                }
                yield items;
            }
            case "string" -> text;
            case "" -> json(option, text, true);
            default -> json(option, text, false);
        };
    }

    private static Object json(String option, String text, boolean isTextAllowed) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            if (isTextAllowed) {
                return text;
            }
            throw fault("%s can't be %s: it is JSON.".formatted(option, text));
        }
    }

    private static GisException.Setup fault(String sentence) {
        return new GisException.Setup(sentence);
    }
}
