package chaozhou.gis.database;

import chaozhou.gis.error.GisException;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The data source: the operator's server when {@code spring.datasource.url} is set, otherwise a cluster of the program's own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 10;

    /** A request waits so long for a connection before it is told that the database is out of reach. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** An idle connection is tried so often, which also keeps firewalls from forgetting it. */
    private static final Duration KEEPALIVE = Duration.ofSeconds(30);

    /** No statement of a request runs longer. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    /** Whether the operator has named no server. */
    static final class NoServerGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
        }
    }

    @Bean(destroyMethod = "close")
    @Conditional(NoServerGiven.class)
    EmbeddedCluster embeddedCluster(DatabaseProperties properties) {
        EmbeddedCluster cluster = EmbeddedCluster.in(properties.home());
        if (properties.shared()) {
            cluster.leaveRunning();
        }
        // A program that is ended while it starts closes no beans.
        SpringApplication.getShutdownHandlers().add(cluster::close);
        cluster.start();
        return cluster;
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            ObjectProvider<EmbeddedCluster> embedded,
            DataSourceProperties given,
            ConfigurableApplicationContext context) {
        EmbeddedCluster cluster = embedded.getIfAvailable();
        PGSimpleDataSource server = cluster == null
                ? server(String.valueOf(given.getUrl()), given.getUsername(), given.getPassword())
                : server(cluster.jdbcUrl(), cluster.user(), cluster.password());
        ServerRequirements.check(server);
        HikariDataSource pool = pool(server);
        closeWhenEndedEarly(pool, context);
        return pool;
    }

    /** A program that is told to end while it starts would load all data first; without connections it ends at once. */
    private static void closeWhenEndedEarly(HikariDataSource pool, ConfigurableApplicationContext context) {
        Thread end = new Thread(pool::close, "ended-early");
        Runtime.getRuntime().addShutdownHook(end);
        context.addApplicationListener((ApplicationListener<ApplicationReadyEvent>)
                event -> Runtime.getRuntime().removeShutdownHook(end));
    }

    static PGSimpleDataSource server(String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setApplicationName("chaozhou-gis");
        server.setTcpKeepAlive(true);
        server.setConnectTimeout((int) PATIENCE.toSeconds());
        server.setReWriteBatchedInserts(true);
        // Statements are prepared on the server at once, and values then travel in binary.
        server.setPrepareThreshold(1);
        server.setOptions("-c statement_timeout=" + STATEMENT_TIMEOUT.toMillis());
        try {
            // Last: what the address says about one of these settings counts.
            server.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new GisException.Setup(
                    "spring.datasource.url is no address of a PostgreSQL server. Write it like jdbc:postgresql://host:5432/database.",
                    e);
        }
        if (user != null) {
            server.setUser(user);
        }
        if (password != null) {
            server.setPassword(password);
        }
        return server;
    }

    /** Statements on its connections can be ended by other threads. */
    private static final class Pool extends HikariDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            return RunningStatements.known(super.getConnection());
        }
    }

    static HikariDataSource pool(DataSource server) {
        HikariDataSource pool = new Pool();
        pool.setPoolName("database");
        pool.setDataSource(new EagerConnections(server, pool::isClosed));
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        pool.setKeepaliveTime(KEEPALIVE.toMillis());
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
