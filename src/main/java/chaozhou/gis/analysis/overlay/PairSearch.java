package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.RowCallbackHandler;
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
     * @param detail what is looked for
     */
    <T> T search(PairInputs inputs, ExecuteRequest request, Detail detail, Progress progress, Found<T> to) {
        try (Subjects opened = inputs.source().open(progress);
                RowSpool subjects = new RowSpool(request.upload().scratchFile());
                Pairs pairs = new Pairs(inputs, detail, request.language(), opened.fields(), request.upload())) {
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
                    new OfLayer(inputs, layer, detail, pairs).search(subjects, progress);
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
        private final String nearSql;
        private final String pairsSql;
        private final WKBWriter wkb = new WKBWriter(2);
        private final List<MeasuredSubject> batch = new ArrayList<>();
        private long positions;

        OfLayer(PairInputs inputs, Layer layer, Detail detail, Pairs pairs) {
            this.inputs = inputs;
            this.layer = layer;
            this.pairs = pairs;
            PairSql sql = new PairSql(inputs, layer, detail);
            this.nearSql = sql.near();
            this.pairsSql = sql.select();
        }

        void search(RowSpool subjects, Progress progress) {
            try {
                subjects.writeTo((values, shape) -> {
                    MeasuredSubject measured = MeasuredSubject.read(values, shape);
                    Subject subject = measured.subject();
                    if (subject.isUsable()) {
                        batch.add(measured);
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
        private void ask() throws IOException {
            Iterator<MeasuredSubject> ahead = batch.iterator();
            List<MeasuredSubject> near = near();
            if (!near.isEmpty()) {
                jdbc.sql(pairsSql)
                        .param("numbers", numbers(near))
                        .param(
                                "selves",
                                near.stream()
                                        .map(each -> inputs.self(
                                                layer, each.subject().id()))
                                        .toArray(String[]::new))
                        .param(
                                "wkbs",
                                near.stream()
                                        .map(each -> wkb.write(each.subject().shape()))
                                        .toArray(byte[][]::new))
                        .param("day", inputs.date())
                        .param("sliver", inputs.sliverM2())
                        .withFetchSize(FETCH_SIZE)
                        .query(new Rows(ahead));
            }
            while (ahead.hasNext()) {
                pairs.addApart(layer, ahead.next());
            }
            batch.clear();
            positions = 0;
        }

        /** Those of the batch whose boxes meet features; the shapes of the others need not go to the database. */
        private List<MeasuredSubject> near() {
            if (batch.isEmpty()) {
                return List.of();
            }
            List<Envelope> boxes = batch.stream()
                    .map(each -> each.subject().shape().getEnvelopeInternal())
                    .toList();
            Set<Long> numbers = jdbc.sql(nearSql)
                    .param("numbers", numbers(batch))
                    .param(
                            "wests",
                            boxes.stream().mapToDouble(Envelope::getMinX).toArray())
                    .param(
                            "souths",
                            boxes.stream().mapToDouble(Envelope::getMinY).toArray())
                    .param(
                            "easts",
                            boxes.stream().mapToDouble(Envelope::getMaxX).toArray())
                    .param(
                            "norths",
                            boxes.stream().mapToDouble(Envelope::getMaxY).toArray())
                    .param("day", inputs.date())
                    .query(Long.class)
                    .set();
            return batch.stream()
                    .filter(each -> numbers.contains(each.subject().number()))
                    .toList();
        }

        private static long[] numbers(List<MeasuredSubject> subjects) {
            return subjects.stream().mapToLong(each -> each.subject().number()).toArray();
        }

        /** Takes the rows, which come in the order of the subjects, and those before them that have none. */
        private final class Rows implements RowCallbackHandler {
            private final Iterator<MeasuredSubject> ahead;
            private @Nullable MeasuredSubject current;

            Rows(Iterator<MeasuredSubject> ahead) {
                this.ahead = ahead;
            }

            @Override
            public void processRow(ResultSet row) throws SQLException {
                try {
                    pairs.add(layer, subject(row.getLong("number")), row);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            private MeasuredSubject subject(long number) throws IOException {
                MeasuredSubject next = current == null ? ahead.next() : current;
                while (next.subject().number() < number) {
                    if (next != current) {
                        pairs.addApart(layer, next);
                    }
                    next = ahead.next();
                }
                current = next;
                return next;
            }
        }
    }
}
