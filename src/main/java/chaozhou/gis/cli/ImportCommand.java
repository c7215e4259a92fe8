package chaozhou.gis.cli;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.DatumShift;
import chaozhou.gis.source.SourceOptions;
import chaozhou.gis.source.TableGeometry;
import chaozhou.gis.transfer.FileImport;
import chaozhou.gis.transfer.FileInspection;
import chaozhou.gis.transfer.ImportOptions;
import chaozhou.gis.transfer.ImportReport;
import chaozhou.gis.transfer.ImportText;
import chaozhou.gis.transfer.Inspection;
import chaozhou.gis.transfer.NewLayer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes files in. */
@Command(
        name = "import",
        description = {
            "Takes features of a file into a layer: looks at them, compares them with what is in force, checks them and publishes them.",
            "What can't be taken in or breaks a rule is told, and nothing is changed then."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ImportCommand implements Runnable {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "files, folders or zip archives")
    private List<Path> files = List.of();

    @Option(names = "--layer", paramLabel = "LAYER", description = "the layer that gets the features")
    private @Nullable String layer;

    @Option(
            names = "--new-layer",
            paramLabel = "LAYER",
            description = "makes a layer of this name; its definition is written to gis-data/layers, to be edited")
    private @Nullable String newLayer;

    @Option(names = "--inspect", description = "only looks at the source")
    private boolean isInspection;

    @Option(names = "--dry-run", description = "does everything but publish")
    private boolean isDryRun;

    @Option(names = "--json", description = "prints the report as JSON")
    private boolean isJson;

    @Option(names = "--source-layer", paramLabel = "NAME", description = "the layer inside the source")
    private @Nullable String sourceLayer;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "takes only these features: \"level = 'county'\"")
    private @Nullable String where;

    @Option(names = "--encoding", paramLabel = "NAME", description = "the encoding of the texts: GBK, UTF-8")
    private @Nullable String encoding;

    @Option(names = "--x", paramLabel = "FIELD", description = "the field of a table with longitudes or eastings")
    private @Nullable String x;

    @Option(names = "--y", paramLabel = "FIELD", description = "the field of a table with latitudes or northings")
    private @Nullable String y;

    @Option(names = "--wkt", paramLabel = "FIELD", description = "the field of a table with WKT")
    private @Nullable String wkt;

    @Option(names = "--crs", paramLabel = "CRS", description = "EPSG:4490, EPSG:4548 and so on, or GCJ02 or BD09")
    private @Nullable String crs;

    @Option(names = "--swap-axes", description = "northing or latitude stands first in the source")
    private boolean areAxesSwapped;

    @Option(
            names = "--to-wgs84",
            paramLabel = "dx,dy,dz,rx,ry,rz,ds",
            description = "parameters of an older datum: metres, seconds of arc, parts per million")
    private @Nullable String toWgs84;

    @Option(names = "--accept-inaccuracy", description = "takes an older datum without parameters")
    private boolean isInaccuracyAccepted;

    @Option(names = "--map", paramLabel = "FIELD=ATTRIBUTE", description = "where the names of fields do not tell")
    private Map<String, String> mapping = new LinkedHashMap<>();

    @Option(
            names = "--provenance",
            paramLabel = "WORD",
            defaultValue = "published",
            description = "published, illustrative or invented, of features that have none (${DEFAULT-VALUE})")
    private String provenance = "published";

    @Option(
            names = "--valid-from",
            paramLabel = "DAY",
            description = "the day from which on they hold; today if left out")
    private @Nullable LocalDate day;

    @Option(names = "--merge", description = "features that the source does not have stay")
    private boolean isMerged;

    @Option(
            names = "--max-bad",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "how many features may be refused; they stay as they are (${DEFAULT-VALUE})")
    private double mostBad;

    @Option(names = "--no-checks", description = "publishes whatever rules of the layer are broken")
    private boolean isUnchecked;

    @Override
    public void run() {
        ServiceParts.use(parts -> {
            try (TerminalProgress progress = TerminalProgress.onErrorStream()) {
                run(parts, progress);
            }
        });
    }

    private void run(BeanFactory parts, TerminalProgress progress) {
        FileImport imports = parts.getBean(FileImport.class);
        Layer target = layer == null ? null : parts.getBean(Catalog.class).layer(layer);
        if (isInspection) {
            print(parts.getBean(FileInspection.class).of(source(), target, mapping, progress));
            return;
        }
        if (newLayer != null) {
            Inspection found = parts.getBean(FileInspection.class).of(source(), null, mapping, progress);
            target = parts.getBean(NewLayer.class).define(newLayer, found);
        } else if (target == null) {
            throw new InvalidParameter(
                    "layer", "Say which layer gets the features, with --layer or --new-layer; --inspect only looks.");
        }
        ImportReport report = imports.run(source(), coordinates(), options(target, parts), progress);
        progress.close();
        print(report);
    }

    private SourceOptions source() {
        TableGeometry geometry = TableGeometry.said(x, y, wkt);
        return new SourceOptions(files, sourceLayer, SourceOptions.encoding(encoding), geometry, where);
    }

    private CrsOptions coordinates() {
        return new CrsOptions(
                crs, areAxesSwapped, toWgs84 == null ? null : DatumShift.parse(toWgs84), isInaccuracyAccepted);
    }

    private ImportOptions options(Layer target, BeanFactory parts) {
        return new ImportOptions(
                target,
                mapping,
                provenance,
                Objects.requireNonNullElseGet(day, () -> LocalDate.now(parts.getBean(Clock.class))),
                isMerged,
                mostBad / 100,
                !isUnchecked,
                isDryRun,
                System.getProperty("user.name", "unknown"));
    }

    private void print(Object report) {
        System.out.println(
                isJson
                        ? JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(report)
                        : ImportText.of(report));
    }
}
