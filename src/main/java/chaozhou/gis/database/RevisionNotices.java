package chaozhou.gis.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears of every committed change, whichever instance made it, through LISTEN on the channel {@code gis_revision}. Listeners
 * are also called after each new connection, since notices may have been missed before it.
 */
@Component
public final class RevisionNotices implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RevisionNotices.class);
    private static final Duration WAIT_FOR_NOTICE = Duration.ofMillis(500);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean isRunning;
    private Thread thread = new Thread(this::run, "revision-notices");

    public RevisionNotices(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The listener runs on the notices' own thread and may use the database. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void start() {
        isRunning = true;
        thread = new Thread(this::run, "revision-notices");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.interrupt();
        try {
            thread.join(WAIT_FOR_NOTICE.multipliedBy(4).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    private void run() {
        while (isRunning) {
            try (Connection connection = dataSource.getConnection()) {
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (isRunning) {
                    LOG.warn("No notices of changes for now: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        PGConnection notices = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN gis_revision");
            tellListeners();
            while (isRunning) {
                PGNotification[] heard = notices.getNotifications((int) WAIT_FOR_NOTICE.toMillis());
                if (heard != null && heard.length > 0) {
                    tellListeners();
                }
            }
            statement.execute("UNLISTEN *");
        }
    }

    private void tellListeners() {
        listeners.forEach(Runnable::run);
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT_FOR_DATABASE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
