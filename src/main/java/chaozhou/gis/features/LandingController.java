package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.CatalogProperties;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a client begins: landing page, conformance, API definition. */
@RestController
final class LandingController {

    /** What the service does of the standards; a class is listed only when tests of ours show it. */
    private static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-features-8/0.0/conf/sorting",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
            "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
            "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
            "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
            "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/array-functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/property-property",
            "http://www.opengis.net/spec/cql2/1.0/conf/functions",
            "http://www.opengis.net/spec/cql2/1.0/conf/arithmetic");

    private final Catalog catalog;
    private final CatalogProperties properties;

    LandingController(Catalog catalog, CatalogProperties properties) {
        this.catalog = catalog;
        this.properties = properties;
    }

    private record Landing(String title, String description, List<Link> links) {}

    private record Conformance(List<String> conformsTo) {}

    @GetMapping("/api")
    ResponseEntity<?> landing(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        RequestContext context = new RequestContext(request);
        String api = context.api();
        List<Link> links = List.of(
                Link.of(api, "self", MediaTypes.JSON),
                Link.of(api + "/openapi", "service-desc", MediaTypes.OPENAPI),
                Link.of(api + "/conformance", "conformance", MediaTypes.JSON),
                Link.of(api + "/collections", "data", MediaTypes.JSON),
                Link.of(api + "/functions", "http://www.opengis.net/def/rel/ogc/1.0/functions", MediaTypes.JSON),
                Link.of(api + "/tiles", "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", MediaTypes.JSON),
                Link.of(
                        api + "/tileMatrixSets",
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        MediaTypes.JSON),
                Link.of(api + "/processes", "http://www.opengis.net/def/rel/ogc/1.0/processes", MediaTypes.JSON));
        return ResponseEntity.ok()
                .header("Content-Language", context.language().tag())
                .header("Vary", "Accept-Language")
                .body(new Landing(
                        properties.title().in(context.language()),
                        properties.description().in(context.language()),
                        links));
    }

    @GetMapping("/api/conformance")
    ResponseEntity<?> conformance(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        return ResponseEntity.ok(new Conformance(CONFORMANCE));
    }

    @GetMapping("/api/openapi")
    ResponseEntity<?> openapi(HttpServletRequest request) {
        Parameters.of(request.getParameterMap(), Set.of());
        RequestContext context = new RequestContext(request);
        OpenApiDocument document =
                new OpenApiDocument(catalog, properties.title().in(context.language()), context.language());
        return ResponseEntity.ok()
                .header("Content-Type", MediaTypes.OPENAPI)
                .header("Content-Language", context.language().tag())
                .header("Vary", "Accept-Language")
                .body(document.describe(context.api()));
    }
}
