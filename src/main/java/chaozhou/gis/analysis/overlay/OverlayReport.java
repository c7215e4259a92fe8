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
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The report of an overlay that goes into a file as it is: A4, with a map, tables, method, sources and places to sign. */
@Component
final class OverlayReport {

    static final Text TITLE = new Text("红线占压分析报告", "Report of an overlay");

    private static final int LEGEND_COLUMNS = 3;

    private static final Text METHOD = new Text(
            "占压部分为对象与图层要素（以数据日期当日有效的边界为准）在 CGCS2000 经纬度坐标上求交所得；边为经纬度坐标上的直线（RFC 7946，3.1.1），长边以不超过 0.001° 的间距加点。椭球面积为 CGCS2000 参考椭球"
                    + "（GB 22021—2008：长半轴 6378137 米，扁率 1/298.257222101）上的多边形面积（C. F. F. Karney，Algorithms for geodesics，"
                    + "Journal of Geodesy，2013）；平面面积为高斯—克吕格投影 3 度带、中央子午线东经 117° 平面（EPSG:4548）上的面积，供对照。"
                    + "1 公顷等于 10000 平方米，1 亩等于 1/15 公顷。",
            "What overlaps is what the areas have in common with features of the layers, as these are in force on the day of the data, in CGCS2000"
                    + " longitude and latitude. Edges are straight there (RFC 7946, 3.1.1); long ones have points at intervals of at most 0.001°. Areas on the"
                    + " ellipsoid are those of polygons on the reference ellipsoid of CGCS2000 (GB 22021-2008: semi-major axis 6378137 m, flattening"
                    + " 1/298.257222101) by C. F. F. Karney, Algorithms for geodesics, Journal of Geodesy, 2013. Areas on the plane, for comparison, are"
                    + " those of the Gauss-Kruger projection in zones of 3 degrees with the central meridian 117° E (EPSG:4548). A hectare is 10,000 m², a"
                    + " mu a fifteenth of a hectare.");

    private static final Text COUNTING = new Text(
            "同一图层的要素相互重叠时，图层合计中重叠的土地只计一次；各对象分别计算，对象之间相互重叠的土地在合计中分别计入。"
                    + "占压面积小于 %s 平方米的为碎面，单独列出，不计入个数和合计；小于 1 平方厘米的视为仅相接。",
            "Ground that several features of a layer share counts once in the totals of the layer; each area is overlaid by itself, and ground that"
                    + " several of them share counts for each. Overlaps of less than %s m² are slivers, which are listed apart and counted nowhere; those of"
                    + " less than a square centimetre only touch.");

    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

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

    /** Writes the report, in the language of the request, to a stream, which is not closed. */
    void write(Findings findings, OutputStream out) throws IOException {
        Language language = findings.inputs().request().language();
        try (WordDocument document = new WordDocument(language)) {
            new Writing(findings, document, language).write();
            document.write(out);
        }
    }

    /** A report that is being written. */
    private final class Writing {
        private final Findings findings;
        private final Provenance provenance;
        private final PairInputs asked;
        private final WordDocument document;
        private final Language language;

        Writing(Findings findings, WordDocument document, Language language) {
            this.findings = findings;
            this.provenance = findings.provenance();
            this.asked = findings.asked();
            this.document = document;
            this.language = language;
        }

        private String say(String zh, String en) {
            return new Text(zh, en).in(language);
        }

        private String listed(Stream<String> items) {
            return items.collect(joining(say("、", ", ")));
        }

        private String day(LocalDate day) {
            return say(
                    "%d 年 %d 月 %d 日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
                    ENGLISH_DAY.format(day));
        }

        void write() throws IOException {
            String title = TITLE.in(language);
            document.properties(title, "Chaozhou GIS " + provenance.version());
            document.footer(title);
            document.title(
                    title,
                    say("数据日期：%s　生成日期：%s　审图号：____________", "Data of %s. Made on %s. Map review number: ____________")
                            .formatted(day(provenance.date()), day(made().toLocalDate())));
            document.heading(say("一、基本情况", "1. What was asked"));
            document.facts(facts());
            document.heading(say("二、占压示意图", "2. Map"));
            map();
            ReportTables tables = new ReportTables(document, language);
            document.heading(say("三、占压汇总", "3. Totals"));
            tables.totals(findings.pairs().totals());
            document.heading(say("四、占压明细", "4. Pairs"));
            tables.pairs(findings.pairs().pairs());
            tables.remarks(findings.subjects());
            document.heading(say("五、未占压与碎面", "5. Uncovered ground and slivers"));
            tables.uncovered(findings.pairs().uncovered());
            tables.slivers(findings.pairs().slivers());
            document.heading(say("六、方法与资料来源", "6. Method and sources"));
            document.text(METHOD.in(language));
            document.text(COUNTING.in(language).formatted(ReportTables.number(asked.sliverM2())));
            document.facts(sources());
            document.heading(say("七、签署", "7. Signatures"));
            document.blanks(List.of(say("编制：", "Made by:"), say("校核：", "Checked by:"), say("审定：", "Approved by:")));
        }

