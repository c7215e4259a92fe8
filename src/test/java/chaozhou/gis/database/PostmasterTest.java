package chaozhou.gis.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    private static final List<String> READY =
            List.of("4711", "/home/city/db", "1764000000", "54321", "", "127.0.0.1", "  2261  3", "ready   ");

    @Test
    void itsFileSaysWhereItListensAndWhetherItAnswers() {
        assertThat(Postmaster.parse(READY)).isEqualTo(new Postmaster(4711, 54321, true));
        assertThat(Postmaster.parse(READY.subList(0, 7))).isEqualTo(new Postmaster(4711, 54321, false));
    }

    @Test
    void aFileThatIsBeingWrittenNamesNoServer() {
        assertThat(Postmaster.parse(List.of()).runs()).isFalse();
        assertThat(Postmaster.parse(List.of("")).runs()).isFalse();
    }

    @Test
    void aClusterWithoutTheFileHasNoServer(@TempDir Path data) throws Exception {
        assertThat(Postmaster.of(data).runs()).isFalse();
    }

    /** A machine that stopped leaves the file; later another program has the number. */
    @Test
    void anotherProgramWithItsNumberIsNoServer(@TempDir Path data) throws Exception {
        Files.write(
                Postmaster.file(data),
                List.of(String.valueOf(ProcessHandle.current().pid()), data.toString(), "0", "54321"));
        assertThat(Postmaster.of(data).runs()).isFalse();
    }
}
