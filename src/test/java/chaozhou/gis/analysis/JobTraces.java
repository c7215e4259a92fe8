package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What jobs have while they run, and leave nothing of when they give no answer.
 *
 * @param files below the temporary folder
 */
record JobTraces(Set<Path> files, long largeObjects) {

    private static final String FILES = "gis-(upload|import|gdal)-.*|poifiles/.*";

    static JobTraces now() {
        return new JobTraces(
                temporary(),
                RunningService.bean(JdbcClient.class)
                        .sql("SELECT count(*) FROM pg_largeobject_metadata")
                        .query(Long.class)
                        .single());
    }

    private static Set<Path> temporary() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.find(
                folder,
                2,
                (file, attributes) -> folder.relativize(file).toString().matches(FILES))) {
            return files.collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs of GDAL that run. */
    static long programs() {
        return ProcessHandle.current()
                .descendants()
                .filter(program -> program.info().command().orElse("").contains("ogr"))
                .count();
    }

    /** There is nothing now that was not there then, but for what is just going. */
    void assertNoMore() {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(temporary()).isSubsetOf(files));
        assertThat(now().largeObjects).isEqualTo(largeObjects);
        assertThat(programs()).isZero();
    }
}
