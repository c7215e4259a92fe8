package chaozhou.gis.query;

import chaozhou.gis.error.GisException.InvalidParameter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The query parameters of a request. Every name is known, occurs once and has a value of a sane length without control
 * characters; otherwise it is refused with what is allowed.
 */
public final class Parameters {

    private static final int LONGEST_VALUE = 4000;

    private final Map<String, String> values = new TreeMap<>();

    private Parameters() {}

    /**
     * @param given names and values as the servlet container decoded them
     * @param known the names that the address takes
     * @throws InvalidParameter naming the first parameter that is at fault
     */
    public static Parameters of(Map<String, String[]> given, Collection<String> known) {
        return of(given, known, Map.of());
    }

    /** @param longest the most characters of parameters that may be longer than others; these may also have line breaks and tabs */
    public static Parameters of(Map<String, String[]> given, Collection<String> known, Map<String, Integer> longest) {
        Parameters parameters = new Parameters();
        given.forEach((name, values) -> {
            String value = single(name, List.of(values), known);
            boolean isLong = longest.containsKey(name);
            requireSane(
                    name,
                    isLong ? value.replaceAll("[\\n\\r\\t]", " ") : value,
                    longest.getOrDefault(name, LONGEST_VALUE));
            parameters.values.put(name, value);
        });
        return parameters;
    }

    /** The same without one of them. */
    Parameters without(String name) {
        Parameters others = new Parameters();
        others.values.putAll(values);
        others.values.remove(name);
        return others;
    }

    private static String single(String name, List<String> values, Collection<String> known) {
        if (!known.contains(name)) {
            List<String> allowed = List.copyOf(new TreeSet<>(known));
            throw new InvalidParameter(
                    shortened(name),
                    allowed.isEmpty()
                            ? "This address takes no parameters."
                            : "This address has no such parameter; it takes " + String.join(", ", allowed) + ".",
                    allowed);
        }
        if (values.size() > 1) {
            throw new InvalidParameter(name, "The parameter is given %d times; give it once.".formatted(values.size()));
        }
        return values.get(0);
    }

    private static void requireSane(String name, String value, int longest) {
        if (value.isBlank()) {
            throw new InvalidParameter(name, "The parameter has no value; give one or leave it out.");
        }
        if (value.length() > longest) {
            throw new InvalidParameter(
                    name, "The value has %d characters; the most is %d.".formatted(value.length(), longest));
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidParameter(name, "The value has control characters; leave them out.");
        }
    }

    /** A name from outside, cut and cleaned so that it can be shown. */
    private static String shortened(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether a parameter says true; without it, false. */
    public boolean bool(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new InvalidParameter(name, name + " is true or false.", List.of("true", "false"));
                })
                .orElse(false);
    }

    /**
     * A whole number that must be at least {@code least}; above {@code most} it counts as {@code most}, as OGC 17-069r4,
     * 7.15.3 asks of {@code limit}.
     */
    public int limit(String name, int least, int most, int otherwise) {
        return text(name).map(value -> parseLimit(name, value, least, most)).orElse(otherwise);
    }

    private static int parseLimit(String name, String value, int least, int most) {
        String detail = "%s must be a whole number from %d to %d.".formatted(name, least, most);
        if (!value.matches("\\+?\\d+")) {
            throw new InvalidParameter(name, detail);
        }
        String digits = value.replaceFirst("^\\+?0*(?=\\d)", "");
        int number = digits.length() > 9 ? most : Integer.parseInt(digits);
        if (number < least) {
            throw new InvalidParameter(name, detail);
        }
        return Math.min(number, most);
    }
}
