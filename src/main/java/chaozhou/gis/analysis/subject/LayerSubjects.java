package chaozhou.gis.analysis.subject;

import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.store.FilterSql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Features of a layer that are in force on a day and fulfil a condition, in the order of their ids. */
final class LayerSubjects implements SubjectSource {

    /** Rows fetched at once. */
    private static final int FETCH_SIZE = 250;

    private final Layer layer;
    private final LocalDate day;
    private final FilterSql.NamedCondition filter;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    /** @param reading in which rows are fetched a few at a time */
    LayerSubjects(Layer layer, LocalDate day, Expression filter, JdbcClient jdbc, TransactionTemplate reading) {
        this.layer = layer;
        this.day = day;
        this.filter = FilterSql.named(filter, "feature", "filter");
        this.jdbc = jdbc;
        this.reading = reading;
    }

    @Override
    public boolean isMoreThan(long most) {
        return count() > most;
    }

    @Override
    public List<Layer> layers() {
        return List.of(layer);
    }

    @Override
    public Map<String, Object> parameters() {
        // They are inputs that every provenance has.
        return Map.of();
    }

    private long count() {
        return statement("SELECT count(*) FROM %s AS feature WHERE %s")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(String select) {
        String condition = "%s AND %s".formatted(AnalysisSql.inForce("feature"), filter.sql());
        return jdbc.sql(select.formatted(table(layer), condition))
                .param("day", day)
                .params(filter.values());
    }

    @Override
    public Subjects open(Progress progress) {
        return new Subjects() {
            @Override
            public List<Column> fields() {
                Attribute name = layer.nameAttribute();
                return List.of(Column.text(name.name(), name.title()));
            }

            @Override
            public void forEach(Progress told, Visitor visitor) throws IOException {
                try {
                    reading.executeWithoutResult(status -> read(told, visitor));
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            }
        };
    }

    private void read(Progress progress, Subjects.Visitor visitor) {
        long all = count();
        long[] number = new long[1];
        statement(
                        "SELECT feature.id, %s AS name, ST_AsBinary(feature.geom) AS geom FROM %%s AS feature WHERE %%s ORDER BY feature.id"
                                .formatted(AnalysisSql.name("feature", layer)))
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    try {
                        visitor.visit(new Subject(
                                ++number[0],
                                row.getString("id"),
                                Arrays.asList(row.getString("name")),
                                Wkb.read(row.getBytes("geom")),
                                null));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.share((double) number[0] / all);
                });
    }
}
