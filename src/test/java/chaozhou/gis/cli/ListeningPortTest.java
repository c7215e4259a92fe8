package chaozhou.gis.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ListeningPortTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "65536", "http", "8080 8081", "99999999999"})
    void aPortThatIsNoneIsNamed(String port) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.port", port);
        assertThatThrownBy(() -> ListeningPort.of(environment))
                .isInstanceOf(GisException.Setup.class)
                .hasMessageContaining("SERVER_PORT")
                .hasMessageContaining("'" + port + "'");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new ListeningPort("127.0.0.1", other.getLocalPort()).requireFree())
                    .isInstanceOf(GisException.Setup.class)
                    .hasMessageContaining("The port " + other.getLocalPort() + " is in use");
        }
    }

    @Test
    void anyFreePortWillDo() {
        assertThatCode(() -> new ListeningPort(null, 0).requireFree()).doesNotThrowAnyException();
    }
}
