package chaozhou.gis.cli;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.quality.CheckReport;
import chaozhou.gis.quality.QualityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Checks layers against their rules. */
@Command(
        name = "check",
        description = "Checks layers against the rules of their definitions. Ends with status 1 when one is broken.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    /** How the faults are printed. */
    enum Form {
        TABLE,
        JSON,
        GEOJSON
    }

    @Parameters(arity = "0..*", paramLabel = "LAYER", description = "all layers if none is named")
    private List<String> layers = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, json, or geojson with the places that are wrong (${DEFAULT-VALUE})")
    private Form form = Form.TABLE;

    @Override
    public Integer call() {
        List<Integer> counts = new ArrayList<>();
        ServiceParts.use(parts -> {
            Catalog catalog = parts.getBean(Catalog.class);
            List<Layer> checked = layers.isEmpty()
                    ? catalog.layers()
                    : layers.stream().map(catalog::layer).toList();
            CheckReport report = parts.getBean(QualityCheck.class).of(checked);
            System.out.println(
                    switch (form) {
                        case TABLE -> report.table();
                        case JSON -> JsonMapper.shared().writeValueAsString(report.document());
                        case GEOJSON -> JsonMapper.shared().writeValueAsString(report.featureCollection());
                    });
            counts.add(report.faults().size());
        });
        return counts.get(0) == 0 ? 0 : Failures.STATUS;
    }
}
