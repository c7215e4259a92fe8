package chaozhou.gis.features;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.encode.FileOptions;
import chaozhou.gis.encode.LayerFiles;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.ExportParameters;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.store.FeatureRow;
import chaozhou.gis.store.FeatureStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Layers, or what queries select of them, as files: of the API and of the command line. */
@Component
public final class Exports {

    /** What a file of several layers is called. */
    private static final String OF_SEVERAL = "layers";

    /** How much is done of a file that GDAL makes once the features are written. */
    private static final double BEFORE_CONVERSION = 0.5;

    private final Catalog catalog;
    private final FeatureStore store;
    private final ExportParameters parameters;
    private final Clock clock;

    Exports(Catalog catalog, FeatureStore store, Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.parameters = new ExportParameters(clock);
        this.clock = clock;
    }

    /**
     * Who asks for a file.
     *
     * @param language of the file's name
     * @param api the absolute address of {@code /api}
     * @param self the address of the file; null when it has none
     */
    record Asker(Language language, String api, @Nullable String self) {
        /** Somebody who gets a file without an address. */
        static Asker elsewhere(Language language) {
            return new Asker(language, "/api", null);
        }

        static Asker of(RequestContext context) {
            return new Asker(context.language(), context.api(), context.selfWithQuery());
        }
    }

    /** A file that is asked for. */
    public final class Export {
        private final FeatureFormat format;
        private final List<FeatureQuery> queries;
        private final FileOptions options;
        private final Asker asker;

        private Export(FeatureFormat format, List<FeatureQuery> queries, FileOptions options, Asker asker) {
            this.format = format;
            this.queries = queries;
            this.options = options;
            this.asker = asker;
        }

        private boolean isArchive() {
            return queries.size() > 1
                    && (format.file() == null || !format.file().holdsSeveral());
        }

        FeatureFormat format() {
            return format;
        }

        List<FeatureQuery> queries() {
            return queries;
        }

        String mediaType() {
            return isArchive() ? MediaTypes.ZIP : format.mediaType();
        }

        /** The name of the file: the layer's title, and the shifted grid that coordinates are on. */
        public String name() {
            String extension = isArchive() ? format.label() + ".zip" : format.fileExtension();
            return stem(
                            queries.size() > 1
                                    ? OF_SEVERAL
                                    : options.fileName(queries.get(0).layer())) + "." + extension;
        }

        /** The same in letters that every client takes. */
        String plainName() {
            String extension = isArchive() ? format.label() + ".zip" : format.fileExtension();
            return stem(queries.size() > 1 ? OF_SEVERAL : queries.get(0).layer().id()) + "." + extension;
        }

        private String stem(String name) {
            Object grid = queries.get(0).selection().grid();
            return grid == null ? name : name + "_" + grid;
        }

        /** Writes all of it; the stream is not closed. */
        public void write(OutputStream out) throws IOException {
            prepare(out).run();
        }

        /** @param share is told how much is done, 0 to 1 */
        void write(OutputStream out, DoubleConsumer share) throws IOException {
            long all = queries.stream()
                    .mapToLong(query -> Math.min(query.limit(), store.count(query)))
                    .sum();
            double each = (format.file() == null ? 1 : BEFORE_CONVERSION) / Math.max(1, all);
            long[] written = new long[1];
            prepare(out, () -> share.accept(each * ++written[0])).run();
        }

        /**
         * Makes sure that the format holds what is asked for, before anything of an answer is sent.
         *
         * @return what writes
         */
        Writing prepare(OutputStream out) throws IOException {
            return prepare(out, () -> {});
        }

        private Writing prepare(OutputStream out, Runnable afterRow) throws IOException {
            if (queries.size() == 1) {
                FeatureWriter writer = format.writer(queries.get(0), asker.api(), options, out);
                return () -> {
                    try (writer) {
                        write(queries.get(0), writer, afterRow);
                    }
                };
            }
            return format.file() == null ? () -> zip(out, afterRow) : () -> files(out, afterRow);
        }

        private void zip(OutputStream out, Runnable afterRow) throws IOException {
            ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
            for (FeatureQuery query : queries) {
                archive.putNextEntry(
                        new ZipEntry(stem(options.fileName(query.layer())) + "." + format.fileExtension()));
                try (FeatureWriter writer = format.writer(query, asker.api(), options, archive)) {
                    write(query, writer, afterRow);
                }
                archive.closeEntry();
            }
            archive.finish();
        }

        private void files(OutputStream out, Runnable afterRow) throws IOException {
            try (LayerFiles files = new LayerFiles(Objects.requireNonNull(format.file()), options, OF_SEVERAL)) {
                for (FeatureQuery query : queries) {
                    try (FeatureWriter writer = files.layer(query)) {
                        write(query, writer, afterRow);
                    }
                }
                files.send(out);
            }
        }

