package chaozhou.gis.features;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.Html;
import chaozhou.gis.http.RequestContext;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The API definition as a page to browse: each operation with its parameters, and a link to try it where it needs none. */
final class OpenApiPage {

    private final StringBuilder html = new StringBuilder();
    private final RequestContext context;
    private final boolean isChinese;

    private OpenApiPage(RequestContext context) {
        this.context = context;
        this.isChinese = context.language() == Language.ZH;
    }

    static String of(JsonNode document, RequestContext context) {
        return new OpenApiPage(context).page(document);
    }

    private String page(JsonNode document) {
        html.append(Html.head(document.path("info").path("title").asString(""), context));
        html.append("<p>OpenAPI ")
                .append(Html.escaped(document.path("openapi").asString("")))
                .append(" · ");
        html.append(Html.link(context.self() + "?f=json", "JSON")).append("</p>\n");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(operation -> operation(path.getKey(), operation.getKey(), operation.getValue()));
        }
        return html.append(Html.foot()).toString();
    }

    private void operation(String path, String method, JsonNode operation) {
        html.append("<details><summary><b>")
                .append(Html.escaped(method.toUpperCase(Locale.ROOT)))
                .append("</b> <code>");
        html.append(Html.escaped(path))
                .append("</code> ")
                .append(Html.escaped(operation.path("summary").asString("")));
        html.append("</summary>\n");
        if (method.equals("get") && path.indexOf('{') < 0) {
            String address = context.api() + (path.equals("/") ? "" : path);
            html.append("<p>")
                    .append(Html.link(address, isChinese ? "打开" : "Open"))
                    .append("</p>\n");
        }
        parameters(operation.path("parameters"));
        html.append("</details>\n");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        html.append("<div class=\"wide\"><table>\n<tr>");
        for (String column : isChinese
                ? new String[] {"参数", "位置", "类型", "取值", "默认"}
                : new String[] {"parameter", "in", "type", "values", "default"}) {
            html.append("<th>").append(column).append("</th>");
        }
        html.append("</tr>\n");
        for (JsonNode parameter : parameters) {
            JsonNode schema = parameter.path("schema");
            cells(
                    parameter.path("name").asString("")
                            + (parameter.path("required").booleanValue(false) ? " *" : ""),
                    parameter.path("in").asString(""),
                    type(schema),
                    values(schema),
                    schema.path("default").asString(""));
        }
        html.append("</table></div>\n");
    }

    private void cells(String... cells) {
        html.append("<tr>");
        for (String cell : cells) {
            html.append("<td>").append(Html.escaped(cell)).append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String type(JsonNode schema) {
        String type = schema.path("type").asString("");
        String format = schema.path("format").asString("");
        return format.isEmpty() ? type : type + " (" + format + ")";
    }

    private static String values(JsonNode schema) {
        JsonNode described = schema.path("type").asString("").equals("array") ? schema.path("items") : schema;
        if (described.has("enum")) {
            return String.join(
                    ", ",
                    described
                            .path("enum")
                            .valueStream()
                            .map(value -> value.asString(""))
                            .toList());
        }
        if (described.has("pattern")) {
            return described.path("pattern").asString("");
        }
        if (described.has("minimum") || described.has("maximum")) {
            return described.path("minimum").asString("") + " – "
                    + described.path("maximum").asString("");
        }
        return described.has("maxLength") ? "≤ " + described.path("maxLength").asString("") : "";
    }
}
