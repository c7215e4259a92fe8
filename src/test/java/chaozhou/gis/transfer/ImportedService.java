package chaozhou.gis.transfer;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.DatumShift;
import chaozhou.gis.source.SourceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service of its own into which tests import; started once for all of them. */
final class ImportedService {

    private static final ConfigurableApplicationContext CONTEXT = RunningService.start("imported");

    private ImportedService() {}

    static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    static String address(String path) {
        return "http://localhost:" + CONTEXT.getEnvironment().getProperty("local.server.port") + path;
    }

    /** An import as a test words it; what it does not say is as a plain import has it. */
    static final class Request {
        private final List<Path> files;
        private final String layer;
        private final Map<String, String> mapping = new HashMap<>();
        private @Nullable String crs;
        private @Nullable String where;
        private @Nullable DatumShift shift;
        private boolean isAccepted;
        private boolean areSwapped;
        private boolean isMerged;
        private boolean isDry;
        private boolean isChecked = true;
        private double mostBad;
        private LocalDate day = LocalDate.of(2026, 1, 1);
        private String provenance = "illustrative";

        Request(String layer, Path... files) {
            this.layer = layer;
            this.files = List.of(files);
        }

        Request crs(String name) {
            crs = name;
            return this;
        }

        Request where(String condition) {
            where = condition;
            return this;
        }

        Request shift(String parameters) {
            shift = DatumShift.parse(parameters);
            return this;
        }

        Request inaccurate() {
            isAccepted = true;
            return this;
        }

        Request swapped() {
            areSwapped = true;
            return this;
        }

        Request merged() {
            isMerged = true;
            return this;
        }

        Request dry() {
            isDry = true;
            return this;
        }

        Request unchecked() {
            isChecked = false;
            return this;
        }

        Request map(String field, String attribute) {
            mapping.put(field, attribute);
            return this;
        }

        Request mostBad(double share) {
            mostBad = share;
            return this;
        }

        Request from(String text) {
            day = LocalDate.parse(text);
            return this;
        }

        SourceOptions source() {
            return new SourceOptions(files, null, null, null, where);
        }

        ImportReport run() {
            return run(Progress.NONE);
        }

        ImportReport run(Progress progress) {
            return bean(FileImport.class)
                    .run(
                            source(),
                            new CrsOptions(crs, areSwapped, shift, isAccepted),
                            new ImportOptions(
                                    bean(Catalog.class).layer(layer),
                                    mapping,
                                    provenance,
                                    day,
                                    isMerged,
                                    mostBad,
                                    isChecked,
                                    isDry,
                                    "测试"),
                            progress);
        }

        Inspection inspect() {
            return bean(FileInspection.class).of(source(), bean(Catalog.class).layer(layer), mapping, Progress.NONE);
        }
    }

    static Path write(Path folder, String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** GeoJSON with these features; quotes may be single. */
    static Path geoJson(Path folder, String... features) {
        return write(
                folder,
                "data.geojson",
                ("{'type':'FeatureCollection','features':[" + String.join(",", features) + "]}").replace('\'', '"'));
    }

    /** The rows of a layer, of its generalised shapes and places, and its revision: all that an import may change. */
    static String everythingOf(String layer) {
        return bean(JdbcClient.class)
                .sql("""
                        SELECT concat((SELECT md5(string_agg(f::text, '|' ORDER BY id, valid_from)) FROM public.%1$s AS f),
                          (SELECT md5(string_agg(g::text, '|' ORDER BY id, level, valid_from)) FROM generalized.%1$s AS g),
                          (SELECT md5(string_agg(p::text, '|' ORDER BY id, valid_from)) FROM gis.place AS p WHERE layer = '%1$s'),
                          (SELECT count(*) FROM gis.publication WHERE layer = '%1$s' AND undone_at IS NULL))""".formatted(layer))
                .query(String.class)
                .single();
    }

    static List<String> stagingTables() {
        return bean(JdbcClient.class)
                .sql("SELECT relname FROM pg_class WHERE relnamespace = 'staging'::regnamespace")
                .query(String.class)
                .list();
    }
}
