package chaozhou.gis.encode;

import chaozhou.gis.http.Link;
import chaozhou.gis.store.FeatureRow;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes features in one format, as they come; either a page of them or a single one. */
public interface FeatureWriter extends AutoCloseable {

    /**
     * What is known once a page is written (OGC 17-069r4, 7.15.8).
     *
     * @param numberMatched of all pages; null when it was too many to count
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageEnd(String timeStamp, @Nullable Long numberMatched, long numberReturned, List<Link> links) {

        /** Of a page that is written now. */
        public static PageEnd of(Clock clock, @Nullable Long numberMatched, long numberReturned, List<Link> links) {
            String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
            return new PageEnd(now, numberMatched, numberReturned, links);
        }
    }

    void begin() throws IOException;

    void feature(FeatureRow row) throws SQLException, IOException;

    /** How many features of the page were written. */
    long count();

    void end(PageEnd end) throws IOException;

    /** A feature by itself; where there is nothing of that kind, as a page of one. */
    default void single(FeatureRow row, List<Link> links) throws SQLException, IOException {
        begin();
        feature(row);
    }

    /** Gives back what it needed besides memory, whether or not it came to its end. The stream it wrote to stays open. */
    @Override
    default void close() throws IOException {}
}