        private void write(FeatureQuery query, FeatureWriter writer, Runnable afterRow) throws IOException {
            store.read(query, new Rows(writer, afterRow));
            List<Link> links =
                    asker.self() == null ? List.of() : List.of(Link.of(asker.self(), "self", format.mediaType()));
            writer.end(FeatureWriter.PageEnd.of(clock, (Long) writer.count(), writer.count(), links));
        }
    }

    /** What is left to do once an answer has its headers. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    private record Rows(FeatureWriter writer, Runnable afterRow) implements FeatureStore.Rows {
        @Override
        public void begin() throws IOException {
            writer.begin();
        }

        @Override
        public void row(FeatureRow row) throws SQLException, IOException {
            writer.feature(row);
            afterRow.run();
        }
    }

    /**
     * An export of one layer.
     *
     * @param given the parameters as {@link ExportParameters#read} took them
     * @throws InvalidParameter naming the first parameter that can't be used
     */
    Export of(Layer layer, Parameters given, FeatureFormat format, Asker asker) {
        FeatureQuery query = parameters.parse(layer, given);
        requireFit(format, query, given);
        return new Export(format, List.of(query), options(given, asker.language()), asker);
    }

    /** An export of several layers, which the parameter {@code collections} names; all if it is left out. */
    Export ofSeveral(Parameters given, FeatureFormat format, Asker asker) {
        List<Layer> layers =
                given.text(ExportParameters.COLLECTIONS).map(this::named).orElseGet(catalog::layers);
        List<FeatureQuery> queries =
                layers.stream().map(layer -> parameters.parse(layer, given)).toList();
        queries.forEach(query -> requireFit(format, query, given));
        return new Export(format, queries, options(given, asker.language()), asker);
    }

    /**
     * An export by name and parameters.
     *
     * @param given parameters as an address has them
     * @throws InvalidParameter naming the first parameter that can't be used
     */
    public Export of(List<String> layers, Map<String, String[]> given, Language language) {
        String label = given.containsKey("f") ? given.get("f")[0] : FeatureFormat.GEOPACKAGE.label();
        FeatureFormat format = FeatureFormat.OF_EXPORTS.stream()
                .filter(known -> known.label().equals(FeatureFormat.label(label)))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "f",
                        "There is no format %s; there are %s."
                                .formatted(label, String.join(", ", FeatureFormat.labels(FeatureFormat.OF_EXPORTS)))));
        if (layers.size() == 1) {
            Layer layer = catalog.layer(layers.get(0));
            return of(layer, ExportParameters.read(layer, given), format, Asker.elsewhere(language));
        }
        Map<String, String[]> several = new HashMap<>(given);
        several.put(ExportParameters.COLLECTIONS, new String[] {String.join(",", layers)});
        return ofSeveral(ExportParameters.readSeveral(several), format, Asker.elsewhere(language));
    }

    private List<Layer> named(String names) {
        List<Layer> layers = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            if (!catalog.contains(name)) {
                throw new InvalidParameter(
                        ExportParameters.COLLECTIONS,
                        "collections are names of layers with commas between them.",
                        catalog.layers().stream().map(Layer::id).toList());
            }
            if (!layers.contains(catalog.layer(name))) {
                layers.add(catalog.layer(name));
            }
        }
        return layers;
    }

    private static void requireFit(FeatureFormat format, FeatureQuery query, Parameters given) {
        if (query.selection().grid() != null && !format.isOfWeb()) {
            throw new InvalidParameter(
                    "crs",
                    "%s is no CRS, and only the formats of the web take it: %s."
                            .formatted(
                                    query.selection().grid(),
                                    String.join(
                                            ", ",
                                            FeatureFormat.labels(FeatureFormat.OF_EXPORTS.stream()
                                                    .filter(FeatureFormat::isOfWeb)
                                                    .toList()))));
        }
        if (given.text(ExportParameters.ENCODING).filter("GBK"::equals).isPresent()
                && (format.file() == null || format.file().gbkOptions().isEmpty())) {
            throw new InvalidParameter(
                    ExportParameters.ENCODING,
                    "%s has texts in UTF-8 only; leave out encoding.".formatted(format.label()));
        }
    }

    private static FileOptions options(Parameters given, Language language) {
        String encoding = given.text(ExportParameters.ENCODING).orElse("UTF-8");
        if (!Arrays.asList("UTF-8", "GBK").contains(encoding)) {
            throw new InvalidParameter(ExportParameters.ENCODING, "encoding is UTF-8 or GBK.", List.of("UTF-8", "GBK"));
        }
        boolean hasMark =
                given.text(ExportParameters.BYTE_ORDER_MARK).isEmpty() || given.bool(ExportParameters.BYTE_ORDER_MARK);
        return new FileOptions(language, encoding.equals("GBK"), hasMark);
    }
}
