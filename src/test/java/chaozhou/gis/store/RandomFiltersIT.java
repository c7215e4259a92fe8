package chaozhou.gis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.FilterContext;
import chaozhou.gis.query.cql2.FilterLanguage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever is sent as a filter gets a result from PostgreSQL, or is refused with the place that is wrong. */
class RandomFiltersIT {

    private static final int FILTERS = 25_000;

    private final Layer layer = RunningService.bean(Catalog.class).layer("counties");
    private final FilterContext context = new FilterContext(layer, Crs.CRS84, ZoneId.of("Asia/Shanghai"));
    private int accepted;

    private Optional<Expression> read(FilterLanguage language, String filter) {
        try {
            return Optional.of(language.read(filter, context));
        } catch (InvalidParameter e) {
            assertThat(e.parameter()).isEqualTo("filter");
            assertThat(e.getMessage()).as(filter).startsWith("At ");
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError e) {
            return fail(language + " " + filter, e);
        }
    }

    private void run(Connection connection, String filter, Expression expression) {
        FeatureSql.Statement sql =
                FeatureSql.count(FeatureQuery.all(layer, expression, new Period(null, null)), Long.MAX_VALUE);
        try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
            sql.bind(statement);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
            }
            accepted++;
        } catch (SQLException e) {
            fail(filter + "\n" + sql.sql(), e);
        }
    }

    @Test
    void bothEncodingsMeanTheSameAndPostgresqlTakesWhatIsAccepted() throws SQLException {
        RandomFilter filters = new RandomFilter(20231201);
        try (Connection connection = RunningService.dataSource().getConnection()) {
            for (int i = 0; i < FILTERS; i++) {
                RandomFilter.Both both = filters.filter();
                Optional<Expression> byText = read(FilterLanguage.TEXT, both.text());
                Optional<Expression> byJson = read(FilterLanguage.JSON, both.json());
                assertThat(byText).as(both.text() + "\n" + both.json()).isEqualTo(byJson);
                byText.ifPresent(expression -> run(connection, both.text(), expression));
            }
        }
        // Neither were all refused nor was nothing wrong with any.
        assertThat(accepted).isBetween(FILTERS / 4, FILTERS - FILTERS / 20);
    }

    @Test
    void mutilatedFiltersGetAResultOrAPlace() throws SQLException {
        RandomFilter filters = new RandomFilter(20241124);
        try (Connection connection = RunningService.dataSource().getConnection()) {
            for (int i = 0; i < FILTERS; i++) {
                RandomFilter.Both both = filters.filter();
                boolean isText = i % 2 == 0;
                String filter = filters.mutated(isText ? both.text() : both.json());
                read(isText ? FilterLanguage.TEXT : FilterLanguage.JSON, filter)
                        .ifPresent(e -> run(connection, filter, e));
            }
        }
        assertThat(accepted).isPositive();
    }
}
