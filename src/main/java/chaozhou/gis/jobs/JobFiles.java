package chaozhou.gis.jobs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that jobs made, in the database as large objects; nothing of them is in memory. */
@Component
class JobFiles {

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    JobFiles(DataSource dataSource, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(LargeObjectManager objects) throws SQLException, IOException;
    }

    /** Large objects are used in a transaction. */
    private <T> T use(Use<T> use) {
        return transaction.execute(status -> {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return use.of(connection.unwrap(PGConnection.class).getLargeObjectAPI());
            } catch (SQLException e) {
                throw new IllegalStateException("A file of a job can't be used.", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        });
    }

    /** Keeps the file of a job that runs. */
    void keep(UUID id, ResultFile file) {
        use(objects -> {
            long oid = objects.createLO(LargeObjectManager.READWRITE);
            LargeObject object = objects.open(oid, LargeObjectManager.WRITE);
            try (OutputStream out = new BufferedOutputStream(object.getOutputStream(), 1 << 16)) {
                file.content().write(out);
            }
            jdbc.sql("UPDATE gis.job SET file = ?, file_name = ?, media_type = ? WHERE id = ?")
                    .params(oid, file.name(), file.mediaType(), id)
                    .update();
            return oid;
        });
    }

    void send(long oid, OutputStream out) {
        use(objects -> {
            try (InputStream in = objects.open(oid, LargeObjectManager.READ).getInputStream()) {
                return in.transferTo(out);
            }
        });
    }
}
