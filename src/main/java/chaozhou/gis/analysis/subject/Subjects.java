package chaozhou.gis.analysis.subject;

import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.util.List;

/** Subjects that are ready to be read, one after the other. */
public interface Subjects extends AutoCloseable {

    /** Takes subjects. */
    @FunctionalInterface
    interface Visitor {
        void visit(Subject subject) throws IOException;
    }

    /** Their own fields, whose values they bring along. */
    List<Column> fields();

    /** Gives each once, in their order, and tells the share of those given as progress. */
    void forEach(Progress progress, Visitor visitor) throws IOException;

    @Override
    default void close() {}
}
