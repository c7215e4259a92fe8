package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Queryable;
import java.util.Map;

/** What stands beside a layer in an archive, in Chinese and English: what it is, and what the format has made of it. */
final class FileReadme {

    private final FeatureQuery query;
    private final FileFormat format;
    private final Map<Queryable, String> names;

    /** @param names of the properties in the file */
    FileReadme(FeatureQuery query, FileFormat format, Map<Queryable, String> names) {
        this.query = query;
        this.format = format;
        this.names = names;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        Layer layer = query.layer();
        for (Language language : Language.values()) {
            boolean isChinese = language == Language.ZH;
            text.append(layer.title().in(language)).append("\r\n");
            line(text, isChinese ? "坐标系" : "Coordinates", query.crs().uri());
            line(text, isChinese ? "有效日期" : "In force", period(query.period()));
            line(text, isChinese ? "格式" : "Format", format.remark().in(language));
            if (format.names() != FileFormat.Names.NONE) {
                names.forEach((property, name) -> line(text, name, described(property, language)));
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    private static String period(Period period) {
        String from = period.from() == null ? ".." : period.from().toString();
        String to = period.to() == null ? ".." : period.to().toString();
        return from.equals(to) ? from : from + "/" + to;
    }

    private static String described(Queryable property, Language language) {
        Attribute attribute = property.attribute();
        String unit = attribute == null || attribute.unit() == null ? "" : " (" + attribute.unit() + ")";
        return property.name() + ", " + property.title().in(language) + unit;
    }
}
