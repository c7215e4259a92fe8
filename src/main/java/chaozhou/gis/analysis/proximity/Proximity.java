package chaozhou.gis.analysis.proximity;

import chaozhou.gis.analysis.subject.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds features near to something. */
@Component
public final class Proximity {

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    Proximity(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Ready to be asked about many subjects; of its features those that come again are kept. */
    public NearFeatures features(ProximityQuestion question) {
        return new NearFeatures(question, jdbc, reading);
    }

    /**
     * Those of the one target of a question that are near to a shape.
     *
     * @param shape valid, in degrees, longitude in x
     * @param id of the shape, where it is that of a feature of the target
     * @return the nearest first, then by id
     */
    public List<Neighbour> of(ProximityQuestion question, Geometry shape, String id) {
        List<Neighbour> found = new ArrayList<>();
        try {
            features(question)
                    .find(
                            List.of(new Subject(1, id, List.of(), shape, null)),
                            (subject, target, neighbours) -> found.addAll(neighbours));
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is written.", e);
        }
        return found;
    }
}
