package chaozhou.gis.analysis.subject;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;
import static java.util.stream.Collectors.joining;

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
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Features of a layer that are in force on a day and fulfil a condition, in the order of their ids. */
final class LayerSubjects implements SubjectSource {

    /** Rows fetched at once. */
    private static final int FETCH_SIZE = 250;

    private final Layer layer;
    private final LocalDate day;
    private final FilterSql.NamedCondition filter;
    private final List<Attribute> attributes;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    /** @param reading in which rows are fetched a few at a time */
    LayerSubjects(Layer layer, LocalDate day, Expression filter, JdbcClient jdbc, TransactionTemplate reading) {
        this(layer, day, FilterSql.named(filter, "feature", "filter"), List.of(layer.nameAttribute()), jdbc, reading);
    }

    /** @param attributes that are the fields */
    private LayerSubjects(
            Layer layer,
            LocalDate day,
            FilterSql.NamedCondition filter,
            List<Attribute> attributes,
            JdbcClient jdbc,
            TransactionTemplate reading) {
        this.layer = layer;
        this.day = day;
        this.filter = filter;
        this.attributes = attributes;
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

    @Override
    public SubjectSource withAllFields() {
        return new LayerSubjects(layer, day, filter, layer.attributes(), jdbc, reading);
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
                return attributes.stream().map(LayerSubjects::column).toList();
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

    private static Column column(Attribute attribute) {
        Column.Type type = switch (attribute.type()) {
            case TEXT, DATE -> Column.Type.TEXT;
            case INTEGER -> Column.Type.INTEGER;
            case NUMBER -> Column.Type.NUMBER;
            case BOOLEAN -> Column.Type.BOOLEAN;
        };
        return new Column(attribute.name(), attribute.title(), type, attribute.unit());
    }

    /** The value of a column: String, Long, Double, Boolean or null. */
    private static @Nullable Object value(ResultSet row, Attribute attribute) throws SQLException {
        Object value = row.getObject(attribute.name());
        return value instanceof Date day ? day.toString() : value;
    }

    private void read(Progress progress, Subjects.Visitor visitor) {
        long all = count();
        long[] number = new long[1];
        String columns = attributes.stream()
                .map(attribute -> "feature." + quoted(attribute.name()))
                .collect(joining(", "));
        statement(
                        "SELECT feature.id, ST_AsBinary(feature.geom) AS geom, %s FROM %%s AS feature WHERE %%s ORDER BY feature.id"
                                .formatted(columns))
                .withFetchSize(FETCH_SIZE)
                .query(row -> {
                    try {
                        List<@Nullable Object> values = new ArrayList<>(attributes.size());
                        for (Attribute attribute : attributes) {
                            values.add(value(row, attribute));
                        }
                        visitor.visit(new Subject(
                                ++number[0], row.getString("id"), values, Wkb.read(row.getBytes("geom")), null));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    progress.share((double) number[0] / all);
                });
    }
}
