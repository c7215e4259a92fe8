package chaozhou.gis.analysis.classify;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.store.FilterSql;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code classify}: classes of numbers for a map, with their histogram and statistics. */
@Component
final class ClassifyProcess implements OfferedProcess {

    private final Catalog catalog;
    private final LayerStates states;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClassifyProcess(Catalog catalog, LayerStates states, JdbcClient jdbc, Clock clock) {
        this.catalog = catalog;
        this.states = states;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "classify";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ClassifyDescription(catalog, language).of(this);
    }

    /** Room for as many values as are taken, each with all its digits. */
    @Override
    public int mostBytes() {
        return 8 << 20;
    }

    @Override
    public String adviceForLarge() {
        return "send fewer values, or values with fewer digits";
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        ClassifyInputs inputs = ClassifyInputs.parse(new AnalysisInputs(request, catalog, clock));
        return progress -> answer(inputs);
    }

    private ClassifyAnswer answer(ClassifyInputs inputs) {
        ClassifyInputs.Source source = inputs.source();
        if (source == null) {
            return ClassifyAnswer.of(inputs, SortedValues.of(inputs.values()), null);
        }
        // Taken before rows are read, so what is told is never newer than they are.
        long revision = states.revision(source.layer());
        return ClassifyAnswer.of(inputs, values(source), revision);
    }

    private SortedValues values(ClassifyInputs.Source source) {
        FilterSql.NamedCondition filter = FilterSql.named(source.filter(), "feature", "filter");
        String sql = "SELECT feature.%s::double precision FROM %s AS feature WHERE %s AND %s"
                .formatted(
                        quoted(source.attribute().name()),
                        table(source.layer()),
                        AnalysisSql.inForce("feature"),
                        filter.sql());
        return SortedValues.of(jdbc.sql(sql)
                .param("day", source.date())
                .params(filter.values())
                .query((row, number) -> (@Nullable Double) row.getObject(1, Double.class))
                .list());
    }
}
