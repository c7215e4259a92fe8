package chaozhou.gis.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of jobs.
 *
 * @param atOnce how many this instance runs at once; 0: it leaves them to others
 * @param mostWaiting how many may wait, over all instances
 * @param mostPerUser how many an account, or an address without one, may have that wait or run
 * @param kept how long a job and its results are kept once it has ended
 * @param lostAfter a job of which its instance has told nothing for so long is taken from it
 */
@ConfigurationProperties("gis.jobs")
record JobProperties(
        @DefaultValue("2") int atOnce,
        @DefaultValue("100") int mostWaiting,
        @DefaultValue("10") int mostPerUser,
        @DefaultValue("30d") Duration kept,
        @DefaultValue("30s") Duration lostAfter) {

    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);

    JobProperties {
        if (atOnce < 0) {
            throw new IllegalArgumentException("gis.jobs.at-once is a number from 0 on, like 2.");
        }
        if (mostWaiting < 1 || mostPerUser < 1) {
            throw new IllegalArgumentException(
                    "gis.jobs.most-waiting and gis.jobs.most-per-user are numbers from 1 on, like 100 and 10.");
        }
        if (kept.isNegative() || kept.isZero()) {
            throw new IllegalArgumentException("gis.jobs.kept is a time, like 30d or 12h.");
        }
        if (lostAfter.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException("gis.jobs.lost-after is a time of at least 3s, like 30s.");
        }
    }
}
