package chaozhou.gis.bench;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the system. */
final class Tool {

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** @throws BenchFailure naming the Debian package to install when the program is missing */
    static Tool find(String name, String debianPackage) throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            folders.add(Path.of(folder));
        }
        folders.add(Path.of("/usr/sbin"));
        folders.addAll(postgresFolders());
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new)
                .orElseThrow(() ->
                        new BenchFailure("The program %s is missing. Install it, on Debian with 'apt-get install %s'."
                                .formatted(name, debianPackage)));
    }

    static Tool at(Path program) {
        return new Tool(program);
    }

    /** Debian keeps most of PostgreSQL's programs in a folder a version; the newest is first. */
    private static List<Path> postgresFolders() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.sorted(Comparator.reverseOrder())
                    .map(version -> version.resolve("bin"))
                    .toList();
        }
    }

    /**
     * Runs the program to its end.
     *
     * @return all that it printed
     * @throws BenchFailure when it fails
     */
    String run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BenchFailure("%s failed:%n%s".formatted(program.getFileName(), output.strip()));
        }
        return output;
    }

    /** Runs the program to its end, and counts the bytes that it prints. */
    long count(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        long bytes = process.getInputStream().transferTo(OutputStream.nullOutputStream());
        if (process.waitFor() != 0) {
            throw new BenchFailure(program.getFileName() + " failed.");
        }
        return bytes;
    }

    String run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), List.of(arguments));
    }

    /** Starts the program, which goes on; what it prints goes to a file. */
    Process start(Path log, List<String> arguments) throws IOException {
        return start(log, Map.of(), arguments);
    }

    Process start(Path log, Map<String, String> environment, List<String> arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    String path() {
        return program.toString();
    }

    private List<String> command(List<String> arguments) {
        return Stream.concat(Stream.of(program.toString()), arguments.stream()).toList();
    }
}
