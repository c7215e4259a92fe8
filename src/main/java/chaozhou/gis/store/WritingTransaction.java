package chaozhou.gis.store;

import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A transaction that changes features. There is only one at a time, over all instances. */
final class WritingTransaction {

    private static final long LOCK = 0x6769732d7075626cL;

    /** SQLSTATE lock_not_available (PostgreSQL, appendix A). */
    private static final String LOCKED = "55P03";

    private WritingTransaction() {}

    /** What is done in a transaction: all of it, or nothing when it throws. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * Waits for its turn, works and commits.
     *
     * @param patience how long to wait for a lock; zero: as long as it takes, and so may each statement
     * @throws GisException.Unavailable when others kept the lock longer
     */
    static <T> T run(DataSource dataSource, Duration patience, Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "SET LOCAL lock_timeout = " + patience.toMillis());
                if (patience.isZero()) {
                    execute(connection, "SET LOCAL statement_timeout = 0");
                }
                execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
                T result = work.run(connection);
                connection.commit();
                return result;
            } finally {
                // After a commit this has nothing to undo.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                throw new GisException.Unavailable(
                        "Another change of the data is under way. Try again when it has ended.", e);
            }
            throw FeatureStore.translated("changing features", e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
