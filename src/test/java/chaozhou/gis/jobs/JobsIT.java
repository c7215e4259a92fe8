package chaozhou.gis.jobs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.database.TestCluster;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Jobs over several instances: taken, run, ended, given back, limited, kept. */
class JobsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final TestCluster.Database DATABASE = TestCluster.emptyDatabase("jobs");
    private static final String[] SETTINGS = {
        "--gis.jobs.at-once=2",
        "--gis.jobs.most-per-user=4",
        "--gis.jobs.most-waiting=3",
        "--gis.jobs.lost-after=3s",
        "--gis.data=" + layersOnly()
    };

    private static final ConfigurableApplicationContext service = instance();
    private static String editor = "";

    private final List<String> gates = new ArrayList<>();

    private static ConfigurableApplicationContext instance() {
        return RunningService.start(DATABASE, List.of(TestProcesses.class), SETTINGS);
    }

    /** Layers without features, which nothing here needs. */
    private static Path layersOnly() {
        try {
            Path folder = Path.of("target/jobs-data");
            FileSystemUtils.copyRecursively(Path.of("gis-data/layers"), folder.resolve("layers"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void account() {
        Accounts accounts = service.getBean(Accounts.class);
        accounts.add("编辑", Role.EDITOR, "correct horse battery");
        editor = "Bearer " + accounts.addToken("编辑", "tests", 1).secret();
    }

    @AfterAll
    static void end() {
        service.close();
    }

    /** Nothing of a test runs when the next one begins. */
    @AfterEach
    void openGates() {
        gates.forEach(gate -> TestProcesses.gate(gate).countDown());
        await().atMost(PATIENCE).until(() -> count("gis.job WHERE status IN ('accepted', 'running')") == 0);
        jdbc().sql("DELETE FROM gis.job").update();
        assertThat(count("pg_largeobject_metadata")).isZero();
    }

    private static JdbcClient jdbc() {
        return service.getBean(JdbcClient.class);
    }

    private static long count(String from) {
        return jdbc().sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    private static Answer send(String method, String path, String body, String... headers) {
        URI address = URI.create(
                "http://localhost:" + service.getEnvironment().getRequiredProperty("local.server.port") + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return RunningService.send(request.build());
    }

    private Answer execute(String process, String name, String... headers) {
        gates.add(name);
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json", "Prefer", "respond-async"));
        if (!service.getBean(Processes.class).get(process).isRepeatable()) {
            all.addAll(List.of("Authorization", editor));
        }
        all.addAll(Arrays.asList(headers));
        return send(
                "POST",
                "/api/processes/%s/execution".formatted(process),
                "{\"inputs\":{\"name\":\"%s\"}}".formatted(name),
                all.toArray(String[]::new));
    }

    private static String path(Answer created) {
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return URI.create(created.header("Location")).getPath();
    }

    private String start(String process, String name) {
        return path(execute(process, name));
    }

    private static Answer get(String path) {
        return send("GET", path, "", "Authorization", editor);
    }

    private static JsonNode dismiss(String path) {
        Answer answer = send("DELETE", path, "", "Authorization", editor);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String status(String path) {
        return get(path).json().path("status").asString("");
    }

    private static void awaitStatus(String path, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(status(path)).as(get(path).text()).isEqualTo(status));
    }

    private static List<String> log(String path) {
        return get(path + "/log").json().path("lines").findValuesAsString("text");
    }

    /** How many instances run something. */
    private static long instances() {
        return count("(SELECT DISTINCT instance FROM gis.job WHERE status = 'running') AS busy");
    }

    // --- Several instances ---------------------------------------------------------------------------------------

    @Test
    void whatOneInstanceTakesAnotherRuns() {
        try (ConfigurableApplicationContext other = instance()) {
            List<String> jobs = List.of(start("wait", "a"), start("wait", "b"), start("wait", "c"));
            jobs.forEach(job -> awaitStatus(job, "running"));
            assertThat(instances()).isEqualTo(2);
            for (String name : List.of("a", "b", "c")) {
                TestProcesses.gate(name).countDown();
            }
            jobs.forEach(job -> awaitStatus(job, "successful"));
            assertThat(get(jobs.get(2) + "/results").text()).isEqualTo("{\"name\":\"c\"}");
            assertThat(other.isActive()).isTrue();
        }
    }

    /** An instance that ends in order gives back what it runs; one that dies loses it after a while. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void jobsOfAnInstanceThatGoesAreRunAgainOrTruthfullyFail(boolean isKilled) {
        List<String> own = List.of(start("wait", isKilled + "1"), start("wait", isKilled + "2"));
        own.forEach(job -> awaitStatus(job, "running"));
        // This one is full, so the other one runs these.
        ConfigurableApplicationContext other = instance();
        String repeatable = start("wait", isKilled + "3");
        String writing = start("write", isKilled + "4");
        awaitStatus(repeatable, "running");
        awaitStatus(writing, "running");
        await().atMost(PATIENCE).until(() -> log(repeatable).contains("Waiting"));
        if (isKilled) {
            other.getBean(HikariDataSource.class).close();
        } else {
            other.close();
        }
        awaitStatus(repeatable, "accepted");
        awaitStatus(writing, "failed");
        Answer interrupted = get(writing + "/results");
        assertThat(interrupted.status()).isEqualTo(503);
        assertThat(interrupted.json().path("title").stringValue()).isEqualTo("Interrupted");
        assertThat(log(writing)).last().asString().startsWith("Failed: The service ended while the job ran.");
        TestProcesses.gate(isKilled + "1").countDown();
        awaitStatus(repeatable, "running");
        TestProcesses.gate(isKilled + "3").countDown();
        awaitStatus(repeatable, "successful");
        assertThat(log(repeatable))
                .containsExactly(
                        "Accepted",
                        "Started",
                        "Waiting",
                        "Interrupted, for the service ended; waits to be run again",
                        "Started",
                        "Waiting",
                        "Done");
        other.close();
    }

    /** What ends every instance that runs it does not do so for ever. */
    @Test
    void aJobIsNotRunAgainWithoutEnd() {
        String job = start("wait", "again");
        for (int attempt = 1; attempt <= 3; attempt++) {
            int current = attempt;
            await().atMost(PATIENCE)
                    .until(() -> count("gis.job WHERE status = 'running' AND attempt = " + current) == 1);
            // As if its instance had fallen silent while it ran.
            service.getBean(JobQueue.class)
                    .giveBack(new JobQueue.Claim(
                            UUID.fromString(id(job)), current, new JobRequest("wait", "", Language.EN, null, null)));
        }
        awaitStatus(job, "failed");
        assertThat(get(job + "/results").json().path("detail").stringValue()).contains("3 times");
    }

    @Test
    void eightClaimsAtOnceTakeEachJobOnce() throws Exception {
        Processes unknownToInstances =
                new Processes(List.of(new TestProcess("claimed", null, (request, progress) -> Map.of())));
        JobQueue queue = new JobQueue(
                jdbc(),
                service.getBean(JobFiles.class),
                service.getBean(JobProperties.class),
                unknownToInstances,
                service.getBean(PlatformTransactionManager.class));
        for (int i = 0; i < 100; i++) {
            jdbc().sql("INSERT INTO gis.job (id, process, request, language) VALUES (?, 'claimed', '{}', 'en')")
                    .param(UUID.randomUUID())
                    .update();
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<List<UUID>>> claimants = Collections.nCopies(8, () -> {
            List<UUID> taken = new ArrayList<>();
            for (Optional<JobQueue.Claim> claim = queue.claim(UUID.randomUUID());
                    claim.isPresent();
                    claim = queue.claim(UUID.randomUUID())) {
                taken.add(claim.get().id());
            }
            return taken;
        });
        List<UUID> all = new ArrayList<>();
        for (Future<List<UUID>> taken : threads.invokeAll(claimants)) {
            all.addAll(taken.get());
        }
        threads.shutdown();
        assertThat(all).hasSize(100).doesNotHaveDuplicates();
        jdbc().sql("DELETE FROM gis.job").update();
    }

    // --- The end, at every stage ---------------------------------------------------------------------------------

    @Test
    void aJobThatWaitsIsDismissedAndNeverRuns() {
        List.of(start("wait", "d1"), start("wait", "d2")).forEach(job -> awaitStatus(job, "running"));
        String waiting = start("wait", "d3");
        assertThat(dismiss(waiting).path("status").stringValue()).isEqualTo("dismissed");
        gates.forEach(gate -> TestProcesses.gate(gate).countDown());
        await().atMost(PATIENCE).until(() -> count("gis.job WHERE status = 'running'") == 0);
        assertThat(log(waiting)).containsExactly("Accepted", "Dismissed");
        assertThat(get(waiting + "/results").status()).isEqualTo(404);
    }

    @Test
    void aDismissedJobTakesItsStatementWithIt() {
        String statement = "pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT count(pg_sleep(25))%'";
        String job = start("query", "");
        await().atMost(PATIENCE).until(() -> count(statement) == 1);
        dismiss(job);
        await().atMost(Duration.ofSeconds(5)).until(() -> count(statement) == 0);
        assertThat(status(job)).isEqualTo("dismissed");
    }

    /** It can be dismissed, so its statements may take as long as they do; on the same connections those of requests may not. */
    @Test
    void aStatementOfAJobHasItsTime() {
        String job = start("time", "");
        awaitStatus(job, "successful");
        assertThat(get(job + "/results").json().path("timeout").stringValue()).isEqualTo("0");
        for (int i = 0; i < 10; i++) {
            assertThat(TestProcesses.timeout(jdbc())).isEqualTo("30s");
        }
    }

    @Test
    void aDismissedJobTakesItsProgramWithIt() {
        String seconds = "86399";
        String job = start("program", seconds);
        await().atMost(PATIENCE).until(() -> programs(seconds) == 1);
        dismiss(job);
        await().atMost(Duration.ofSeconds(5)).until(() -> programs(seconds) == 0);
    }

    private static long programs(String argument) {
        return ProcessHandle.current()
                .descendants()
                .filter(program -> program.info().arguments().stream()
                        .anyMatch(arguments -> List.of(arguments).contains(argument)))
                .count();
    }

    /** What is done is done, and is told. */
    @Test
    void aJobThatIsDoneBeforeItsDismissalArrivesHasSucceeded() {
        String job = start("commit", "late");
        awaitStatus(job, "running");
        assertThat(dismiss(job).path("status").stringValue()).isEqualTo("dismissed");
        TestProcesses.gate("late").countDown();
        awaitStatus(job, "successful");
        assertThat(log(job)).endsWith("Dismissed", "Done");
    }

    @Test
    void aJobThatHasEndedIsRemovedWithAllOfIt() {
        String job = start("wait", "e");
        TestProcesses.gate("e").countDown();
        awaitStatus(job, "successful");
        assertThat(count("pg_largeobject_metadata")).isEqualTo(1);
        assertThat(dismiss(job).path("status").stringValue()).isEqualTo("dismissed");
        assertThat(count("pg_largeobject_metadata")).isZero();
        assertThat(count("gis.job_log")).isZero();
        for (String path : List.of(job, job + "/results", job + "/log")) {
            assertThat(get(path).status()).isEqualTo(404);
            assertThat(get(path).json().path("type").stringValue()).endsWith("/no-such-job");
        }
        assertThat(send("DELETE", job, "").status()).isEqualTo(404);
    }

    // --- Limits ----------------------------------------------------------------------------------------------------

    @Test
    void aLimitThatIsReachedIsNamed() {
        for (String name : List.of("l1", "l2")) {
            awaitStatus(start("wait", name), "running");
        }
        start("wait", "l3");
        start("wait", "l4");
        Answer fifth = execute("wait", "l5");
        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(fifth.header("Retry-After")).isEqualTo("30");
        assertThat(fifth.json().path("detail").stringValue())
                .startsWith("4 of your jobs wait or run")
                .contains("gis.jobs.most-per-user", "DELETE");
        // Somebody else may have jobs, as long as there is room for all.
        String last = start("write", "l6");
        Answer beyond = execute("write", "l7");
        assertThat(beyond.status()).isEqualTo(503);
        assertThat(beyond.header("Retry-After")).isEqualTo("60");
        assertThat(beyond.json().path("detail").stringValue())
                .startsWith("3 jobs wait already")
                .contains("gis.jobs.most-waiting");
        dismiss(last);
        start("write", "l8");
        assertThat(count("gis.job")).isEqualTo(6);
    }

    @Test
    void jobsGoWhenTheirTimeIsOver() {
        String job = start("wait", "k");
        TestProcesses.gate("k").countDown();
        awaitStatus(job, "successful");
        jdbc().sql("UPDATE gis.job SET finished_at = now() - interval '29 days 23 hours'")
                .update();
        String other = start("wait", "k");
        awaitStatus(other, "successful");
        assertThat(status(job)).isEqualTo("successful");
        jdbc().sql("UPDATE gis.job SET finished_at = now() - interval '31 days'")
                .update();
        await().atMost(PATIENCE).until(() -> get(job).status() == 404);
        assertThat(count("pg_largeobject_metadata")).isZero();
    }

    // --- What is told ----------------------------------------------------------------------------------------------

    @Test
    void aJobTellsHowFarItIsAndWhenItWillEnd() {
        String job = start("wait", "p");
        await().atMost(PATIENCE).until(() -> get(job).json().path("progress").intValue() == 25);
        JsonNode running = get(job).json();
        Instant started = Instant.parse(running.path("started").stringValue());
        Instant updated = Instant.parse(running.path("updated").stringValue());
        assertThat(Instant.parse(running.path("estimatedCompletion").stringValue()))
                .isEqualTo(started.plus(Duration.between(started, updated).multipliedBy(4)));
        assertThat(running.path("message").stringValue()).isEqualTo("Waiting");
        assertThat(running.path("links").findValuesAsString("href")).anyMatch(link -> link.endsWith(job + "/log"));
        JsonNode line = get(job + "/log").json().path("lines").path(0);
        assertThat(line.path("text").stringValue()).isEqualTo("Accepted");
        assertThat(Instant.parse(line.path("time").stringValue())).isBeforeOrEqualTo(started);
        assertThat(send("GET", job + "/log?f=html", "").text()).contains("<td>Accepted</td>");
        TestProcesses.gate("p").countDown();
        awaitStatus(job, "successful");
        assertThat(get(job).json().has("estimatedCompletion")).isFalse();
        assertThat(get(job).json().path("progress").intValue()).isEqualTo(100);
    }

    /** A file comes to the instance that needs it, and goes when it is needed no longer; the answer is as at once. */
    @ParameterizedTest
    @CsvSource({"raw, Prefer", "document, Prefer", "raw, X-Other", "document, X-Other"})
    void filesAndTheFormOfTheAnswerAreKeptForTheRun(String response, String preference) {
        String body = "{\"response\":\"%s\",\"inputs\":{\"file\":{\"name\":\"名.txt\",\"value\":\"5r2u5bee\"}}}"
                .formatted(response);
        Answer answer = send(
                "POST",
                "/api/processes/echo/execution",
                body,
                "Content-Type",
                "application/json",
                preference,
                "respond-async");
        if (preference.equals("Prefer")) {
            String job = path(answer);
            awaitStatus(job, "successful");
            answer = get(job + "/results");
            assertThat(answer.header("Content-Disposition").contains("UTF-8")).isEqualTo(response.equals("raw"));
        }
        assertThat(count("gis.job_upload")).isZero();
        assertThat(answer.text())
                .isEqualTo(
                        response.equals("raw")
                                ? "潮州"
                                : "{\"result\":{\"mediaType\":\"text/plain\",\"encoding\":\"base64\",\"value\":\"5r2u5bee\"}}");
    }

    @Test
    void aFaultOfTheRequestIsToldAtOnce() {
        Answer fault = send(
                "POST",
                "/api/processes/wait/execution",
                "{\"inputs\":{\"name\":3}}",
                "Content-Type",
                "application/json",
                "Prefer",
                "respond-async");
        assertThat(fault.status()).isEqualTo(400);
        assertThat(fault.json().path("parameter").stringValue()).isEqualTo("inputs.name");
    }

    @Test
    void anAccountThatLostItsRoleMeanwhileRunsNothing() {
        Accounts accounts = service.getBean(Accounts.class);
        List.of(start("wait", "r1"), start("wait", "r2")).forEach(job -> awaitStatus(job, "running"));
        String job = start("write", "r3");
        try {
            accounts.setRole("编辑", Role.VIEWER);
            gates.forEach(gate -> TestProcesses.gate(gate).countDown());
            awaitStatus(job, "failed");
            assertThat(get(job + "/results").status()).isEqualTo(403);
        } finally {
            accounts.setRole("编辑", Role.EDITOR);
        }
    }

    // --- The list --------------------------------------------------------------------------------------------------

    private static Set<String> listed(String query) {
        Answer answer = get("/api/jobs?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .path("jobs")
                .valueStream()
                .map(job -> job.path("jobID").asString(""))
                .collect(toSet());
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Test
    void theListIsOfWhatIsAskedFor() {
        String done = id(start("wait", "s1"));
        TestProcesses.gate("s1").countDown();
        awaitStatus("/api/jobs/" + done, "successful");
        String running = id(start("write", "s2"));
        awaitStatus("/api/jobs/" + running, "running");
        jdbc().sql(
                        "UPDATE gis.job SET created_at = '2023-11-30T16:00:00Z', started_at = finished_at - interval '90 s' WHERE status = 'successful'")
                .update();
        assertThat(listed("type=process")).containsExactlyInAnyOrder(done, running);
        assertThat(listed("processID=wait")).containsExactly(done);
        assertThat(listed("processID=wait,write&status=running")).containsExactly(running);
        assertThat(listed("status=successful,failed")).containsExactly(done);
        // In the zone of the service it is December already.
        assertThat(listed("datetime=2023-12-01")).containsExactly(done);
        assertThat(listed("datetime=2023-11-30")).isEmpty();
        assertThat(listed("datetime=2023-11-30T16:00:00Z")).containsExactly(done);
        assertThat(listed("datetime=../2023-12-01")).containsExactly(done);
        assertThat(listed("datetime=2023-12-02/..")).containsExactly(running);
        assertThat(listed("minDuration=90")).containsExactly(done);
        assertThat(listed("maxDuration=89")).containsExactly(running);
        assertThat(listed("minDuration=80&maxDuration=100")).containsExactly(done);
        assertThat(listed("limit=1")).containsExactly(running);
        assertThat(send("GET", "/api/jobs", "").text()).contains(done).doesNotContain(running);
        assertThat(send("GET", "/api/jobs?f=html", "").text()).contains(done);
    }

    /** Jobs that come meanwhile are before the first page; those of one instant are told apart by their ids. */
    @Test
    void theNextLinkLeadsThroughAllOfThem() {
        for (int i = 0; i < 9; i++) {
            jdbc().sql(
                            "INSERT INTO gis.job (id, process, status, finished_at, created_at) VALUES (?, 'wait', ?, now(), timestamptz '2026-01-01T00:00:00.123456Z' + make_interval(secs => ?))")
                    .params(UUID.randomUUID(), i == 4 ? "failed" : "successful", i / 3)
                    .update();
        }
        List<String> all = jdbc().sql(
                        "SELECT id FROM gis.job WHERE status = 'successful' ORDER BY created_at DESC, id DESC")
                .query(String.class)
                .list();
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (String next = "/api/jobs?limit=4&status=successful"; next != null; ) {
            JsonNode page = get(next).json();
            seen.addAll(page.path("jobs").findValuesAsString("jobID"));
            sizes.add(page.path("jobs").size());
            jdbc().sql("INSERT INTO gis.job (id, process, status, finished_at) VALUES (?, 'wait', 'successful', now())")
                    .param(UUID.randomUUID())
                    .update();
            next = page.path("links")
                    .valueStream()
                    .filter(link -> link.path("rel").asString("").equals("next"))
                    .map(link -> URI.create(link.path("href").asString("")))
                    .map(link -> link.getRawPath() + "?" + link.getRawQuery())
                    .findFirst()
                    .orElse(null);
        }
        assertThat(seen).isEqualTo(all);
        assertThat(sizes).containsExactly(4, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "type, service",
        "processID, nothing",
        "status, 'running,done'",
        "datetime, yesterday",
        "datetime, 2023-12-02/2023-12-01",
        "minDuration, -1",
        "maxDuration, 1.5",
        "limit, 0",
        "after, 2026-01-01T00:00:00Z",
        "after, +999999-01-01T00:00:00Z@00000000-0000-0000-0000-000000000000",
        "after, yesterday@00000000-0000-0000-0000-000000000000",
        "user, me"
    })
    void whatTheListCanNotBeAskedIsRefused(String name, String value) {
        Answer answer = get("/api/jobs?" + name + "=" + value.replace("+", "%2B"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").stringValue()).isEqualTo(name);
    }
}
