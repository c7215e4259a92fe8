package chaozhou.gis.http;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Any document as a page: its members as terms and descriptions, lists of like objects as tables, addresses as links. */
final class DocumentPage {

    /** The most members that a row of a table has; what has more is written one below the other. */
    private static final int WIDEST_TABLE = 6;

    private final StringBuilder html = new StringBuilder();

    private DocumentPage() {}

    static String of(JsonNode document, RequestContext context) {
        return new DocumentPage().page(document, context);
    }

    private String page(JsonNode document, RequestContext context) {
        String address = context.self();
        html.append(
                Html.head(document.path("title").asString(address.substring(address.lastIndexOf('/') + 1)), context));
        description(document);
        html.append("<ul class=\"links\">\n");
        links(document, "<li>", "</li>\n");
        html.append("</ul>\n<dl>\n");
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (!Set.of("title", "description", "links").contains(member.getKey())) {
                member(member.getKey(), member.getValue());
            }
        }
        html.append("</dl>\n");
        return html.append(Html.foot()).toString();
    }

    private void description(JsonNode document) {
        String text = document.path("description").asString("");
        if (!text.isEmpty()) {
            html.append("<p>").append(Html.escaped(text)).append("</p>\n");
        }
    }

    /** Where a document leads to; not to itself. */
    private void links(JsonNode document, String before, String after) {
        for (JsonNode link : document.path("links")) {
            if (!link.path("rel").asString("").equals("self")) {
                html.append(before);
                link(link);
                html.append(after);
            }
        }
    }

    private void link(JsonNode link) {
        String relation = link.path("rel").asString("");
        String address = link.path("href").asString("");
        String type = link.path("type").asString("");
        String text = link.path("title").asString(relation.substring(relation.lastIndexOf('/') + 1));
        if (link.path("templated").booleanValue(false)) {
            html.append(Html.escaped(text))
                    .append(" <code>")
                    .append(Html.escaped(address))
                    .append("</code>");
        } else {
            html.append(Html.link(address, text));
        }
        html.append(" <small>").append(Html.escaped(type)).append("</small>");
    }

    private void member(String name, JsonNode value) {
        html.append("<dt>").append(Html.escaped(name)).append("</dt>\n<dd>");
        value(value);
        html.append("</dd>\n");
    }

    private void value(JsonNode value) {
        if (isLink(value)) {
            link(value);
        } else if (value.isObject()) {
            html.append("<dl>\n");
            value.properties().forEach(member -> member(member.getKey(), member.getValue()));
            html.append("</dl>\n");
        } else if (value.isArray()) {
            array(value);
        } else {
            scalar(value);
        }
    }

    private static boolean isLink(JsonNode value) {
        return value.path("href").isString() && value.path("rel").isString();
    }

    private void scalar(JsonNode value) {
        String text = value.asString("");
        boolean isAddress = text.startsWith("http://") || text.startsWith("https://");
        html.append(isAddress ? Html.link(text, text) : Html.escaped(value.isNull() ? "–" : text));
    }

    private void array(JsonNode array) {
        Set<String> columns = columns(array);
        if (array.valueStream().allMatch(DocumentPage::isDocument)) {
            array.forEach(this::card);
        } else if (!columns.isEmpty() && columns.size() <= WIDEST_TABLE) {
            table(array, columns);
        } else if (array.valueStream().allMatch(JsonNode::isNumber)) {
            html.append(Html.escaped(String.join(
                    ", ", array.valueStream().map(number -> number.asString("")).toList())));
        } else {
            html.append("<ul>\n");
            for (JsonNode element : array) {
                html.append("<li>");
                value(element);
                html.append("</li>\n");
            }
            html.append("</ul>\n");
        }
    }

    /** Something that has an address of its own, where all of it is. */
    private static boolean isDocument(JsonNode element) {
        return element.path("title").isString()
                && element.path("links").path(0).path("rel").isString();
    }

    private void card(JsonNode document) {
        html.append("<article><h2>");
        html.append(Html.link(
                document.path("links").path(0).path("href").asString(""),
                document.path("title").asString("")));
        html.append("</h2>\n");
        description(document);
        html.append("<p>");
        links(document, "<span>", "</span> ");
        html.append("</p></article>\n");
    }

    /** The members of the objects, when they are all objects. */
    private static Set<String> columns(JsonNode array) {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode element : array) {
            if (!element.isObject() || isLink(element)) {
                return Set.of();
            }
            columns.addAll(element.propertyNames());
        }
        return columns;
    }

    private void table(JsonNode array, Set<String> columns) {
        html.append("<div class=\"wide\"><table>\n<tr>");
        columns.forEach(
                column -> html.append("<th>").append(Html.escaped(column)).append("</th>"));
        html.append("</tr>\n");
        for (JsonNode row : array) {
            html.append("<tr>");
            for (String column : columns) {
                html.append("<td>");
                if (row.has(column)) {
                    value(row.path(column));
                }
                html.append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }
}
