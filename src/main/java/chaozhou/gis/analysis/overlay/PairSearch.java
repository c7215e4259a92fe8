package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Overlays areas, each by itself, with layers. Subjects and what is found of them are kept in files: memory holds a batch of subjects and a few
 * rows at a time. A batch is one statement for each layer, so that the database compares sets and not shapes.
 */
@Component
final class PairSearch {

    /** How many subjects a statement takes. */
    private static final int BATCH = 200;

    /** With how many positions a batch ends. */
    private static final int BATCH_POSITIONS = 100_000;

    /** Rows fetched at once. */
    private static final int FETCH_SIZE = 250;

    /** The share of all work that reading subjects is. */
    private static final double READING = 0.1;

    private static final double SEARCHING = 0.9;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    PairSearch(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        // All batches see the layers in one state.
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Takes what was found, and the shapes of the subjects. */
    @FunctionalInterface
    interface Found<T> {
        T take(Pairs pairs, RowSpool subjects) throws IOException;
    }

    /**
     * Searches.
     *
     * @param request whose scratch files take what is found
     * @param hasShapes whether overlaps are wanted as shapes
     */
    <T> T search(PairInputs inputs, ExecuteRequest request, boolean hasShapes, Progress progress, Found<T> to) {
        try (Subjects opened = inputs.source().open(progress);
                RowSpool subjects = new RowSpool(request.upload().scratchFile());
                Pairs pairs = new Pairs(inputs, request.language(), opened.fields(), request.upload())) {
            progress.step("Reading", READING);
            opened.forEach(progress, subject -> {
                MeasuredSubject measured = MeasuredSubject.of(subject);
                pairs.add(measured);
                subjects.row(measured.row(), measured.subject().geometry());
            });
            reading.executeWithoutResult(status -> {
                for (int i = 0; i < inputs.layers().size(); i++) {
                    Layer layer = inputs.layers().get(i);
                    double done = (i + 1.0) / inputs.layers().size();
                    progress.step("Overlaying " + layer.id(), READING + (SEARCHING - READING) * done);
                    new OfLayer(inputs, layer, hasShapes, pairs).search(subjects, progress);
                }
            });
            progress.step("Writing", 1);
            return to.take(pairs, subjects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The search in one layer. */
    private final class OfLayer {
        private final PairInputs inputs;
        private final Layer layer;
        private final Pairs pairs;
        private final String sql;
        private final WKBWriter wkb = new WKBWriter(2);
        private final Map<Long, MeasuredSubject> batch = new LinkedHashMap<>();
        private long positions;

        OfLayer(PairInputs inputs, Layer layer, boolean hasShapes, Pairs pairs) {
            this.inputs = inputs;
            this.layer = layer;
            this.pairs = pairs;
            this.sql = new PairSql(inputs, layer, hasShapes).select();
        }

        void search(RowSpool subjects, Progress progress) {
            try {
                subjects.writeTo((values, shape) -> {
                    MeasuredSubject measured = MeasuredSubject.read(values, shape);
                    Subject subject = measured.subject();
                    if (subject.isUsable()) {
                        batch.put(subject.number(), measured);
                        positions += subject.shape().getNumPoints();
                    }
                    if (batch.size() == BATCH || positions > BATCH_POSITIONS) {
                        ask();
                        progress.share((double) subject.number() / subjects.count());
                    }
                });
                ask();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Asks about the batch, and empties it. */
        private void ask() {
            if (batch.isEmpty()) {
                return;
            }
            Collection<MeasuredSubject> asked = batch.values();
            jdbc.sql(sql)
                    .param(
                            "numbers",
                            asked.stream()
                                    .mapToLong(each -> each.subject().number())
                                    .toArray())
                    .param(
                            "selves",
                            asked.stream()
                                    .map(each ->
                                            inputs.self(layer, each.subject().id()))
                                    .toArray(String[]::new))
                    .param(
                            "wkbs",
                            asked.stream()
                                    .map(each -> wkb.write(each.subject().shape()))
                                    .toArray(byte[][]::new))
                    .param("day", inputs.date())
                    .param("sliver", inputs.sliverM2())
                    .withFetchSize(FETCH_SIZE)
                    .query(row -> {
                        try {
                            pairs.add(layer, Objects.requireNonNull(batch.get(row.getLong("number"))), row);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            batch.clear();
            positions = 0;
        }
    }
}
