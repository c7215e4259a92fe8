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

/**
 * Files of jobs, uploaded ones and results, in the database as large objects; nothing of them is in memory. They go with the rows that
 * name them.
 */
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

    /** Large objects are used in a transaction, one that is there or one of their own. */
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

    /** Writes a file, which stays only when the transaction that is there also names it in a row. */
    long write(ResultFile.Content content) {
        return use(objects -> {
            long oid = objects.createLO(LargeObjectManager.READWRITE);
            LargeObject object = objects.open(oid, LargeObjectManager.WRITE);
            try (OutputStream out = new BufferedOutputStream(object.getOutputStream(), 1 << 16)) {
                content.write(out);
            }
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

    /** The files that came with the request of a job. */
    Upload upload(UUID job) {
        Upload upload = new Upload();
        jdbc.sql("SELECT name, file FROM gis.job_upload WHERE job = ? ORDER BY number")
                .param(job)
                .query((row, number) -> new Uploaded(row.getString(1), row.getLong(2)))
                .list()
                .forEach(file -> take(upload, file));
        return upload;
    }

    private record Uploaded(String name, long oid) {}

    private void take(Upload upload, Uploaded file) {
        try {
            upload.take(file.name(), out -> send(file.oid(), out));
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
        }
    }
}
