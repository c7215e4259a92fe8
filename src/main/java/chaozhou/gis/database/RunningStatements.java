package chaozhou.gis.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The statements that a thread runs, so that another one can end them: the driver does not heed interrupts. Since somebody can, they may
 * take longer than those of requests.
 */
public final class RunningStatements implements AutoCloseable {

    private static final ThreadLocal<RunningStatements> OF_THREAD = new ThreadLocal<>();

    private final Set<Connection> connections = Collections.newSetFromMap(new IdentityHashMap<>());

    private RunningStatements() {}

    /** From now on, until it is closed, those of the thread that calls. */
    public static RunningStatements ofThisThread() {
        RunningStatements statements = new RunningStatements();
        OF_THREAD.set(statements);
        return statements;
    }

    /** A connection that a thread borrows, known until it is given back where somebody may want to end its statements. */
    static Connection known(Connection connection) throws SQLException {
        RunningStatements statements = OF_THREAD.get();
        return statements == null ? connection : statements.watched(connection);
    }

    private synchronized Connection watched(Connection connection) throws SQLException {
        execute(connection, "SET statement_timeout = 0");
        connections.add(connection);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && forget(connection)) {
                        giveBack(connection);
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private synchronized boolean forget(Connection connection) {
        return connections.remove(connection);
    }

    private static void giveBack(Connection connection) throws SQLException {
        try (connection) {
            execute(connection, "RESET statement_timeout");
        }
    }

    /**
     * Ends what runs at this moment, which fails then in its own thread; a statement that begins later runs. No connection is given
     * back meanwhile, so nobody else's statement is hit.
     */
    public synchronized void cancel() throws SQLException {
        for (Connection connection : connections) {
            connection.unwrap(PGConnection.class).cancelQuery();
        }
    }

    @Override
    public void close() {
        OF_THREAD.remove();
    }
}
