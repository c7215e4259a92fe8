package chaozhou.gis.http;

import chaozhou.gis.catalog.Language;

/** What the pages of the service share. */
public final class Html {

    private Html() {}

    /** Text as it stands in a page, in attributes' values too. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    public static String link(String address, String text) {
        return "<a href=\"" + escaped(address) + "\">" + escaped(text) + "</a>";
    }

    /** A page up to where its content begins. */
    public static String head(String title, RequestContext context) {
        boolean isChinese = context.language() == Language.ZH;
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s/api.css">
                </head>
                <body>
                <header><nav>%s %s %s</nav></header>
                <main>
                <h1>%s</h1>
                """.formatted(
                        context.language().tag(),
                        escaped(title),
                        escaped(context.root()),
                        link(context.root() + "/", isChinese ? "地图" : "Map"),
                        link(context.api(), isChinese ? "接口首页" : "API"),
                        link(context.api() + "/collections", isChinese ? "图层" : "Layers"),
                        escaped(title));
    }

    /** What follows the content of a page. */
    public static String foot() {
        return "</main>\n</body>\n</html>\n";
    }
}
