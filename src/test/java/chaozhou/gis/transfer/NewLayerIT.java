package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file becomes a layer of its own, in a service with its own folder of definitions. */
class NewLayerIT {

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws IOException {
        Path layers = Files.createDirectories(folder.resolve("data/layers"));
        try (Stream<Path> files = Files.list(Path.of("gis-data/layers"))) {
            for (Path file : files.toList()) {
                Files.copy(file, layers.resolve(file.getFileName()));
            }
        }
        service = RunningService.start("new_layer", "--gis.data=" + folder.resolve("data"));
    }

    private static SourceOptions source(String text) {
        return new SourceOptions(
                List.of(ImportedService.write(folder, "沿海道路.geojson", text.replace('\'', '"'))),
                null,
                null,
                null,
                null);
    }

    @Test
    void aDefinitionIsWrittenAndTheFeaturesAreThere() {
        SourceOptions source = source("""
                {'type':'FeatureCollection','features':[
                 {'type':'Feature','properties':{'编号':7,'道路名称':"滨海'路",'Length (m)':1200.5,'建成':'2021-05-01'},'geometry':{'type':'LineString','coordinates':[[116.9,23.5],[117,23.6]]}},
                 {'type':'Feature','properties':{'编号':8,'道路名称':'环城路','Length (m)':300,'建成':null},'geometry':{'type':'LineString','coordinates':[[116.6,23.6],[116.7,23.7]]}}]}""".replace("\"滨海'路\"", "'滨海路'"));
        Inspection found = service.getBean(FileInspection.class).of(source, null, Map.of(), Progress.NONE);
        Layer layer = service.getBean(NewLayer.class).define("coastal_roads", found);
        assertThat(layer.geometry()).isEqualTo(Layer.GeometryType.MULTI_LINE_STRING);
        assertThat(layer.nameAttribute().title().zh()).isEqualTo("道路名称");
        assertThat(layer.attribute("length_m")).isPresent();
        assertThat(folder.resolve("data/layers/coastal_roads.yaml")).exists();
        ImportOptions options = new ImportOptions(
                layer, Map.of(), "published", LocalDate.of(2026, 1, 1), false, 0, true, false, "tests");
        ImportReport report = service.getBean(FileImport.class)
                .run(source, new CrsOptions(null, false, null, false), options, Progress.NONE);
        assertThat(report.publication()).isNotNull();
        assertThat(report.unmapped()).isEmpty();
        assertThat(service.getBean(JdbcClient.class)
                        .sql("SELECT length_m FROM public.coastal_roads ORDER BY 1")
                        .query(Double.class)
                        .list())
                .containsExactly(300.0, 1200.5);
        assertThatThrownBy(() -> service.getBean(NewLayer.class).define("Towns!", found))
                .isInstanceOf(InvalidParameter.class);
        assertThatThrownBy(() -> service.getBean(NewLayer.class).define("towns", found))
                .isInstanceOf(InvalidParameter.class)
                .hasMessageContaining("--layer");
    }
}
