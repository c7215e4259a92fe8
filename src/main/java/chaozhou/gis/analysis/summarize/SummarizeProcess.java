package chaozhou.gis.analysis.summarize;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Revisions;
import chaozhou.gis.analysis.summarize.SummarizeAnswer.UnitValue;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.store.FilterSql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code summarize}: one layer counted or added up within the areas of another. */
@Component
final class SummarizeProcess implements OfferedProcess {

    private final Catalog catalog;
    private final LayerStates states;
    private final JdbcClient jdbc;
    private final Clock clock;

    SummarizeProcess(Catalog catalog, LayerStates states, JdbcClient jdbc, Clock clock) {
        this.catalog = catalog;
        this.states = states;
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
        SummarizeInputs inputs = SummarizeInputs.parse(new AnalysisInputs(request, catalog, clock));
        return progress -> answer(inputs);
    }

    private SummarizeAnswer answer(SummarizeInputs inputs) {
        Map<String, Long> revisions = Revisions.of(states, List.of(inputs.layer(), inputs.of()));
        FilterSql.NamedCondition filter = SummarizeSql.filter(inputs);
        List<UnitValue> values = new ArrayList<>();
        long[] features = new long[1];
        jdbc.sql(new SummarizeSql(inputs, filter).select())
                .param("day", inputs.date())
                .params(filter.values())
                .query(row -> {
                    features[0] = row.getLong("features");
                    values.add(new UnitValue(
                            row.getString("id"),
                            row.getString("name"),
                            row.getString("code"),
                            value(inputs.function(), row)));
                });
        return SummarizeAnswer.of(inputs, revisions, values, features[0]);
    }

    private static @Nullable Number value(SummaryFunction function, ResultSet row) throws SQLException {
        return function == SummaryFunction.COUNT ? (Number) row.getLong("value") : row.getObject("value", Double.class);
    }
}
