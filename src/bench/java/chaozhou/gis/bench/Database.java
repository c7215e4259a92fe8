package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of a service, as its clients reach it. */
record Database(String port, String password) {

    private static final String USER = "gis";
    private static final String NAME = "postgres";

    /** @param home the GIS_HOME of a service that runs */
    static Database of(Path home) throws IOException {
        return new Database(
                Files.readString(home.resolve("db.port")).strip(),
                Files.readString(home.resolve("db.password")).strip());
    }

    JdbcClient client() {
        return JdbcClient.create(new DriverManagerDataSource(url(), USER, password));
    }

    /** What PostgreSQL's programs need to reach it. */
    Map<String, String> environment() {
        return Map.of(
                "PGHOST", "127.0.0.1", "PGPORT", port, "PGUSER", USER, "PGPASSWORD", password, "PGDATABASE", NAME);
    }

    /** The settings of a service that uses it. */
    Map<String, String> settings() {
        return Map.of(
                "SPRING_DATASOURCE_URL", url(),
                "SPRING_DATASOURCE_USERNAME", USER,
                "SPRING_DATASOURCE_PASSWORD", password);
    }

    /** As PostgreSQL's own library takes it. */
    String libpq() {
        return "host=127.0.0.1 port=%s user=%s password=%s dbname=%s".formatted(port, USER, password, NAME);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }
}
