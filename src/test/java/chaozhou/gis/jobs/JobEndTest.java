package chaozhou.gis.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.http.Problem;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobEndTest {

    private static String line(List<String> faults) {
        return JobEnd.failure(new Problem(
                        "about:blank",
                        "Unprocessable Content",
                        422,
                        "The file is not taken in:",
                        null,
                        List.of(),
                        faults,
                        null))
                .line();
    }

    @Test
    void theLogSaysWhatWasWrong() {
        assertThat(line(List.of("a.csv is empty.", "b.csv is empty.")))
                .isEqualTo("Failed: The file is not taken in: a.csv is empty.; b.csv is empty.");
        assertThat(line(List.of())).isEqualTo("Failed: The file is not taken in:");
    }

    @Test
    void ofManyFaultsTheLogHasTheFirstTen() {
        assertThat(line(Collections.nCopies(1000, "row 1 is bad"))).hasSizeLessThan(200);
    }
}
