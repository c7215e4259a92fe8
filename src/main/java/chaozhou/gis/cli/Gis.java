package chaozhou.gis.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** What {@code ./gis} hands over to. */
@Command(
        name = "gis",
        description = "A city's layers out of PostGIS, as OGC API resources and a map.",
        mixinStandardHelpOptions = true,
        versionProvider = Gis.Version.class,
        subcommands = {
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RollbackCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            UserCommand.class,
            SampleCommand.class
        },
        footer = {
            "",
            "Of the launcher itself:",
            "  test    Everything the tests need, then every test.",
            "  bench   Everything the benchmarks need, then every benchmark; writes docs/benchmarks.md.",
            "",
            "GIS_HOME (.gis) is where the program keeps its files; settings are described in docs/operations.md."
        })
public final class Gis {

    private Gis() {}

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Gis.class.getPackage().getImplementationVersion();
            return new String[] {"Chaozhou GIS " + (version == null ? "development" : version)};
        }
    }

    static CommandLine commands() {
        CommandLine commands = new CommandLine(new Gis());
        ProcessCommand.addTo(commands);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> Failures.report(failure));
    }

    public static void main(String[] arguments) {
        CommandLine commands = commands();
        if (arguments.length == 0) {
            commands.usage(System.out);
            return;
        }
        int status = commands.execute(arguments);
        // A service that runs goes on after its command has returned.
        if (status != ServeCommand.RUNNING) {
            System.exit(status);
        }
    }
}
