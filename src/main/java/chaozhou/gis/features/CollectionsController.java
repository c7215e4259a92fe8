package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.NotFound;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The layers as collections, and the schemas of their features. */
@RestController
final class CollectionsController {

    private final Catalog catalog;
    private final CollectionDocuments collections;
    private final Documents documents;

    CollectionsController(Catalog catalog, CollectionDocuments collections, Documents documents) {
        this.catalog = catalog;
        this.collections = collections;
        this.documents = documents;
    }

    private record Collections(String title, List<Link> links, List<CollectionDocument> collections) {}

    @GetMapping("/api/collections")
    void collections(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new Collections(
                        context.language() == Language.ZH ? "图层" : "Layers",
                        List.of(Link.of(context.self(), "self", MediaTypes.JSON)),
                        catalog.layers().stream()
                                .map(layer -> collections.describe(layer, context))
                                .toList()));
    }

    @GetMapping("/api/collections/{layer}")
    void collection(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        documents.answer(request, response, MediaTypes.JSON, context -> collections.describe(found, context));
    }

    /** Features of layers that are not there: all that are have a servlet. */
    @GetMapping({"/api/collections/{layer}/items", "/api/collections/{layer}/items/{id}"})
    void noItems(@PathVariable String layer) {
        catalog.layer(layer);
        throw new NotFound("There is nothing at this address.");
    }

    @GetMapping("/api/collections/{layer}/schema")
    void schema(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        schema(layer, request, response, FeatureSchema::document);
    }

    @GetMapping("/api/collections/{layer}/queryables")
    void queryables(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        schema(layer, request, response, FeatureSchema::queryables);
    }

    @GetMapping("/api/collections/{layer}/sortables")
    void sortables(@PathVariable String layer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        schema(layer, request, response, FeatureSchema::sortables);
    }

    private void schema(
            String layer,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<FeatureSchema, String, Map<String, Object>> part)
            throws IOException {
        Layer found = catalog.layer(layer);
        Parameters parameters = Parameters.of(request.getParameterMap(), Set.of("f", "profile"));
        CodelistProfile profile = CodelistProfile.of(parameters);
        RequestContext context = new RequestContext(request);
        FeatureSchema schema = new FeatureSchema(
                found, context.language(), profile, context.api() + "/collections/" + layer + "/codelists/");
        response.addHeader("Link", "<%s>; rel=\"profile\"".formatted(profile.uri()));
        documents.answer(request, response, MediaTypes.SCHEMA, parameters, part.apply(schema, context.self()));
    }

    /** The codes of a property and their titles. */
    @GetMapping("/api/collections/{layer}/codelists/{property}")
    void codelist(
            @PathVariable String layer,
            @PathVariable String property,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Layer found = catalog.layer(layer);
        if (FeatureSchema.codes(found, property).isEmpty()) {
            throw new NotFound("The layer %s has no property %s with a list of codes.".formatted(layer, property));
        }
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new Codelist(
                        property,
                        FeatureSchema.codes(found, property).entrySet().stream()
                                .map(code ->
                                        new Code(code.getKey(), code.getValue().in(context.language())))
                                .toList(),
                        List.of(Link.of(context.self(), "self", MediaTypes.JSON))));
    }

    private record Code(String code, String title) {}

    private record Codelist(String id, List<Code> codes, List<Link> links) {}
}
