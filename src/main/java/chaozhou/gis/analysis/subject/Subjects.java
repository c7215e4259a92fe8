package chaozhou.gis.analysis.subject;

import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Subjects that are ready to be read, one after the other. */
public interface Subjects extends AutoCloseable {

    /** The most of a batch; more positions make it full too. */
    int MOST_OF_BATCH = 500;

    long MOST_POSITIONS_OF_BATCH = 20_000;

    /** Takes subjects. */
    @FunctionalInterface
    interface Visitor {
        void visit(Subject subject) throws IOException;
    }

    /** Their own fields, whose values they bring along. */
    List<Column> fields();

    /** Gives each once, in their order, and tells the share of those given as progress. */
    void forEach(Progress progress, Visitor visitor) throws IOException;

    /** Takes some subjects at once. */
    @FunctionalInterface
    interface BatchVisitor {
        void visit(List<Subject> subjects) throws IOException;
    }

    /** The same, several at once, so that a statement answers for all of them. */
    default void forEachBatch(Progress progress, BatchVisitor visitor) throws IOException {
        List<Subject> batch = new ArrayList<>();
        long[] positions = new long[1];
        forEach(progress, subject -> {
            batch.add(subject);
            positions[0] += subject.isUsable() ? subject.shape().getNumPoints() : 0;
            if (batch.size() == MOST_OF_BATCH || positions[0] > MOST_POSITIONS_OF_BATCH) {
                visitor.visit(batch);
                batch.clear();
                positions[0] = 0;
            }
        });
        if (!batch.isEmpty()) {
            visitor.visit(batch);
        }
    }

    @Override
    default void close() {}
}
