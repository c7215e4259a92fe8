package chaozhou.gis.jobs;

import chaozhou.gis.access.Role;
import chaozhou.gis.gdal.Gdal;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that take as long as a test wants. */
class TestProcesses {

    private static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    /** Work of that name goes on when it is opened. */
    static CountDownLatch gate(String name) {
        return GATES.computeIfAbsent(name, key -> new CountDownLatch(1));
    }

    private static Object pass(ExecuteRequest request, Progress progress) throws InterruptedException {
        progress.step("Waiting", 1);
        progress.share(0.25);
        String name = String.valueOf(request.text("name"));
        gate(name).await();
        return Map.of("name", name);
    }

    @Bean
    OfferedProcess waiting() {
        return new TestProcess("wait", null, TestProcesses::pass);
    }

    /** One that changes something. */
    @Bean
    OfferedProcess writing() {
        return new TestProcess("write", Role.EDITOR, TestProcesses::pass);
    }

    /** One that can't be stopped any more. */
    @Bean
    OfferedProcess committing() {
        return new TestProcess("commit", Role.EDITOR, (request, progress) -> {
            String name = String.valueOf(request.text("name"));
            while (gate(name).getCount() > 0) {
                Thread.onSpinWait();
            }
            return Map.of("name", name);
        });
    }

    @Bean
    OfferedProcess querying(JdbcClient jdbc) {
        return new TestProcess(
                "query",
                null,
                (request, progress) -> jdbc.sql("SELECT count(pg_sleep(25)) FROM generate_series(1, 2)")
                        .query(Long.class)
                        .single());
    }

    /** Tells how long its statements may take. */
    @Bean
    OfferedProcess timing(JdbcClient jdbc) {
        return new TestProcess("time", null, (request, progress) -> Map.of("timeout", timeout(jdbc)));
    }

    static String timeout(JdbcClient jdbc) {
        return jdbc.sql("SHOW statement_timeout").query(String.class).single();
    }

    @Bean
    OfferedProcess programming() {
        return new TestProcess(
                "program",
                null,
                (request, progress) -> new Gdal("sleep", Map.of())
                        .with(String.valueOf(request.text("name")))
                        .run(request.upload().scratchFile()));
    }

    /** Gives the files back. */
    @Bean
    OfferedProcess echoing() {
        return new TestProcess("echo", null, (request, progress) -> {
            String name = request.upload().files().get(0).getFileName().toString();
            return new ResultFile(
                    name,
                    "text/plain",
                    out -> Files.copy(request.upload().files().get(0), out));
        });
    }
}
