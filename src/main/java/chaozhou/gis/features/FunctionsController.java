package chaozhou.gis.features;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.query.cql2.FilterFunction;
import chaozhou.gis.query.cql2.ValueType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The functions that filters may call besides those of CQL2 (OGC 21-065r2, 7.10). */
@RestController
final class FunctionsController {

    private record Argument(String title, List<String> type) {}

    private record Function(String name, String description, List<Argument> arguments, List<String> returns) {}

    private record Functions(String title, List<Function> functions, List<Link> links) {}

    private final Documents documents;

    FunctionsController(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/api/functions")
    void functions(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new Functions(
                        context.language() == Language.ZH ? "过滤函数" : "Functions of filters",
                        FilterFunction.ALL.stream()
                                .map(function -> described(function, context.language()))
                                .toList(),
                        List.of(Link.of(context.self(), "self", MediaTypes.JSON))));
    }

    private static Function described(FilterFunction function, Language language) {
        return new Function(
                function.operator().label(),
                function.description().in(language),
                function.parameters().stream()
                        .map(parameter -> new Argument(parameter.name(), List.of(type(parameter.type()))))
                        .toList(),
                List.of(type(function.operator().result())));
    }

    private static String type(ValueType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case TEXT -> "string";
            case NUMBER -> "number";
            case DATE -> "date";
            case TIMESTAMP -> "datetime";
            case INTERVAL -> "interval";
            case GEOMETRY -> "geometry";
            case ARRAY -> "array";
        };
    }
}
