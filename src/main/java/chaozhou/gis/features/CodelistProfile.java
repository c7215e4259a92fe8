package chaozhou.gis.features;

import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.query.Parameters;
import java.util.Arrays;
import java.util.List;

/** How schemas tell the codes of a property (OGC 23-058r2, requirements class "Profiles for codelists"). */
enum CodelistProfile {
    /** With their titles, in the schema itself. */
    INLINE("codelists-inline"),
    /** The bare codes, and the address of a list that has the titles. */
    REFERENCE("codelists-ref");

    private static final String URI = "http://www.opengis.net/def/profile/OGC/0/";

    private final String label;

    CodelistProfile(String label) {
        this.label = label;
    }

    /**
     * The first one that the parameter {@code profile} names, by name or URI, with commas between several; {@link #INLINE} without it.
     *
     * @throws InvalidParameter when it names none
     */
    static CodelistProfile of(Parameters parameters) {
        return parameters.text("profile").map(CodelistProfile::of).orElse(INLINE);
    }

    private static CodelistProfile of(String names) {
        return Arrays.stream(names.split(",", -1))
                .flatMap(name -> Arrays.stream(values())
                        .filter(profile -> name.equals(profile.label) || name.equals(profile.uri())))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "profile", "profile is one of %s.".formatted(String.join(", ", labels())), labels()));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(profile -> profile.label).toList();
    }

    String uri() {
        return URI + label;
    }
}
