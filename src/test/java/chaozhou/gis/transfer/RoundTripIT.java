package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.Gdal;
import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.GeoPackageReader;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.source.SourceField;
import chaozhou.gis.source.SourceOptions;
import chaozhou.gis.store.Difference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every layer goes out in every format that holds shapes, and comes in again: nothing is added, lost or changed. */
class RoundTripIT {

    private static final List<String> FORMATS =
            List.of("json", "jsonseq", "csv", "fgb", "gpkg", "shp", "kml", "kmz", "gml", "tab", "gdb");

    /** The others have degrees, or no place for a CRS; MapInfo's own has no CGCS2000. */
    private static final List<String> FORMATS_OF_PLANES = List.of("fgb", "gpkg", "shp", "gml", "gdb");

    private final Catalog catalog = RunningService.bean(Catalog.class);

    @TempDir
    private Path folder;

    static Stream<Arguments> layersInFormats() {
        return RunningService.bean(Catalog.class).layers().stream()
                .flatMap(layer -> FORMATS.stream().map(format -> Arguments.of(layer.id(), format)));
    }

    /** A layer of each kind of shapes, areas of several parts and with holes among them: a plane does nothing to attributes. */
    static Stream<Arguments> shapesInFormatsOfPlanes() {
        return Stream.of("towns", "service_stations")
                .flatMap(layer -> FORMATS_OF_PLANES.stream().map(format -> Arguments.of(layer, format)));
    }

    private static ImportReport compare(Path file, Layer layer, @Nullable String crs) {
        return RunningService.bean(FileImport.class)
                .run(
                        new SourceOptions(List.of(file), null, null, null, null),
                        new CrsOptions(crs, false, null, false),
                        new ImportOptions(
                                layer,
                                Map.of(),
                                "published",
                                LocalDate.now(ZoneId.of("Asia/Shanghai")),
                                false,
                                0,
                                false,
                                true,
                                "tests"),
                        Progress.NONE);
    }

    private Path export(String layer, String format, String more) throws Exception {
        RunningService.Answer answer =
                RunningService.get("/api/collections/%s/export?f=%s%s".formatted(layer, format, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Files.write(folder.resolve("file"), answer.response().body());
    }

    @ParameterizedTest
    @MethodSource("layersInFormats")
    void nothingIsLostOrMovedOnTheWayOutAndIn(String id, String format) throws Exception {
        Path file = export(id, format, "");
        assertThatNothingIsLost(file, catalog.layer(id), format);
        assertThatPositionsAreKept(file, id, format);
    }

    private static void assertThatNothingIsLost(Path file, Layer layer, String format) {
        // CSV says no CRS.
        ImportReport report = compare(file, layer, format.equals("csv") ? "EPSG:4490" : null);
        assertThat(report.refused()).isZero();
        assertThat(report.repaired()).isZero();
        assertThat(report.kept()).isEmpty();
        assertThat(report.comparison().added() + report.comparison().removed()).isZero();
        assertThat(report.comparison().moved() + report.comparison().renamed()).isZero();
        if (format.equals("tab")) {
            assertThat(report.comparison().differences()).allSatisfy(difference -> onlyNullsAreLost(layer, difference));
        } else {
            assertThat(report.comparison().differences()).isEmpty();
        }
    }

    /** MapInfo has no nulls: numbers become 0 and switches off. */
    private static void onlyNullsAreLost(Layer layer, Difference difference) {
        assertThat(difference.attributes())
                .allSatisfy(name -> assertThat(
                                layer.attribute(name).orElseThrow().type().column())
                        .isIn("bigint", "double precision", "boolean"));
    }

    /** Formats with doubles, or with decimals enough, keep positions to 10⁻⁹ degrees; MapInfo's are whole numbers of a grid. */
    private static void assertThatPositionsAreKept(Path file, String id, String format) throws Exception {
        double most = format.equals("tab") ? 1e-6 : 1e-9;
        Map<String, Geometry> stored = new HashMap<>();
        RunningService.bean(JdbcClient.class)
                .sql("SELECT id, ST_AsBinary(geom) FROM public." + id + " WHERE valid_to IS NULL")
                .query(row -> {
                    stored.put(row.getString(1), Wkb.read(row.getBytes(2)));
                });
        SourceOptions options = new SourceOptions(List.of(file), null, null, null, null);
        try (OpenedSource source = OpenedSource.open(options, Progress.NONE);
                GeoPackageReader reader = source.features().read()) {
            int key = reader.fields().stream().map(SourceField::name).toList().indexOf("id");
            int read = 0;
            for (SourceFeature feature = reader.next(); feature != null; feature = reader.next()) {
                Geometry shape = stored.get(String.valueOf(feature.values().get(key)));
                assertThat(farthest(feature.geometry(), shape)).isLessThanOrEqualTo(most);
                read++;
            }
            assertThat(read).isEqualTo(stored.size());
        }
    }

    /** How far a position is from its own of the other shape, at most; rings may begin elsewhere and run the other way. */
    private static double farthest(Geometry shape, Geometry other) {
        Coordinate[] positions = shape.norm().getCoordinates();
        Coordinate[] others = other.norm().getCoordinates();
        assertThat(positions).hasSameSizeAs(others);
        return IntStream.range(0, positions.length)
                .mapToDouble(i -> positions[i].distance(others[i]))
                .max()
                .orElseThrow();
    }

    /** In metres of the plane and with axes as the authority has them. */
    @ParameterizedTest
    @MethodSource("shapesInFormatsOfPlanes")
    void nothingIsLostInTheLocalPlane(String id, String format) throws Exception {
        ImportReport report =
                compare(export(id, format, "&crs=http://www.opengis.net/def/crs/EPSG/0/4548"), catalog.layer(id), null);
        assertThat(report.crs()).contains("4548");
        assertThat(report.comparison().isEmpty()).isTrue();
    }

    /** MIF and Shapefiles in GBK are not written by the service. */
    @ParameterizedTest
    @ValueSource(strings = {"mif", "gbk"})
    void whatOthersWriteComesInToo(String kind) throws Exception {
        Path source = export("towns", "fgb", "");
        Path made = Files.createDirectory(folder.resolve("made"));
        if (kind.equals("mif")) {
            Gdal.ogr2ogr(
                    "-f",
                    "MapInfo File",
                    "-lco",
                    "ENCODING=CP936",
                    made.resolve("镇街.mif").toString(),
                    source.toString());
        } else {
            Gdal.ogr2ogr("-lco", "ENCODING=GBK", made.resolve("镇街.shp").toString(), source.toString());
            Files.delete(made.resolve("镇街.cpg"));
        }
        ImportReport report = compare(made, catalog.layer("towns"), null);
        assertThat(report.comparison().isEmpty()).isTrue();
    }
}
