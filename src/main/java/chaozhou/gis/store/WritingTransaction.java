package chaozhou.gis.store;

import chaozhou.gis.error.GisException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
     * @param patience how long to wait for a lock; zero: as long as it takes. A statement may take as long as
     *     it takes always
     * @throws GisException.Unavailable when others kept the lock longer
     */
    static <T> T run(DataSource dataSource, Duration patience, Work<T> work) {
        return Objects.requireNonNull(attempt(dataSource, patience, work::run));
    }

    /** Work that may find that there is nothing to do: all that it did so far is undone then. */
    @FunctionalInterface
    interface Attempt<T> {
        @Nullable
        T run(Connection connection) throws SQLException;
    }

    /** The same, but that nothing is committed when the work gives null. */
    static <T> @Nullable T attempt(DataSource dataSource, Duration patience, Attempt<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "SET LOCAL lock_timeout = " + patience.toMillis());
                execute(connection, "SET LOCAL statement_timeout = 0");
                execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
                T result = work.run(connection);
                if (result == null) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
                connection.setAutoCommit(true);
                return result;
            } catch (SQLException | RuntimeException e) {
                undo(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            if (LOCKED.equals(e.getSQLState())) {
                throw new GisException.Unavailable(
                        "Another change of the data is under way. Try again when it has ended.", e);
            }
            throw FeatureStore.translated("changing features", e);
        }
    }

    /** A connection that is lost can't be rolled back, which hides nothing of why it was lost. */
    private static void undo(Connection connection, Exception failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
