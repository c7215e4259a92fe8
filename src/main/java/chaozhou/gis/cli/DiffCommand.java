package chaozhou.gis.cli;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.store.Comparison;
import chaozhou.gis.store.Releases;
import chaozhou.gis.transfer.ImportText;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Compares a layer on two days. */
@Command(
        name = "diff",
        description = "Tells what differs in a layer between two days.",
        mixinStandardHelpOptions = true)
final class DiffCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "LAYER")
    private String layer = "";

    @Parameters(index = "1", paramLabel = "DAY", description = "the first day, like 2023-11-30")
    private LocalDate from = LocalDate.EPOCH;

    @Parameters(index = "2", paramLabel = "DAY", description = "the second")
    private LocalDate to = LocalDate.EPOCH;

    @Option(names = "--json", description = "prints all of it as JSON")
    private boolean isJson;

    @Override
    public void run() {
        ServiceParts.use(parts -> {
            Comparison comparison = parts.getBean(Releases.class)
                    .compare(parts.getBean(Catalog.class).layer(layer), from, to);
            System.out.println(isJson ? JsonMapper.shared().writeValueAsString(comparison) : ImportText.of(comparison));
        });
    }
}
