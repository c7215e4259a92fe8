package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.jobs.Progress;
import java.util.List;
import java.util.Map;

/** Where subjects come from, as a request says; nothing of a layer or a file is read yet. */
public interface SubjectSource {

    /** More take longer to measure than somebody waits. */
    long MOST_AT_ONCE = 20_000;

    /** Whether there are so many that a job should read them. */
    default boolean isLarge() {
        return isMoreThan(MOST_AT_ONCE);
    }

    /** Whether there are more, as far as that can be told before they are read. */
    boolean isMoreThan(long count);

    /** The layers that they are of. */
    List<Layer> layers();

    /** What tells for good which they are: members of a provenance's parameters. */
    Map<String, Object> parameters();

    /** The same with all their fields, where they have only some of them by default. */
    default SubjectSource withAllFields() {
        return this;
    }

    /**
     * Opens them.
     *
     * @throws chaozhou.gis.error.GisException when they can't be read
     */
    Subjects open(Progress progress);
}
