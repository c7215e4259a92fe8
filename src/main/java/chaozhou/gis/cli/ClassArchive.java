package chaozhou.gis.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of a service that has started, as the JVM keeps them in memory; the next start maps them in place of reading and
 * checking them again. The launcher asks for the archive when there is none that fits.
 */
final class ClassArchive {

    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);

    /** The system property with the file to write. */
    private static final String WANTED = "gis.class-archive";

    private ClassArchive() {}

    /** Without the archive the service only starts more slowly, so that a failure to write it is no failure of the service. */
    static void writeWhenAsked() {
        String wanted = System.getProperty(WANTED, "");
        if (wanted.isEmpty()) {
            return;
        }
        Path file = Path.of(wanted).toAbsolutePath();
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        PrintStream out = System.out;
        System.setOut(withoutLines(out));
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", unfinished.toString()}},
                            new String[] {String[].class.getName()});
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (JMException | IOException | RuntimeException e) {
            LOG.debug("No archive of classes: {}", e.toString());
        } finally {
            System.setOut(out);
        }
    }

    /** The JVM says on standard output, as a line, that it has written the archive; the log, which writes bytes, goes on. */
    private static PrintStream withoutLines(PrintStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8) {
            @Override
            public void println(@Nullable String line) {}
        };
    }
}
