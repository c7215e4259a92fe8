package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import java.util.List;
import java.util.Map;

/** Subjects that are features of a request, in whatever CRS. */
interface SentSource extends SubjectSource {

    SentFeatures features();

    @Override
    default boolean isMoreThan(long most) {
        return features().count() > most;
    }

    @Override
    default List<Layer> layers() {
        return List.of();
    }

    @Override
    default Map<String, Object> parameters() {
        return features().parameters();
    }
}
