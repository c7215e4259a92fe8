package chaozhou.gis.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Tells a database that is out of reach from a statement that fails. */
public final class DatabaseFailures {

    /** Classes of SQLSTATE (PostgreSQL, appendix A): connection exceptions. */
    private static final String CONNECTION_CLASS = "08";

    /** Shut down, crash shutdown, not accepting connections yet, too many connections. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseFailures() {}

    /** Whether the same request may succeed once the database is back. */
    public static boolean isOutOfReach(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isOutOfReach(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutOfReach(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION_CLASS) || STATES.contains(state));
    }
}
