package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.TableProcess;
import chaozhou.gis.analysis.summarize.SummarizeAnswer.UnitValue;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.store.FilterSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code summarize}: one layer counted or added up within the areas of another, by place or up the hierarchy. */
@Component
final class SummarizeProcess implements TableProcess {

    /** To summarize more features takes longer than somebody waits. */
    private static final long MOST_AT_ONCE = 20_000;

    private static final Text ALL = new Text("全部", "All");

    private final Catalog catalog;
    private final TableAnswers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    SummarizeProcess(Catalog catalog, TableAnswers answers, JdbcClient jdbc, Clock clock) {
        this.catalog = catalog;
        this.answers = answers;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "summarize";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new SummarizeDescription(catalog, language).of(this);
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = new AnalysisInputs(request, catalog, clock);
        return new Question(inputs, SummarizeInputs.parse(inputs));
    }

    /** What is asked. */
    private final class Question implements Work {
        private final AnalysisInputs given;
        private final SummarizeInputs inputs;
        private final FilterSql.NamedCondition filter;
        private final SummarizeSql sql;

        Question(AnalysisInputs given, SummarizeInputs inputs) {
            this.given = given;
            this.inputs = inputs;
            this.filter = SummarizeSql.filter(inputs);
            this.sql = new SummarizeSql(inputs, filter);
        }

        @Override
        public boolean isLarge() {
            return statement(sql.count()).query(Long.class).single() > MOST_AT_ONCE;
        }

        @Override
        public Object run(Progress progress) {
            progress.step("Summarizing", 1);
            Provenance provenance = answers.provenance(id(), given, inputs.allLayers());
            LeftOut leftOut = inputs.chain().isEmpty() ? null : LeftOut.of(statement(sql.leftOut()));
            if (given.request().mediaType().equals(MediaTypes.JSON)) {
                return document(provenance, leftOut);
            }
            return answers.write(
                    given,
                    SummarizeDescription.TITLE,
                    leftOut == null ? provenance : provenance.with("notes", leftOut.remarks()),
                    columns(),
                    true,
                    this::write);
        }

        private JdbcClient.StatementSpec statement(String select) {
            return jdbc.sql(select).param("day", inputs.date()).params(filter.values());
        }

        private SummarizeAnswer document(Provenance provenance, @Nullable LeftOut leftOut) {
            List<UnitValue> values = new ArrayList<>();
            long[] features = new long[1];
            statement(sql.select(false)).query(row -> {
                features[0] = row.getLong("features");
                values.add(new UnitValue(row.getString("id"), name(row), row.getString("code"), value(row)));
            });
            return SummarizeAnswer.of(inputs, provenance, values, features[0], leftOut);
        }

        private List<Column> columns() {
            String unit = inputs.function().unit(inputs.attribute());
            Text title = inputs.attribute() == null
                    ? SummarizeDescription.VALUE
                    : inputs.attribute().title();
            boolean isCount = inputs.function() == SummaryFunction.COUNT;
            return List.of(
                    Column.text("id", new Text("标识", "Id")),
                    Column.text("name", new Text("名称", "Name")),
                    Column.text("code", new Text("代码", "Code")),
                    new Column("value", title, isCount ? Column.Type.INTEGER : Column.Type.NUMBER, unit));
        }

        private void write(Table.RowWriter out) throws IOException {
            try {
                statement(sql.select(true)).query(row -> {
                    byte[] wkb = row.getBytes("geom");
                    try {
                        out.row(
                                Arrays.asList(row.getString("id"), name(row), row.getString("code"), value(row)),
                                wkb == null ? null : Wkb.read(wkb));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private @Nullable String name(ResultSet row) throws SQLException {
            return inputs.layer() == null ? ALL.in(given.request().language()) : row.getString("name");
        }

        private @Nullable Number value(ResultSet row) throws SQLException {
            return inputs.function() == SummaryFunction.COUNT
                    ? (Number) row.getLong("value")
                    : row.getObject("value", Double.class);
        }
    }
}
