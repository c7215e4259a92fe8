package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Expression;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/** Answers feature queries out of PostGIS. Rows pass through one at a time; nothing is collected. */
public final class FeatureStore {

    /** Rows fetched at once. A result that may be longer is read through a server-side cursor. */
    private static final int FETCH_SIZE = 250;

    /** So many are counted to tell with a page how many match; of a million that alone would take longer than the page. */
    private static final long MOST_COUNTED_IN_PASSING = 100_000;

    private static final SQLExceptionTranslator TRANSLATOR = new SQLStateSQLExceptionTranslator();

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final LayerStates states;
    private final Cache<CountKey, Long> counts =
            Caffeine.newBuilder().maximumSize(1000).build();

    /** What a count depends on; of the layer its name, for all of it would be compared at each look-up. */
    private record CountKey(String layer, long revision, Expression filter, Period period, long most) {}

    public FeatureStore(DataSource dataSource, JdbcClient jdbc, LayerStates states) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.states = states;
    }

    /** Takes the rows of a result as they come. */
    public interface Rows {
        /** Called once the database has answered, before the first row: a failure up to here can still be told to the client. */
        default void begin() throws IOException {}

        void row(FeatureRow row) throws SQLException, IOException;
    }

    /**
     * Runs a query.
     *
     * @return whether more features match than the limit let through
     * @throws DataAccessException when the database fails or is out of reach
     * @throws IOException when the receiver can't take more
     */
    public boolean read(FeatureQuery query, Rows rows) throws IOException {
        FeatureSql.Statement sql = FeatureSql.select(query);
        try (Connection connection = dataSource.getConnection()) {
            boolean cursor = query.limit() >= FETCH_SIZE;
            connection.setAutoCommit(!cursor);
            try (PreparedStatement statement = connection.prepareStatement(sql.sql())) {
                statement.setFetchSize(cursor ? FETCH_SIZE : 0);
                sql.bind(statement);
                try (ResultSet result = statement.executeQuery()) {
                    return pass(query, result, rows);
                }
            } finally {
                endTransaction(connection, cursor);
            }
        } catch (SQLException e) {
            throw translated("reading features", e);
        }
    }

    /** The key of the last feature of a page that another one follows; empty where none does. */
    public Optional<FeatureKey> lastOfPage(FeatureQuery query) throws IOException {
        FeatureKey[] last = new FeatureKey[1];
        int[] count = new int[1];
        boolean isFollowed = read(query.keysOnly(), row -> {
            if (++count[0] == query.limit()) {
                last[0] = row.key(query.sorting());
            }
        });
        return isFollowed ? Optional.of(last[0]) : Optional.empty();
    }

    private static boolean pass(FeatureQuery query, ResultSet result, Rows rows) throws SQLException, IOException {
        FeatureRow row = new FeatureRow(query, result);
        rows.begin();
        for (int count = 0; result.next(); count++) {
            if (count == query.limit()) {
                return true;
            }
            rows.row(row);
        }
        return false;
    }

    private static void endTransaction(Connection connection, boolean open) throws SQLException {
        if (open) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** How many features match, whatever the page. Counted once a revision. */
    public long count(FeatureQuery query) {
        return count(query, Long.MAX_VALUE);
    }

    /** The same where counting does not take longer than reading a page; empty where it would. */
    public OptionalLong cheapCount(FeatureQuery query) {
        long count = count(query, MOST_COUNTED_IN_PASSING + 1);
        return count > MOST_COUNTED_IN_PASSING ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private long count(FeatureQuery query, long most) {
        Layer layer = query.layer();
        CountKey key = new CountKey(layer.id(), states.revision(layer), query.filter(), query.period(), most);
        return counts.get(key, k -> {
            FeatureSql.Statement sql = FeatureSql.count(query, most);
            return jdbc.sql(sql.sql()).params(sql.values()).query(Long.class).single();
        });
    }

    static DataAccessException translated(String task, SQLException e) {
        DataAccessException translated = TRANSLATOR.translate(task, null, e);
        return translated != null ? translated : new UncategorizedSQLException(task, null, e);
    }
}
