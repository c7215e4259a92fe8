package chaozhou.gis.analysis.pieces;

import chaozhou.gis.analysis.AnalysisInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The inputs {@code by} and {@code attributes}.
 *
 * @param by attributes whose equal values make features one; none: all become one
 * @param rules what becomes of other attributes, in the order of the request
 */
record DissolveInputs(List<String> by, List<Rule> rules) {

    static final String BY = "by";
    static final String ATTRIBUTES = "attributes";

    /** What one attribute becomes. */
    record Rule(String attribute, AttributeRule rule) {}

    static DissolveInputs parse(AnalysisInputs inputs) {
        return new DissolveInputs(
                texts(BY, inputs.request().input(BY)), rules(inputs.request().input(ATTRIBUTES)));
    }

    /** A text, or an array of texts. */
    private static List<String> texts(String input, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        } else if (value.isString()) {
            return List.of(value.stringValue());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.isString() ? item.stringValue() : ""));
        if (!value.isArray() || texts.contains("") || texts.stream().distinct().count() < texts.size()) {
            throw AnalysisInputs.fault(input, "must be a name, or an array of names, each once.");
        }
        return texts;
    }

    private static List<Rule> rules(@Nullable JsonNode value) {
        List<Rule> rules = new ArrayList<>();
        if (value == null || value.isNull()) {
            return rules;
        }
        if (!value.isObject()) {
            throw AnalysisInputs.fault(
                    ATTRIBUTES, "must be an object with a rule, or an array of rules, for each attribute.");
        }
        value.properties().forEach(member -> {
            String place = ATTRIBUTES + "." + member.getKey();
            texts(place, member.getValue()).forEach(label -> rules.add(new Rule(member.getKey(), rule(place, label))));
        });
        return rules;
    }

    private static AttributeRule rule(String place, String label) {
        List<String> labels = AnalysisInputs.labels(AttributeRule.values());
        return Arrays.stream(AttributeRule.values())
                .filter(rule -> AnalysisInputs.label(rule).equals(label))
                .findFirst()
                .orElseThrow(() ->
                        AnalysisInputs.fault(place, "must be of %s.".formatted(String.join(", ", labels)), labels));
    }
}
