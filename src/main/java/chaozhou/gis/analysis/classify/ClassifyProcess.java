package chaozhou.gis.analysis.classify;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.TableProcess;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.store.FilterSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The process {@code classify}: classes of numbers for a map, with their histogram and statistics. */
@Component
final class ClassifyProcess implements TableProcess {

    private final Catalog catalog;
    private final TableAnswers answers;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClassifyProcess(Catalog catalog, TableAnswers answers, JdbcClient jdbc, Clock clock) {
        this.catalog = catalog;
        this.answers = answers;
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
        AnalysisInputs given = new AnalysisInputs(request, catalog, clock);
        ClassifyInputs inputs = ClassifyInputs.parse(given);
        return progress -> answer(given, inputs);
    }

    private Object answer(AnalysisInputs given, ClassifyInputs inputs) {
        ClassifyInputs.Source source = inputs.source();
        List<Layer> layers = source == null ? List.of() : List.of(source.layer());
        Provenance provenance = answers.provenance(id(), given, layers);
        SortedValues values = SortedValues.of(source == null ? inputs.values() : values(source));
        if (given.request().mediaType().equals(MediaTypes.JSON)) {
            return ClassifyAnswer.of(inputs, provenance, values);
        }
        ClassTables tables = new ClassTables(inputs, values);
        List<Table> written = source != null && given.request().mediaType().equals(MediaTypes.GEOJSON)
                ? List.of(tables.features(out -> read(source, tables, out)))
                : tables.all();
        return answers.write(given, ClassifyDescription.TITLE, provenance, written);
    }

    private List<@Nullable Double> values(ClassifyInputs.Source source) {
        return statement(
                        source,
                        "feature.%s::double precision"
                                .formatted(quoted(source.attribute().name())))
                .query((row, number) -> (@Nullable Double) row.getObject(1, Double.class))
                .list();
    }

    private JdbcClient.StatementSpec statement(ClassifyInputs.Source source, String columns) {
        FilterSql.NamedCondition filter = FilterSql.named(source.filter(), "feature", "filter");
        return jdbc.sql("SELECT %s FROM %s AS feature WHERE %s AND %s"
                        .formatted(columns, table(source.layer()), AnalysisSql.inForce("feature"), filter.sql()))
                .param("day", source.date())
                .params(filter.values());
    }

    /** Writes each feature with its value and its class. */
    private void read(ClassifyInputs.Source source, ClassTables tables, Table.RowWriter out) throws IOException {
        String columns =
                "feature.id, %s AS name, feature.%s::double precision AS value, ST_AsBinary(feature.geom) AS geom"
                        .formatted(
                                AnalysisSql.name("feature", source.layer()),
                                quoted(source.attribute().name()));
        try {
            statement(source, columns).query(row -> {
                Double value = row.getObject("value", Double.class);
                try {
                    out.row(
                            Arrays.asList(row.getString("id"), row.getString("name"), value, tables.number(value)),
                            Wkb.read(row.getBytes("geom")));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
