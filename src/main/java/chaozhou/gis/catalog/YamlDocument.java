package chaozhou.gis.catalog;

import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML text with its content and the line of each of its parts. */
record YamlDocument(Object content, Node root) {

    /** @throws org.yaml.snakeyaml.error.MarkedYAMLException when the text is no YAML, or has a key twice */
    static YamlDocument parse(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Yaml yaml = new Yaml(new SafeConstructor(options));
        Object content = yaml.load(text);
        Node root = yaml.compose(new StringReader(text));
        return new YamlDocument(
                Objects.requireNonNullElse(content, Map.of()),
                Objects.requireNonNullElseGet(root, YamlDocument::empty));
    }

    private static Node empty() {
        return Objects.requireNonNull(new Yaml().compose(new StringReader("{}")));
    }

    /** The line, from 1, of the part at a JSON pointer (RFC 6901), or of the nearest part above it that exists. */
    int line(String pointer) {
        Node node = root;
        int line = root.getStartMark().getLine();
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            Child child = child(node, step);
            if (child == null) {
                break;
            }
            node = child.value();
            line = child.start().getStartMark().getLine();
        }
        return line + 1;
    }

    private record Child(Node start, Node value) {}

    private static @Nullable Child child(Node node, String step) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals(step)) {
                    return new Child(key, entry.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode sequence && step.matches("\\d+")) {
            int index = Integer.parseInt(step);
            if (index < sequence.getValue().size()) {
                Node value = sequence.getValue().get(index);
                return new Child(value, value);
            }
        }
        return null;
    }
}
