package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Queryable;
import java.util.List;

/** What stands beside layers in an archive, in Chinese and English: what they are, and what the format has made of them. */
final class FileReadme {

    private final FileFormat format;
    private final FileOptions options;
    private final List<LayerFiles.Written> layers;

    FileReadme(FileFormat format, FileOptions options, List<LayerFiles.Written> layers) {
        this.format = format;
        this.options = options;
        this.layers = layers;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Language language : Language.values()) {
            boolean isChinese = language == Language.ZH;
            line(text, isChinese ? "格式" : "Format", format.remark().in(language));
            line(text, isChinese ? "文字编码" : "Encoding of texts", options.isGbk() ? "GBK" : "UTF-8");
            text.append("\r\n");
            layers.forEach(layer -> add(text, layer, language));
        }
        return text.toString();
    }

    private void add(StringBuilder text, LayerFiles.Written written, Language language) {
        boolean isChinese = language == Language.ZH;
        FeatureQuery query = written.query();
        Layer layer = query.layer();
        text.append(layer.title().in(language)).append("\r\n");
        line(text, isChinese ? "坐标系" : "Coordinates", query.crs().uri());
        line(text, isChinese ? "有效日期" : "In force", period(query.period()));
        line(text, isChinese ? "数据来源" : "Provenance", String.join(", ", written.provenances()));
        if (format.names() != FileFormat.Names.NONE) {
            written.names().forEach((property, name) -> line(text, name, described(property, language)));
        }
        text.append("\r\n");
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }

    static String period(Period period) {
        String from = period.from() == null ? ".." : period.from().toString();
        String to = period.to() == null ? ".." : period.to().toString();
        return from.equals(to) ? from : from + "/" + to;
    }

    private static String described(Queryable property, Language language) {
        Attribute attribute = property.attribute();
        String unit = attribute == null ? "" : attribute.unitSuffix();
        return property.name() + ", " + property.title().in(language) + unit;
    }
}
