package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.jobs.Progress;
import java.util.List;
import java.util.Map;

/** Where subjects come from, as a request says; nothing of a layer or a file is read yet. */
public interface SubjectSource {

    /** Whether there are so many that a job should read them. */
    boolean isLarge();

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
