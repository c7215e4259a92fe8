package chaozhou.gis.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresProgramsTest {

    private static final Path DATA = Path.of("/home/city/db");

    @Test
    void aClusterKeepsToTheVersionThatMadeIt() {
        assertThat(PostgresPrograms.suiting(DATA, "15", Map.of(15, "fifteen", 17, "seventeen")))
                .isEqualTo("fifteen");
    }

    @Test
    void aVersionThatIsNotInstalledIsNamedTogetherWithWhatIs() {
        assertThatThrownBy(() -> PostgresPrograms.suiting(DATA, "14", Map.of(15, "fifteen", 17, "seventeen")))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("/home/city/db was made by PostgreSQL 14, but 17 is installed");
    }

    @Test
    void aMachineWithoutPostgisIsToldWhatToDo() {
        assertThatThrownBy(() -> PostgresPrograms.suiting(DATA, "15", Map.of()))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL");
    }
}
