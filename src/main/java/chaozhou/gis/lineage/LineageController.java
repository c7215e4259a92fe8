package chaozhou.gis.lineage;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import chaozhou.gis.store.Comparison;
import chaozhou.gis.store.Releases;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where units came from, what differs between days, and what codes mean. */
@RestController
final class LineageController {

    private static final Text LINEAGE = new Text("沿革", "Lineage");
    private static final Text DIFFERENCES = new Text("变化", "Differences");
    private static final Text AMBIGUOUS = new Text(
            "同一代码指不同单元；请用 system 指明代码体系。", "The code means several units; say which code system is meant with system.");

    private final Catalog catalog;
    private final LineageStore lineage;
    private final CodeLookup codes;
    private final Releases releases;
    private final Documents documents;
    private final Clock clock;

    LineageController(
            Catalog catalog,
            LineageStore lineage,
            CodeLookup codes,
            Releases releases,
            Documents documents,
            Clock clock) {
        this.catalog = catalog;
        this.lineage = lineage;
        this.codes = codes;
        this.releases = releases;
        this.documents = documents;
        this.clock = clock;
    }

    /** The records of lineage of a layer; {@code datetime} chooses days or periods. */
    @GetMapping("/api/collections/{layer}/lineage")
    void lineage(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("datetime", "f"));
        Period period = parameters
                .text("datetime")
                .map(value -> Period.parse(value, clock))
                .orElse(Period.ALWAYS);
        RequestContext context = new RequestContext(request);
        Map<String, Object> document = titled(LINEAGE, found, context);
        document.put("records", lineage.of(found, period));
        document.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, document);
    }

    private static Map<String, Object> titled(Text title, Layer layer, RequestContext context) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", layer.title().in(context.language()) + " · " + title.in(context.language()));
        return document;
    }

    /** What differs between the versions in force on two days. */
    @GetMapping("/api/collections/{layer}/diff")
    void diff(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Layer found = catalog.layer(layer);
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("from", "to", "f"));
        LocalDate from = day(parameters, "from");
        LocalDate to = parameters.text("to").isPresent() ? day(parameters, "to") : LocalDate.now(clock);
        Comparison comparison = releases.compare(found, from, to);
        RequestContext context = new RequestContext(request);
        Map<String, Object> document = titled(DIFFERENCES, found, context);
        document.put("from", from.toString());
        document.put("to", to.toString());
        document.put("added", comparison.added());
        document.put("removed", comparison.removed());
        document.put("changed", comparison.changed());
        document.put("unchanged", comparison.unchanged());
        document.put("differences", comparison.differences());
        document.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, document);
    }

    private LocalDate day(Parameters parameters, String name) {
        String text = parameters
                .text(name)
                .orElseThrow(() -> new InvalidParameter(name, "Say from which day, like 2023-11-30."));
        try {
            return Period.parseDay(text, clock);
        } catch (InvalidParameter e) {
            throw new InvalidParameter(name, "%s must be a day of the calendar like 2023-11-30.".formatted(name));
        }
    }

    /** What a code means: in one system, or in all, with a word when they disagree. */
    @GetMapping("/api/codes/{code}")
    void code(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("system", "datetime", "f"));
        LocalDate day = parameters.text("datetime").isPresent() ? day(parameters, "datetime") : LocalDate.now(clock);
        Attribute.CodeSystem system =
                parameters.text("system").map(LineageController::system).orElse(null);
        List<CodeLookup.Match> matches = codes.find(code, day, null, system);
        RequestContext context = new RequestContext(request);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", code);
        document.put("day", day.toString());
        document.put("isAmbiguous", CodeLookup.isAmbiguous(matches));
        if (CodeLookup.isAmbiguous(matches)) {
            document.put("message", AMBIGUOUS.in(context.language()));
        }
        document.put("matches", matches);
        document.put("links", List.of(Link.of(context.selfWithQuery(), "self", MediaTypes.JSON)));
        documents.answer(request, response, MediaTypes.JSON, parameters, document);
    }

    static Attribute.CodeSystem system(String label) {
        return Arrays.stream(Attribute.CodeSystem.values())
                .filter(system -> system.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "system",
                        "There is no such code system.",
                        Arrays.stream(Attribute.CodeSystem.values())
                                .map(Attribute.CodeSystem::label)
                                .toList()));
    }
}
