package chaozhou.gis.cli;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.features.Exports;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes layers away as a file. */
@Command(
        name = "export",
        description = "Writes layers, or what a query selects of one, as a file.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = "Any other parameter of /api/collections/LAYER/export is given with --parameter NAME=VALUE.")
final class ExportCommand implements Runnable {

    @Parameters(arity = "1..*", paramLabel = "LAYER")
    private List<String> layers = List.of();

    @Option(
            names = {"--format", "-f"},
            defaultValue = "gpkg",
            description =
                    "gpkg, shp, gdb, geojson, geojsonl, csv, xlsx, fgb, kml, kmz, gml, dxf, tab (${DEFAULT-VALUE})")
    private String format = "gpkg";

    @Option(
            names = {"--output", "-o"},
            paramLabel = "FILE",
            description = "where it is written; here, under the layer's title, if left out")
    private @Nullable Path output;

    @Option(names = "--filter", description = "CQL2 text: \"kind = 'town'\"")
    private @Nullable String filter;

    @Option(names = "--bbox", paramLabel = "WEST,SOUTH,EAST,NORTH")
    private @Nullable String bbox;

    @Option(names = "--datetime", paramLabel = "DAY", description = "what was in force on that day; today if left out")
    private @Nullable String datetime;

    @Option(names = "--properties", paramLabel = "NAME,…")
    private @Nullable String properties;

    @Option(names = "--sortby", paramLabel = "NAME,-NAME,…")
    private @Nullable String sortby;

    @Option(names = "--crs", description = "EPSG:4548 and so on; GCJ02 or BD09 for the formats of the web")
    private @Nullable String crs;

    @Option(names = "--encoding", description = "UTF-8 or GBK")
    private @Nullable String encoding;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE")
    private Map<String, String> others = new LinkedHashMap<>();

    @Override
    public void run() {
        ServiceParts.use(Exports.class, exports -> {
            Exports.Export export = exports.of(layers, parameters(), Language.ZH);
            Path target = output == null ? Path.of(export.name()) : output;
            WholeFile.write(target, export::write);
            System.out.println("Wrote " + target + ".");
        });
    }

    private Map<String, String[]> parameters() {
        Map<String, String[]> parameters = new HashMap<>();
        others.forEach((name, value) -> parameters.put(name, new String[] {value}));
        put(parameters, "f", format);
        put(parameters, "filter", filter);
        put(parameters, "bbox", bbox);
        put(parameters, "datetime", datetime);
        put(parameters, "properties", properties);
        put(parameters, "sortby", sortby);
        put(parameters, "crs", crs);
        put(parameters, "encoding", encoding);
        return parameters;
    }

    private static void put(Map<String, String[]> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, new String[] {value});
        }
    }
}
