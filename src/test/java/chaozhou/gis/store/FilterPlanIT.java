package chaozhou.gis.store;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
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
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How PostgreSQL finds what filters ask for. */
class FilterPlanIT {

    private static final Layer VILLAGES = RunningService.bean(Catalog.class).layer("villages");

    private static String plan(String filter, Crs crs) throws SQLException {
        Expression expression =
                FilterLanguage.TEXT.read(filter, new FilterContext(VILLAGES, crs, ZoneId.of("Asia/Shanghai")));
        FeatureSql.Statement sql =
                FeatureSql.select(FeatureQuery.all(VILLAGES, expression, Period.of(LocalDate.of(2024, 1, 1))));
        StringBuilder plan = new StringBuilder();
        try (Connection connection = RunningService.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // With so few villages reading them all may be cheaper; whether the index can be used is asked here.
                statement.execute("SET LOCAL enable_seqscan = off");
            }
            try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + sql.sql())) {
                sql.bind(statement);
                try (ResultSet lines = statement.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return plan.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S_INTERSECTS(geom, POINT(116.698 23.906))                       | CRS84
            S_INTERSECTS(POINT(116.698 23.906), geom)                       | CRS84
            S_WITHIN(geom, BBOX(116.5,23.5,116.6,23.6))                     | CRS84
            S_CONTAINS(geom, POINT(116.698 23.906)) AND kind = 'village'    | CRS84
            S_TOUCHES(geom, POINT(116.698 23.906))                          | CRS84
            S_OVERLAPS(geom, BBOX(116.5,23.5,116.6,23.6))                   | CRS84
            S_CROSSES(geom, LINESTRING(116.5 23.5,116.6 23.6))              | CRS84
            S_EQUALS(geom, POLYGON((116 23,117 23,117 24,116 23)))          | CRS84
            S_INTERSECTS(geom, POINT(2645088.3 469258.1))                   | CGCS2000_CM_117E
            """)
    void spatialPredicatesUseTheIndexOnGeometry(String filter, Crs crs) throws SQLException {
        assertThat(plan(filter, crs)).contains("villages_geom_idx");
    }

    @ParameterizedTest
    @CsvSource({"id = '445103113201', CRS84"})
    void idsUseThePrimaryKey(String filter, Crs crs) throws SQLException {
        assertThat(plan(filter, crs)).containsPattern("Index Cond: .*id = ");
    }
}
