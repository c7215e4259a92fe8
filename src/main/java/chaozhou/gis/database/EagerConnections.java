package chaozhou.gis.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * New connections for the pool, as soon as a server that was away is back. The pool itself would double its pauses up to five
 * seconds; who borrows from it waits no longer for that than the pool's own timeout.
 */
final class EagerConnections extends DelegatingDataSource {

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);

    private final BooleanSupplier isGivenUp;

    /** @param isGivenUp whether nobody waits for connections any more */
    EagerConnections(DataSource target, BooleanSupplier isGivenUp) {
        super(target);
        this.isGivenUp = isGivenUp;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (isGivenUp.getAsBoolean() || !DatabaseFailures.isOutOfReach(e)) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
