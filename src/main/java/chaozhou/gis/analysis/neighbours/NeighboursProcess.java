package chaozhou.gis.analysis.neighbours;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import chaozhou.gis.source.SourceInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code neighbours}: which features of a layer touch each other, and how long their common boundary is. */
@Component
final class NeighboursProcess implements SubjectProcess {

    /** Features whose neighbours are found at once. */
    private static final int PAGE = 200;

    /** More take longer than somebody waits. */
    private static final long LARGE = 5_000;

    private static final Text TITLE = new Text("邻接关系", "Neighbours");

    private static final List<Column> COLUMNS = List.of(
            Column.text("id", new Text("标识", "Id")),
            Column.text("name", new Text("名称", "Name")),
            Column.text("code", new Text("代码", "Code")),
            Column.text("neighbourId", new Text("邻接要素标识", "Id of the neighbour")),
            Column.text("neighbourName", new Text("邻接要素名称", "Name of the neighbour")),
            Column.text("neighbourCode", new Text("邻接要素代码", "Code of the neighbour")),
            Column.number("lengthM", new Text("公共边界椭球长度", "Common boundary on the ellipsoid"), "m"),
            Column.number("planeLengthM", new Text("公共边界平面长度", "Common boundary on the plane"), "m"),
            new Column("points", new Text("单独接触点数", "Points where they only touch"), Column.Type.INTEGER, null),
            new Column("overlaps", new Text("是否重叠", "Whether they overlap"), Column.Type.BOOLEAN, null));

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final TableAnswers answers;
    private final Clock clock;

    NeighboursProcess(Catalog catalog, JdbcClient jdbc, TableAnswers answers, Clock clock) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "neighbours";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        TITLE,
                        new Text(
                                "某面图层中哪些要素相邻：公共边界的椭球长度和 EPSG:4548 平面长度，以及仅在点上相接的点数。有公共面积的不算相邻，注明为重叠。",
                                "Which features of a layer of polygons touch each other: the length of their common boundary on the ellipsoid and"
                                        + " on the plane of EPSG:4548, and at how many points they only touch. Those that have ground in common are"
                                        + " no neighbours; they are told as overlapping."),
                        "neighbours",
                        "boundary",
                        "topology")
                .input(
                        "layer",
                        new Text("图层", "Layer"),
                        new Text("面图层", "A layer of polygons"),
                        1,
                        AnalysisDescriptions.layerSchema(AnalysisInputs.polygonal(catalog), language))
                .input(
                        "filter",
                        AnalysisDescriptions.FILTER,
                        new Text(
                                "CQL2 文本，选择要查邻接关系的要素；邻接要素不受其限制",
                                "CQL2 text that selects the features whose neighbours are wanted; neighbours need not fulfil it"),
                        AnalysisDescriptions.filterSchema())
                .input(
                        "id",
                        new Text("要素", "Feature"),
                        new Text("只查这一个要素；与 filter 二选一", "The one feature whose neighbours are wanted; this or filter"),
                        SourceInputs.TEXT)
                .input(
                        "bothDirections",
                        new Text("双向", "Both directions"),
                        new Text("为 true 时每对要素列两次，每个方向一次", "Whether each pair comes twice, once from each side"),
                        SourceInputs.SWITCH)
                .input(
                        "date",
                        AnalysisDescriptions.DATE,
                        AnalysisDescriptions.DATE_DESCRIPTION,
                        AnalysisDescriptions.dateSchema())
                .output(
                        "neighbours",
                        TITLE,
                        new Text("每对要素一行，图形为公共边界", "A row for each pair; its shape is the common boundary"),
                        AnalysisDescriptions.tableSchema());
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = new AnalysisInputs(request, catalog, clock);
        Layer layer = inputs.layer("layer", AnalysisInputs.polygonal(catalog), "polygon layer");
        String id = request.text("id");
        if (id != null) {
            inputs.refuse("filter", "inputs.id says which feature.");
        }
        NeighboursSql sql = new NeighboursSql(layer, inputs.filter(layer), id, request.isTrue("bothDirections"));
        LocalDate day = inputs.date();
        long count = statement(sql.count(), sql, day).query(Long.class).single();
        if (id != null && count == 0) {
            throw AnalysisInputs.fault(
                    "id", "names no feature of %s in force on %s; look it up in its items.".formatted(layer.id(), day));
        }
        return new Work() {
            @Override
            public ResultFile run(Progress progress) {
                Provenance provenance = answers.provenance(id(), inputs, List.of(layer));
                progress.step("Comparing", 1);
                return answers.write(
                        inputs, TITLE, provenance, COLUMNS, true, out -> write(sql, day, count, progress, out));
            }

            @Override
            public boolean isLarge() {
                return count > LARGE;
            }
        };
    }

    private JdbcClient.StatementSpec statement(String text, NeighboursSql sql, LocalDate day) {
        return jdbc.sql(text).params(sql.values()).param("day", day);
    }

    private void write(NeighboursSql sql, LocalDate day, long count, Progress progress, Table.RowWriter out)
            throws IOException {
        String after = "";
        for (long done = 0; ; ) {
            List<String> ids = statement(sql.page(), sql, day)
                    .param("after", after)
                    .param("most", PAGE)
                    .query(String.class)
                    .list();
            if (ids.isEmpty()) {
                return;
            }
            try {
                statement(sql.pairs(), sql, day)
                        .param("ids", ids.toArray(String[]::new))
                        .query(row -> {
                            write(row, out);
                        });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            after = ids.get(ids.size() - 1);
            done += ids.size();
            progress.share(Math.min(1, (double) done / count));
        }
    }

    private static void write(ResultSet row, Table.RowWriter out) throws SQLException {
        CommonBoundary common = CommonBoundary.of(Wkb.read(row.getBytes("common")));
        try {
            out.row(
                    Arrays.asList(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("code"),
                            row.getString("other_id"),
                            row.getString("other_name"),
                            row.getString("other_code"),
                            common.lengthM(),
                            common.planeLengthM(),
                            common.points(),
                            common.overlaps()),
                    common.shape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
