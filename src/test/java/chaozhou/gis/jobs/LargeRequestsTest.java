package chaozhou.gis.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.error.GisException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LargeRequestsTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final LargeRequests large = new LargeRequests();

    @Test
    void onlyLargeOnesWait() {
        try (LargeRequests.Turn first = large.await(2 << 20)) {
            large.await(1000).close();
            assertThatThrownBy(() -> large.await(1 << 20, SHORT))
                    .isInstanceOfSatisfying(GisException.LimitReached.class, reached -> {
                        assertThat(reached.isOfClient()).isFalse();
                        assertThat(reached).hasMessageContaining("more than 1 MiB");
                    });
        }
        large.await(2 << 20, SHORT).close();
    }

    @Test
    void theNextOneBeginsWhenTheFirstEnds() {
        LargeRequests.Turn first = large.await(2 << 20);
        CompletableFuture<LargeRequests.Turn> next = CompletableFuture.supplyAsync(() -> large.await(2 << 20));
        assertThat(next).isNotDone();
        first.close();
        next.join().close();
    }

    @Test
    void waitingEndsWhenNobodyWantsIt() {
        try (LargeRequests.Turn first = large.await(2 << 20)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> large.await(2 << 20)).isInstanceOf(CancellationException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
