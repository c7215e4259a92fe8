package chaozhou.gis.cli;

import chaozhou.gis.sample.SampleGenerator;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "sample",
        description = "Makes the sample data again from the facts: the same files, byte for byte.",
        mixinStandardHelpOptions = true)
final class SampleCommand implements Runnable {

    @Option(
            names = "--data",
            defaultValue = "gis-data",
            description = "Folder with facts/ and sample/ (${DEFAULT-VALUE}).")
    private Path data = Path.of("gis-data");

    @Override
    public void run() {
        SampleGenerator.generate(data.resolve("facts"), data.resolve("sample"));
        System.out.println("Wrote the sample data to " + data.resolve("sample") + ".");
    }
}
