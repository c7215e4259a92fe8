package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The layers as collections, and the schema of their features. */
@RestController
final class CollectionsController {

    private final Catalog catalog;
    private final CollectionDocuments documents;

    CollectionsController(Catalog catalog, CollectionDocuments documents) {
        this.catalog = catalog;
        this.documents = documents;
    }

    private record Collections(List<Link> links, List<CollectionDocument> collections) {}

    @GetMapping("/api/collections")
    ResponseEntity<?> collections(HttpServletRequest request) {
        RequestContext context = checked(request);
        List<Link> links = List.of(Link.of(context.self(), "self", MediaTypes.JSON));
        return localized(
                context,
                MediaTypes.JSON,
                new Collections(
                        links,
                        catalog.layers().stream()
                                .map(layer -> documents.describe(layer, context))
                                .toList()));
    }

    @GetMapping("/api/collections/{layer}")
    ResponseEntity<?> collection(@PathVariable String layer, HttpServletRequest request) {
        Layer found = catalog.layer(layer);
        RequestContext context = checked(request);
        return localized(context, MediaTypes.JSON, documents.describe(found, context));
    }

    @GetMapping("/api/collections/{layer}/schema")
    ResponseEntity<?> schema(@PathVariable String layer, HttpServletRequest request) {
        return schema(layer, request, FeatureSchema::document);
    }

    @GetMapping("/api/collections/{layer}/queryables")
    ResponseEntity<?> queryables(@PathVariable String layer, HttpServletRequest request) {
        return schema(layer, request, FeatureSchema::queryables);
    }

    @GetMapping("/api/collections/{layer}/sortables")
    ResponseEntity<?> sortables(@PathVariable String layer, HttpServletRequest request) {
        return schema(layer, request, FeatureSchema::sortables);
    }

    private ResponseEntity<?> schema(
            String layer, HttpServletRequest request, BiFunction<FeatureSchema, String, Map<String, Object>> part) {
        FeatureSchema schema = new FeatureSchema(catalog.layer(layer), new RequestContext(request).language());
        RequestContext context = checked(request);
        return localized(context, MediaTypes.SCHEMA, part.apply(schema, context.self()));
    }

    private static RequestContext checked(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        return new RequestContext(request);
    }

    private static ResponseEntity<?> localized(RequestContext context, String mediaType, Object body) {
        return ResponseEntity.ok()
                .header("Content-Type", mediaType)
                .header("Content-Language", context.language().tag())
                .header("Vary", "Accept-Language")
                .body(body);
    }
}
