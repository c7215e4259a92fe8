package chaozhou.gis.query.cql2;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.geometry.GeoJsonGeometryReader;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CQL2 JSON to terms (OGC 21-065r2, 8.3 and annex C). Places are JSON pointers (RFC 6901). */
final class Cql2JsonParser {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Terms terms;
    private int depth;

    private Cql2JsonParser(Terms terms) {
        this.terms = terms;
    }

    /** @throws InvalidParameter that says at which line and column, or at which member, what was expected */
    static Term parse(String text, Terms terms) {
        return new Cql2JsonParser(terms).term(tree(text), "");
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw Term.fault(
                    location == null
                            ? "line 1"
                            : "line %d, column %d".formatted(location.getLineNr(), location.getColumnNr()),
                    "this is no JSON: %s."
                            .formatted(
                                    e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private static String place(String pointer) {
        return pointer.isEmpty() ? "the root" : pointer;
    }

    private Term term(JsonNode node, String pointer) {
        if (++depth > Terms.DEEPEST) {
            throw Terms.tooDeep(place(pointer));
        }
        Term term = value(node, pointer);
        depth--;
        return term;
    }

    private Term value(JsonNode node, String pointer) {
        String place = place(pointer);
        if (node.isObject()) {
            return object(node, pointer, place);
        }
        if (node.isArray()) {
            return terms.array(place, elements(node, pointer));
        }
        if (node.isString()) {
            return terms.text(place, node.stringValue());
        }
        if (node.isNumber()) {
            return terms.number(place, node.asString());
        }
        if (node.isBoolean()) {
            return terms.bool(place, node.booleanValue());
        }
        throw Term.fault(place, "expected a value or an object like {\"op\": …, \"args\": […]}, found null.");
    }

    private Term object(JsonNode node, String pointer, String place) {
        if (node.has("op")) {
            requireMembers(node, place, "op", "args");
            return terms.call(
                    place, text(node, "op", place), elements(array(node, "args", pointer), pointer + "/args"));
        }
        if (node.has("property")) {
            requireMembers(node, place, "property");
            return terms.property(place, text(node, "property", place));
        }
        if (node.has("date")) {
            requireMembers(node, place, "date");
            return terms.date(place, text(node, "date", place));
        }
        if (node.has("timestamp")) {
            requireMembers(node, place, "timestamp");
            return terms.timestamp(place, text(node, "timestamp", place));
        }
        if (node.has("interval")) {
            requireMembers(node, place, "interval");
            return interval(node, pointer);
        }
        if (node.has("type")) {
            return geometry(node, place);
        }
        if (node.has("bbox")) {
            requireMembers(node, place, "bbox");
            return bbox(node, pointer);
        }
        throw Term.fault(
                place,
                "expected an object with op, property, date, timestamp, interval, bbox or the type of a geometry.");
    }

    private static void requireMembers(JsonNode node, String place, String... known) {
        for (String name : node.propertyNames()) {
            if (!List.of(known).contains(name)) {
                throw Term.fault(
                        place,
                        "an object with %s has no other members than %s."
                                .formatted(known[0], String.join(" and ", known)));
            }
        }
    }

    private static String text(JsonNode node, String member, String place) {
        if (!node.path(member).isString()) {
            throw Term.fault(place, "%s must be a text.".formatted(member));
        }
        return node.path(member).stringValue();
    }

    private static JsonNode array(JsonNode node, String member, String pointer) {
        if (!node.path(member).isArray()) {
            throw Term.fault(place(pointer), "%s must be an array.".formatted(member));
        }
        return node.path(member);
    }

    private List<Term> elements(JsonNode array, String pointer) {
        List<Term> elements = new ArrayList<>();
        for (JsonNode element : array) {
            elements.add(term(element, pointer + "/" + elements.size()));
        }
        return elements;
    }

    private Term interval(JsonNode node, String pointer) {
        JsonNode ends = array(node, "interval", pointer);
        if (ends.size() != 2) {
            throw Term.fault(place(pointer), "interval must be an array of two: where it begins and where it ends.");
        }
        return terms.interval(
                place(pointer),
                end(ends.path(0), pointer + "/interval/0", true),
                end(ends.path(1), pointer + "/interval/1", false));
    }

    private Term end(JsonNode node, String pointer, boolean isStart) {
        return node.isString() ? terms.end(pointer, node.stringValue(), isStart) : term(node, pointer);
    }

    private Term bbox(JsonNode node, String pointer) {
        List<Double> bounds = new ArrayList<>();
        for (JsonNode bound : array(node, "bbox", pointer)) {
            if (!bound.isNumber()) {
                throw Term.fault(place(pointer), "bbox must be an array of numbers.");
            }
            bounds.add(bound.doubleValue());
        }
        return terms.bbox(place(pointer), bounds);
    }

    private Term geometry(JsonNode node, String place) {
        try {
            return terms.geometry(place, GeoJsonGeometryReader.read(node));
        } catch (IllegalArgumentException e) {
            throw Term.fault(place, e.getMessage() + ".");
        }
    }
}
