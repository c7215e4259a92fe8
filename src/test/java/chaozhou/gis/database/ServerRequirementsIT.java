package chaozhou.gis.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class ServerRequirementsIT {

    @Test
    void aServerWithPostgisWillDo() {
        TestCluster.Database database = TestCluster.database("requirements");
        assertThatCode(() -> ServerRequirements.check(database.dataSource())).doesNotThrowAnyException();
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithoutItsPassword() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        String url = "jdbc:postgresql://127.0.0.1:1/city?user=gis&password=secret";
        nobody.setUrl(url);
        assertThatThrownBy(() -> ServerRequirements.check(nobody))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("city on 127.0.0.1:1 does not answer")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aWrongPasswordIsSaid() {
        TestCluster.Database database = TestCluster.database("requirements_login");
        PGSimpleDataSource stranger = database.dataSource();
        stranger.setPassword("guess");
        assertThatThrownBy(() -> ServerRequirements.check(stranger))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void anOldPostgresqlIsRefused() {
        assertThatThrownBy(() -> ServerRequirements.requirePostgresql(12))
                .hasMessageContaining("PostgreSQL 12, but 13");
        assertThatCode(() -> ServerRequirements.requirePostgresql(13)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.4", "3.0.9"})
    void anOldPostgisIsRefused(String version) {
        assertThatThrownBy(() -> ServerRequirements.requirePostgis(version))
                .hasMessageContaining(version + ", but 3.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.1.0", "3.1.0alpha2", "3.3.2", "4.0"})
    void aNewerPostgisWillDo(String version) {
        assertThatCode(() -> ServerRequirements.requirePostgis(version)).doesNotThrowAnyException();
    }

    @Test
    void aServerWithoutPostgisIsNamed() {
        assertThatThrownBy(() -> ServerRequirements.requirePostgis(null)).hasMessageContaining("has no PostGIS");
    }
}
