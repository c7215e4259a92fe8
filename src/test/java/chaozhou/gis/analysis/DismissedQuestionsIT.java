package chaozhou.gis.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.transfer.FormPost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jobs of every spatial question, dismissed at every stage: nothing of them stays, and another one has their place. Two run at once; one
 * place is taken by a job that waits for a locked table, so the other one has to become free again and again.
 */
class DismissedQuestionsIT {

    private static final String HELD = "public.marine_ranches";
    private static final JdbcClient JDBC = RunningService.bean(JdbcClient.class);

    @TempDir
    private static Path folder;

    private static Path table;
    private static Lock lock;
    private static String holder;

    private JobTraces before = JobTraces.now();

    /** A lock on a table, until it is closed. */
    private static final class Lock implements AutoCloseable {
        private final String table;
        private final Connection connection;

        Lock(String table) {
            this.table = table;
            try {
                connection = RunningService.database().dataSource().getConnection();
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table));
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** How many statements wait for it. */
        long waiting() {
            return JDBC.sql("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = ?::regclass")
                    .param(table)
                    .query(Long.class)
                    .single();
        }

        @Override
        public void close() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @BeforeAll
    static void holdOnePlace() throws IOException {
        StringBuilder rows = new StringBuilder("名称,wkt\n");
        for (int row = 0; row < 150_000; row++) {
            rows.append("点,POINT(116.%05d 23.%05d)\n".formatted(row % 99_991, row % 99_989));
        }
        table = Files.writeString(folder.resolve("points.csv"), rows);
        lock = new Lock(HELD);
        holder = held();
        soon().until(() -> lock.waiting() == 1);
    }

    @AfterAll
    static void letGo() {
        dismiss(holder);
        lock.close();
    }

    @BeforeEach
    void remember() {
        before = JobTraces.now();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
    }

    private static Answer send(String method, String path, String body) {
        return RunningService.send(HttpRequest.newBuilder(RunningService.address(path))
                .headers("Content-Type", "application/json", "Prefer", "respond-async")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** @return the path of the job */
    private static String accepted(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return URI.create(answer.header("Location")).getPath();
    }

    private static String start(String process, String inputs) {
        return accepted(send(
                "POST",
                "/api/processes/%s/execution".formatted(process),
                "{\"inputs\":{%s}}".formatted(inputs.replace('\'', '"'))));
    }

    /** A job that takes a place as long as the lock is held. */
    private static String held() {
        return start("measure", "'layer':'marine_ranches'");
    }

    private static void dismiss(String job) {
        Answer answer = send("DELETE", job, "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("dismissed");
    }

    private static String status(String job) {
        return RunningService.get(job).json().path("status").stringValue();
    }

    private static List<String> log(String job) {
        return RunningService.get(job + "/log").json().path("lines").findValuesAsString("text");
    }

    /** Accepts the job while no place is free, and lets it run. */
    private static String run(Supplier<String> accepting) {
        String other = held();
        soon().until(() -> lock.waiting() == 2);
        String job = accepting.get();
        dismiss(other);
        return job;
    }

    private void assertNothingStays(String job) throws IOException {
        assertThat(status(job)).isEqualTo("dismissed");
        assertThat(RunningService.get(job + "/results").status()).isEqualTo(404);
        assertThat(log(job)).endsWith("Dismissed");
        Duration patience = Duration.ofSeconds(5);
        // What is left is the statement of the one that holds its place.
        soon().atMost(patience)
                .untilAsserted(() -> assertThat(JDBC.sql(
                                        "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()")
                                .query(String.class)
                                .list())
                        .hasSize(1));
        soon().atMost(patience)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().equals("job"))
                                .count()
                        == 1);
        before.assertNoMore();
    }

    @ParameterizedTest
    @EnumSource
    void whileItWaits(SmallestRequest request) throws IOException {
        String[] accepted = new String[1];
        run(() -> {
            accepted[0] = start(request.process(), request.ofLayer());
            assertThat(status(accepted[0])).isEqualTo("accepted");
            dismiss(accepted[0]);
            return accepted[0];
        });
        assertNothingStays(accepted[0]);
        assertThat(log(accepted[0])).containsExactly("Accepted", "Dismissed");
    }

    @ParameterizedTest
    @EnumSource
    void whileItsStatementRuns(SmallestRequest request) throws IOException {
        Lock[] layer = new Lock[1];
        String job = run(() -> {
            String accepted = start(request.process(), request.ofLayer());
            layer[0] = new Lock("public." + request.layer());
            return accepted;
        });
        try (Lock held = layer[0]) {
            soon().until(() -> held.waiting() == 1);
            dismiss(job);
            soon().atMost(Duration.ofSeconds(5)).until(() -> held.waiting() == 0);
            assertNothingStays(job);
        }
    }

    static Stream<SmallestRequest> ofFeatures() {
        return SmallestRequest.ofFeatures();
    }

    @ParameterizedTest
    @MethodSource("ofFeatures")
    void whileItsFileIsRead(SmallestRequest request) throws IOException {
        String job = accepted(FormPost.send(
                request.process(), Map.of("inputs", request.ofTable()), table, "Prefer", "respond-async"));
        soon().until(() -> JobTraces.programs() > 0);
        dismiss(job);
        assertNothingStays(job);
    }

    /** The answer is stored as a large object. */
    @ParameterizedTest
    @EnumSource
    void whileItsAnswerIsWritten(SmallestRequest request) throws IOException {
        try (Lock objects = new Lock("pg_largeobject")) {
            String job = start(request.process(), request.ofLayer());
            soon().until(() -> objects.waiting() == 1);
            dismiss(job);
            assertNothingStays(job);
        }
    }
}
