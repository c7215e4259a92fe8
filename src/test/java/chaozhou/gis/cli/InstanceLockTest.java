package chaozhou.gis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    Path home;

    @Test
    void theHolderTellsItsAddress() {
        InstanceLock lock = new InstanceLock();
        assertThat(lock.acquire(home)).isTrue();
        lock.tell("http://localhost:8080");
        assertThat(lock.holder()).isEqualTo("http://localhost:8080");
    }

    @Test
    void theAddressOfOneThatWasKilledIsForgotten() throws Exception {
        Files.writeString(home.resolve("service.address"), "http://localhost:1");
        InstanceLock lock = new InstanceLock();
        assertThat(lock.acquire(home)).isTrue();
        assertThat(lock.holder()).isEqualTo("an address that it has not told yet");
    }
}
