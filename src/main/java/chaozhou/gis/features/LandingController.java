package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.CatalogProperties;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.Documents;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a client begins: landing page, conformance, API definition. */
@RestController
final class LandingController {

    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/";

    /** What the service does of the standards; a class is listed only when tests of ours show it. */
    private static final List<String> CONFORMANCE = List.of(
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/landing-page",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/schemas",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/returnables-and-receivables",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/sortables",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/profile-parameter",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/profile-codelists",
            "http://www.opengis.net/spec/ogcapi-common-3/1.0/conf/advanced-property-roles",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
            "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/create-replace-delete",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/update",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/features",
            "http://www.opengis.net/spec/ogcapi-features-4/1.0/conf/optimistic-locking-etags",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables-and-receivables",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/queryables",
            "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
            "http://www.opengis.net/spec/ogcapi-features-6/0.0/conf/properties",
            "http://www.opengis.net/spec/ogcapi-features-8/0.0/conf/sorting",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
            "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/dataset-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/collections-selection",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geojson",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/datetime",
            "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
            "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
            "http://www.opengis.net/spec/tms/2.0/conf/tilesetmetadata",
            "http://www.opengis.net/spec/tms/2.0/conf/tilematrixsetlimits",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilesetmetadata",
            "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixsetlimits",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/core",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/types-schemas",
            "http://www.opengis.net/spec/json-fg-1/1.0/conf/api",
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
    private final Documents documents;

    LandingController(Catalog catalog, CatalogProperties properties, Documents documents) {
        this.catalog = catalog;
        this.properties = properties;
        this.documents = documents;
    }

    private record Landing(String title, String description, List<Link> links) {}

    private record Conformance(List<String> conformsTo, List<Link> links) {}

    @GetMapping("/api")
    void landing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new Landing(
                        properties.title().in(context.language()),
                        properties.description().in(context.language()),
                        links(context)));
    }

    private static List<Link> links(RequestContext context) {
        String api = context.api();
        boolean isChinese = context.language() == Language.ZH;
        return List.of(
                Link.of(api, "self", MediaTypes.JSON),
                Link.of(api + "/collections", "data", MediaTypes.JSON, isChinese ? "图层" : "Layers"),
                Link.of(
                        api + "/tiles",
                        RELATIONS + "tilesets-vector",
                        MediaTypes.JSON,
                        isChinese ? "矢量瓦片" : "Vector tiles"),
                Link.of(
                        api + "/tileMatrixSets",
                        RELATIONS + "tiling-schemes",
                        MediaTypes.JSON,
                        isChinese ? "瓦片矩阵集" : "Tile matrix sets"),
                Link.of(
                        api + "/processes",
                        RELATIONS + "processes",
                        MediaTypes.JSON,
                        isChinese ? "空间分析" : "Spatial analysis"),
                Link.of(
                        api + "/functions",
                        RELATIONS + "functions",
                        MediaTypes.JSON,
                        isChinese ? "过滤函数" : "Functions of filters"),
                Link.of(
                        api + "/openapi?f=html",
                        "service-doc",
                        "text/html",
                        isChinese ? "接口文档" : "Documentation of the API"),
                Link.of(
                        api + "/openapi",
                        "service-desc",
                        MediaTypes.OPENAPI,
                        isChinese ? "接口定义（OpenAPI）" : "Definition of the API (OpenAPI)"),
                Link.of(
                        api + "/conformance",
                        "conformance",
                        MediaTypes.JSON,
                        isChinese ? "符合的标准" : "Conformance to standards"));
    }

    @GetMapping("/api/conformance")
    void conformance(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.JSON,
                context -> new Conformance(CONFORMANCE, List.of(Link.of(context.self(), "self", MediaTypes.JSON))));
    }

    @GetMapping("/api/openapi")
    void openapi(HttpServletRequest request, HttpServletResponse response) throws IOException {
        documents.answer(
                request,
                response,
                MediaTypes.OPENAPI,
                OpenApiPage::of,
                context -> new OpenApiDocument(catalog, properties.title().in(context.language()), context.language())
                        .describe(context.api()));
    }
}
