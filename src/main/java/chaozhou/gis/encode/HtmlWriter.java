package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.http.Html;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Features as a page for people: a table of them, or one with all it has; titles stand for names, and for codes. */
public final class HtmlWriter implements FeatureWriter {

    private final FeatureQuery query;
    private final RequestContext context;
    private final OutputStream out;
    private final List<Queryable> properties;
    private final List<Attribute> attributes;
    private long count;

    public HtmlWriter(FeatureQuery query, RequestContext context, OutputStream out) {
        this.query = query;
        this.context = context;
        this.out = out;
        this.properties = query.selection().properties();
        this.attributes = query.attributes();
    }

    private void write(String html) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }

    private String words(String zh, String en) {
        return context.language() == Language.ZH ? zh : en;
    }

    @Override
    public void begin() throws IOException {
        StringBuilder html = new StringBuilder(Html.head(query.layer().title().in(context.language()), context));
        html.append("<div class=\"wide\"><table>\n<tr><th>")
                .append(title(Queryable.ID))
                .append("</th>");
        properties.forEach(property ->
                html.append("<th>").append(Html.escaped(title(property))).append("</th>"));
        write(html.append("</tr>\n").toString());
    }

    private String title(Queryable property) {
        return property.title().in(context.language());
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        count++;
        StringBuilder html = new StringBuilder("<tr><td>");
        html.append(Html.link(
                "%s/collections/%s/items/%s"
                        .formatted(context.api(), query.layer().id(), row.id()),
                row.id()));
        html.append("</td>");
        for (Queryable property : properties) {
            html.append("<td>").append(Html.escaped(shown(row, property))).append("</td>");
        }
        write(html.append("</tr>\n").toString());
    }

    private String shown(FeatureRow row, Queryable property) throws SQLException {
        Attribute attribute = property.attribute();
        Object value = attribute == null ? row.value(property) : value(row, attribute);
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean bool) {
            return bool ? words("是", "yes") : words("否", "no");
        }
        String text = String.valueOf(value);
        Text code = attribute == null ? null : attribute.codes().get(text);
        return code == null ? text : code.in(context.language());
    }

    private @Nullable Object value(FeatureRow row, Attribute attribute) throws SQLException {
        int index = attributes.indexOf(attribute);
        return attribute.type() == Attribute.Type.BOOLEAN ? row.bool(index) : row.text(index);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public void end(PageEnd end) throws IOException {
        Long matched = end.numberMatched();
        String summary = matched == null
                ? words("本页 %d 个", "%d on this page").formatted(count)
                : words("本页 %d 个，共 %d 个", "%d on this page, %d in all").formatted(count, matched);
        write("</table></div>\n<p>" + summary + "</p>\n" + links(end.links()) + Html.foot());
    }

    private String links(List<Link> links) {
        StringBuilder html = new StringBuilder("<nav class=\"pages\">");
        for (Link link : links) {
            if (!link.rel().equals("self")) {
                html.append(Html.link(link.href(), name(link))).append(' ');
            }
        }
        return html.append("</nav>\n").toString();
    }

    private String name(Link link) {
        String title = link.title();
        return switch (link.rel()) {
            case "next" -> words("下一页", "Next page");
            case "collection" -> words("图层", "Layer");
            default -> title == null ? link.rel() : title;
        };
    }

    @Override
    public void single(FeatureRow row, List<Link> links) throws SQLException, IOException {
        StringBuilder html = new StringBuilder(Html.head(name(row), context)).append("<dl>\n");
        for (Queryable property : properties) {
            html.append("<dt>").append(Html.escaped(title(property))).append("</dt>\n<dd>");
            html.append(Html.escaped(shown(row, property))).append("</dd>\n");
        }
        write(html.append("</dl>\n").append(links(links)).append(Html.foot()).toString());
    }

    private String name(FeatureRow row) throws SQLException {
        Object name = value(row, query.layer().nameAttribute());
        return name == null ? row.id() : String.valueOf(name);
    }
}
