package chaozhou.gis.analysis.overlay;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.picture.LayerColours;
import chaozhou.gis.analysis.picture.MapFonts;
import chaozhou.gis.analysis.picture.MapPicture;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.encode.word.WordDocument;
import chaozhou.gis.encode.word.WordDocument.Fact;
import chaozhou.gis.encode.word.WordDocument.Swatch;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The report of an overlay that goes into a file as it is: in Chinese, A4, with a map, tables, method, sources and places to sign. */
@Component
final class OverlayReport {

    static final Text TITLE = new Text("红线占压分析报告", "Report of an overlay");

    private static final int LEGEND_COLUMNS = 3;

    private static final String METHOD =
            "占压部分为对象与图层要素（以数据日期当日有效的边界为准）在 CGCS2000 经纬度坐标上求交所得，对象的长边先在经纬度坐标上以不超过 0.002° 的间距加点。椭球面积为 CGCS2000 参考椭球"
                    + "（GB 22021—2008：长半轴 6378137 米，扁率 1/298.257222101）上以大地线为边的多边形面积（C. F. F. Karney，Algorithms for geodesics，"
                    + "Journal of Geodesy，2013）；平面面积为高斯—克吕格投影 3 度带、中央子午线东经 117° 平面（EPSG:4548）上的面积，供对照。"
                    + "1 公顷等于 10000 平方米，1 亩等于 1/15 公顷。";

    private static final String COUNTING = "同一图层的要素相互重叠时，图层合计中重叠的土地只计一次；各对象分别计算，对象之间相互重叠的土地在合计中分别计入。"
            + "占压面积小于 %s 平方米的为碎面，单独列出，不计入个数和合计；小于 1 平方厘米的视为仅相接。";

    private final JdbcClient jdbc;
    private final Catalog catalog;

    OverlayReport(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** What a report tells. */
    record Findings(AnalysisInputs inputs, Provenance provenance, PairInputs asked, Pairs pairs, RowSpool subjects) {

        List<Layer> hit() {
            return asked.layers().stream()
                    .filter(layer -> pairs.totals().of(layer).count() > 0)
                    .toList();
        }
    }

    /** Writes the report to a stream, which is not closed. */
    void write(Findings findings, OutputStream out) throws IOException {
        try (WordDocument document = new WordDocument()) {
            String title = TITLE.zh();
            Provenance provenance = findings.provenance();
            document.properties(title, "Chaozhou GIS " + provenance.version());
            document.footer(title);
            document.title(
                    title,
                    "数据日期：%s　生成日期：%s　审图号：____________".formatted(chinese(provenance.date()), chinese(day(findings))));
            document.heading("一、基本情况");
            document.facts(facts(findings));
            map(document, findings);
            ReportTables tables = new ReportTables(document);
            document.heading("三、占压汇总");
            tables.totals(findings.pairs().totals());
            document.heading("四、占压明细");
            tables.pairs(findings.pairs().pairs());
            document.heading("五、未占压与碎面");
            tables.uncovered(findings.pairs().uncovered());
            tables.slivers(findings.pairs().slivers());
            document.heading("六、方法与资料来源");
            document.text(METHOD);
            document.text(
                    COUNTING.formatted(ReportTables.number(findings.asked().sliverM2())));
            sources(document, findings);
            document.heading("七、签署");
            document.blanks(List.of("编制：", "校核：", "审定："));
            document.write(out);
        }
    }

    private static LocalDate day(Findings findings) {
        return findings.provenance()
                .generated()
                .atZone(findings.inputs().clock().getZone())
                .toLocalDate();
    }

    private static String chinese(LocalDate day) {
        return "%d 年 %d 月 %d 日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    private static List<Fact> facts(Findings findings) throws IOException {
        PairInputs asked = findings.asked();
        List<@Nullable Object> subjects =
                findings.pairs().totals().rows(Totals.Group.SUBJECTS).get(0);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "分析对象",
                "%s 个面，合计 %s 平方米（%s 公顷，%s 亩）"
                        .formatted(
                                subjects.get(5),
                                ReportTables.number(subjects.get(6)),
                                ReportTables.number(subjects.get(7)),
                                ReportTables.number(subjects.get(8)))));
        facts.add(new Fact(
                "分析图层", asked.layers().stream().map(layer -> layer.title().zh()).collect(joining("、"))));
        facts.add(new Fact(
                "空间关系",
                switch (asked.relation()) {
                    case WITHIN -> "要素在对象之内";
                    case CONTAINS -> "要素包含对象";
                    default -> "相交（有公共面积）";
                }));
        if (asked.by() != null) {
            facts.add(new Fact("分类属性", by(asked)));
        }
        if (asked.division() != null) {
            facts.add(new Fact("分区", asked.division().title().zh()));
        }
        facts.add(new Fact("碎面阈值", ReportTables.number(asked.sliverM2()) + " 平方米"));
        facts.add(new Fact("坐标系", "2000 国家大地坐标系（CGCS2000，EPSG:4490）；平面面积 EPSG:4548"));
        facts.add(new Fact("数据日期", chinese(findings.provenance().date())));
        return facts;
    }

    /** The attribute by its titles and its name. */
    private static String by(PairInputs asked) {
        return asked.layers().stream()
                .flatMap(layer -> asked.byOf(layer).stream())
                .map(attribute -> attribute.title().zh())
                .distinct()
                .collect(joining("、", "", "（%s）".formatted(asked.by())));
    }

    private void map(WordDocument document, Findings findings) throws IOException {
        document.heading("二、占压示意图");
        Envelope box = ReportMap.box(findings.subjects());
        if (box.isNull()) {
            document.text("没有可用的图形。");
            return;
        }
        MapPicture picture = new MapPicture(box, MapFonts.chinese());
        List<Layer> hit = findings.hit();
        long metres = new ReportMap(jdbc, findings.asked().date(), picture, hit)
                .draw(findings.pairs().pairs(), findings.subjects());
        document.picture(picture.png(), (double) MapPicture.WIDTH / MapPicture.HEIGHT, "占压示意图");
        document.caption("图 1　占压示意图（上北下南；比例尺横条长 %s 米）".formatted(ReportTables.number((double) metres)));
        List<Swatch> legend = new ArrayList<>();
        legend.add(new Swatch("红线（分析对象）", ReportMap.RED.getRGB()));
        legend.add(new Swatch("占压部分", 0xf2bcc0));
        hit.forEach(layer -> legend.addAll(new LayerColours(layer).legend(Language.ZH)));
        document.legend(legend, LEGEND_COLUMNS);
        document.note("本图为示意图，不作为界线划定依据；公开使用前须依法送审并填写审图号。");
    }

    private void sources(WordDocument document, Findings findings) {
        Provenance provenance = findings.provenance();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("程序", "Chaozhou GIS " + provenance.version()));
        facts.add(new Fact(
                "生成时间",
                provenance
                        .generated()
                        .atZone(findings.inputs().clock().getZone())
                        .toLocalDateTime()
                        .toString()
                        .replace('T', ' ')));
        facts.add(new Fact(
                "图层版本",
                provenance.revisions().entrySet().stream()
                        .map(layer -> "%s（%s）第 %d 版"
                                .formatted(
                                        catalog.layer(layer.getKey()).title().zh(), layer.getKey(), layer.getValue()))
                        .collect(joining("；"))));
        provenance
                .parameters()
                .forEach((name, value) ->
                        facts.add(new Fact("参数 " + name, JsonMapper.shared().writeValueAsString(value))));
        document.facts(facts);
    }
}