        private LocalDateTime made() {
            return provenance
                    .generated()
                    .atZone(findings.inputs().clock().getZone())
                    .toLocalDateTime();
        }

        private List<Fact> facts() {
            List<@Nullable Object> subjects =
                    findings.pairs().totals().rows(Totals.Group.SUBJECTS).get(0);
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(
                    say("分析对象", "Areas asked about"),
                    say("%s 个面，合计 %s 平方米（%s 公顷，%s 亩）", "%s, %s m² in all (%s ha, %s mu)")
                            .formatted(
                                    subjects.get(5),
                                    ReportTables.number(subjects.get(6)),
                                    ReportTables.number(subjects.get(7)),
                                    ReportTables.number(subjects.get(8)))));
            facts.add(new Fact(
                    say("分析图层", "Layers"),
                    listed(asked.layers().stream().map(layer -> layer.title().in(language)))));
            facts.add(new Fact(
                    say("空间关系", "Relation"),
                    switch (asked.relation()) {
                        case WITHIN -> say("要素在对象之内", "the feature lies in the area");
                        case CONTAINS -> say("要素包含对象", "the feature contains the area");
                        default -> say("相交（有公共面积）", "they have ground in common");
                    }));
            if (asked.by() != null) {
                facts.add(
                        new Fact(say("分类属性", "By"), by() + say("（%s）", " (%s)").formatted(asked.by())));
            }
            if (asked.division() != null) {
                facts.add(
                        new Fact(say("分区", "Division"), asked.division().title().in(language)));
            }
            facts.add(new Fact(
                    say("碎面阈值", "Slivers"),
                    say("%s 平方米", "below %s m²").formatted(ReportTables.number(asked.sliverM2()))));
            facts.add(new Fact(
                    say("坐标系", "CRS"),
                    say(
                            "2000 国家大地坐标系（CGCS2000，EPSG:4490）；平面面积 EPSG:4548",
                            "CGCS2000 (EPSG:4490); areas on the plane EPSG:4548")));
            facts.add(new Fact(say("数据日期", "Day of the data"), day(provenance.date())));
            return facts;
        }

        /** The attribute by its titles. */
        private String by() {
            return listed(asked.layers().stream()
                    .flatMap(layer -> asked.byOf(layer).stream())
                    .map(attribute -> attribute.title().in(language))
                    .distinct());
        }

        private void map() throws IOException {
            Envelope box = ReportMap.box(findings.subjects());
            if (box.isNull()) {
                document.text(say("没有可用的图形。", "There is no shape that can be used."));
                return;
            }
            MapPicture picture = new MapPicture(box, MapFonts.chinese());
            List<Layer> hit = findings.hit();
            long metres = new ReportMap(jdbc, asked.date(), picture, hit)
                    .draw(findings.pairs().pairs(), findings.subjects());
            document.picture(picture.png(), (double) MapPicture.WIDTH / MapPicture.HEIGHT, say("占压示意图", "Map"));
            document.caption(say(
                            "图 1　占压示意图（上北下南；比例尺横条长 %s 米）",
                            "Figure 1. What overlaps (north is up; the scale bar is %s m long)")
                    .formatted(ReportTables.number((double) metres)));
            List<Swatch> legend = new ArrayList<>();
            legend.add(new Swatch(say("红线（分析对象）", "Red line (areas asked about)"), ReportMap.RED.getRGB()));
            legend.add(new Swatch(say("占压部分", "What overlaps"), 0xf2bcc0));
            hit.forEach(layer -> legend.addAll(new LayerColours(layer).legend(language)));
            document.legend(legend, LEGEND_COLUMNS);
            document.note(
                    say(
                            "本图为示意图，不作为界线划定依据；公开使用前须依法送审并填写审图号。",
                            "The map is a sketch and settles no boundary. Before it is published it has to be reviewed by law, and its review number filled in."));
        }

        private List<Fact> sources() {
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact(say("程序", "Program"), "Chaozhou GIS " + provenance.version()));
            facts.add(new Fact(say("生成时间", "Made at"), made().toString().replace('T', ' ')));
            facts.add(new Fact(
                    say("图层版本", "Revisions of layers"),
                    provenance.revisions().entrySet().stream()
                            .map(layer -> say("%s（%s）第 %d 版", "%s (%s): %d")
                                    .formatted(
                                            catalog.layer(layer.getKey())
                                                    .title()
                                                    .in(language),
                                            layer.getKey(),
                                            layer.getValue()))
                            .collect(joining(say("；", "; ")))));
            provenance
                    .parameters()
                    .forEach((name, value) -> facts.add(new Fact(
                            say("参数 ", "Input ") + name, JsonMapper.shared().writeValueAsString(value))));
            return facts;
        }
    }
}
