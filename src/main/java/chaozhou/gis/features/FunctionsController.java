package chaozhou.gis.features;

import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.cql2.FilterFunction;
import chaozhou.gis.query.cql2.ValueType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The functions that filters may call besides those of CQL2 (OGC 21-065r2, 7.10). */
@RestController
final class FunctionsController {

    private record Argument(String title, List<String> type) {}

    private record Function(String name, String description, List<Argument> arguments, List<String> returns) {}

    private record Functions(List<Function> functions, List<Link> links) {}

    @GetMapping("/api/functions")
    ResponseEntity<?> functions(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        RequestContext context = new RequestContext(request);
        List<Function> functions = FilterFunction.ALL.stream()
                .map(function -> new Function(
                        function.operator().label(),
                        function.description().in(context.language()),
                        function.parameters().stream()
                                .map(parameter -> new Argument(parameter.name(), List.of(type(parameter.type()))))
                                .toList(),
                        List.of(type(function.operator().result()))))
                .toList();
        return ResponseEntity.ok()
                .header("Content-Language", context.language().tag())
                .header("Vary", "Accept-Language")
                .body(new Functions(functions, List.of(Link.of(context.self(), "self", MediaTypes.JSON))));
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
