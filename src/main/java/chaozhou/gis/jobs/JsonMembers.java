package chaozhou.gis.jobs;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON object from outside, with the place where it stands, so that a fault can be named: {@code inputs.points}. */
public record JsonMembers(String place, JsonNode object) {

    /** @throws InvalidParameter naming the place when the node is no object */
    public JsonMembers {
        if (!object.isObject()) {
            throw new InvalidParameter(place, "%s must be a JSON object.".formatted(place));
        }
    }

    /** The place of a member, {@code place.name}; the body itself has no name. */
    public String placeOf(String name) {
        return place.equals("body") ? name : place + "." + name;
    }

    /** @throws InvalidParameter naming the first member that is not known */
    public JsonMembers requireKnown(List<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw new InvalidParameter(
                        placeOf(shortened(name)),
                        "%s is not known here; known are %s.".formatted(shortened(name), String.join(", ", known)),
                        known);
            }
        }
        return this;
    }

    private static String shortened(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }

    /** The member, or null when it is not there. JSON's null counts as a value, which nothing here takes. */
    @Nullable
    public JsonNode get(String name) {
        return object.get(name);
    }

    /** @throws InvalidParameter naming the member when it is not there */
    public JsonNode require(String name, String what) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new InvalidParameter(placeOf(name), "%s is missing: %s.".formatted(placeOf(name), what));
        }
        return value;
    }

    /** @throws InvalidParameter naming the member when it is there and is none of the texts */
    @Nullable
    public String oneOf(String name, List<String> allowed) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isString() || !allowed.contains(value.stringValue())) {
            throw new InvalidParameter(
                    placeOf(name),
                    "%s must be one of %s.".formatted(placeOf(name), String.join(", ", allowed)),
                    allowed);
        }
        return value.stringValue();
    }
}
