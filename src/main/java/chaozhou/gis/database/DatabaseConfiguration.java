package chaozhou.gis.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The data source: the operator's server when {@code spring.datasource.url} is set, otherwise a cluster of the program's own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    private static final int CONNECTIONS = 10;

    /** A request waits so long for a connection before it is told that the database is out of reach. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** No statement of a request runs longer. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    EmbeddedCluster embeddedCluster(DatabaseProperties properties) {
        return EmbeddedCluster.start(properties.home());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(ObjectProvider<EmbeddedCluster> embedded, DataSourceProperties given) {
        EmbeddedCluster cluster = embedded.getIfAvailable();
        HikariDataSource dataSource = cluster == null
                ? pool(String.valueOf(given.getUrl()), given.getUsername(), given.getPassword())
                : pool(cluster.jdbcUrl(), cluster.user(), cluster.password());
        try {
            ServerRequirements.check(dataSource, dataSource.getJdbcUrl());
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
        return dataSource;
    }

    private static HikariDataSource pool(String url, @Nullable String user, @Nullable String password) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("database");
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("ApplicationName", "chaozhou-gis");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", "2");
        // Statements are prepared on the server at once, and values then travel in binary.
        pool.addDataSourceProperty("prepareThreshold", "1");
        pool.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT_TIMEOUT.toMillis());
        return pool;
    }
}
