package chaozhou.gis.analysis.proximity;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.subject.Subject;
import chaozhou.gis.geo.Edges;
import chaozhou.gis.geo.ShortestLine;
import chaozhou.gis.geo.Wkb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Features near to subjects: PostGIS finds candidates by degrees, which here are measured on the ellipsoid. {@code ST_Distance} of
 * geographies would look for the nearest positions on a sphere, and of two that are almost equally near take the wrong one.
 */
public final class NearFeatures {

    /** Candidates that are read and measured at once, and the most positions of theirs. */
    private static final int FETCH_SIZE = 1000;

    private static final long MOST_POSITIONS = 200_000;

    private final ProximityQuestion question;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final ProximitySql sql;
    private final String candidates;
    private final KeptEdges kept = new KeptEdges();

    NearFeatures(ProximityQuestion question, JdbcClient jdbc, TransactionTemplate reading) {
        this.question = question;
        this.jdbc = jdbc;
        this.reading = reading;
        this.sql = new ProximitySql(question);
        this.candidates = sql.candidates();
    }

    /** Takes what is near. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called for each subject and target that has neighbours; for a subject that has none at all once, with an empty list.
         *
         * @param target the position of the target, from 0
         * @param neighbours the nearest first, then by id
         */
        void visit(Subject subject, int target, List<Neighbour> neighbours) throws IOException;
    }

    /** Finds what is near to a few subjects, with one statement for all of them. */
    public void find(List<Subject> subjects, Visitor visitor) throws IOException {
        Search search = new Search(subjects, visitor);
        try {
            reading.executeWithoutResult(status -> search.run());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A feature that may be near enough. */
    private record Candidate(
            int position,
            FeatureName feature,
            @Nullable String name,
            @Nullable String code,
            double degrees,
            int positions) {

        boolean touches() {
            return degrees <= AnalysisSql.TOUCHING_DEGREES;
        }
    }

    /** A feature by its target's position and its id. */
    record FeatureName(int target, String id) {}

    /** One search: candidates come by subject and target. */
    private final class Search {
        private final List<Subject> subjects;
        private final Visitor visitor;
        private final List<Candidate> waiting = new ArrayList<>();
        private long positions;
        private int position = 1;
        private int target;
        private @Nullable Edges edges;
        private NearestFew nearest = none();
        private boolean isTold;

        Search(List<Subject> subjects, Visitor visitor) {
            this.subjects = subjects;
            this.visitor = visitor;
        }

        private NearestFew none() {
            return new NearestFew(question.most(), question.withinM());
        }

        void run() {
            WKBWriter wkb = new WKBWriter();
            jdbc.sql(candidates)
                    .params(sql.values())
                    .param(
                            "shapes",
                            subjects.stream()
                                    .map(subject -> subject.isUsable() ? wkb.write(subject.shape()) : null)
                                    .toArray(byte[][]::new))
                    .param("ids", subjects.stream().map(Subject::id).toArray(String[]::new))
                    .withFetchSize(FETCH_SIZE)
                    .query(this::take);
            measure();
            moveTo(subjects.size() + 1, 0);
        }

        private void take(ResultSet row) throws SQLException {
            Candidate candidate = new Candidate(
                    row.getInt("position"),
                    new FeatureName(row.getInt("target"), row.getString("id")),
                    row.getString("name"),
                    row.getString("code"),
                    row.getDouble("degrees"),
                    row.getInt("positions"));
            waiting.add(candidate);
            positions += candidate.touches() ? 0 : candidate.positions();
            if (waiting.size() == FETCH_SIZE || positions > MOST_POSITIONS) {
                measure();
            }
        }

        /** Measures the candidates that wait. */
        private void measure() {
            Map<FeatureName, Edges> shapes = edges(waiting.stream()
                    .filter(candidate -> !candidate.touches())
                    .map(Candidate::feature)
                    .distinct()
                    .toList());
            for (Candidate candidate : waiting) {
                moveTo(candidate.position(), candidate.feature().target());
                if (candidate.touches()) {
                    nearest.add(neighbour(candidate, null));
                } else {
                    ShortestLine line =
                            ofSubject().to(Objects.requireNonNull(shapes.get(candidate.feature())), nearest.limitM());
                    if (line != null) {
                        nearest.add(neighbour(candidate, line));
                    }
                }
            }
            waiting.clear();
            positions = 0;
        }

        private static Neighbour neighbour(Candidate candidate, @Nullable ShortestLine line) {
            return new Neighbour(candidate.feature().id(), candidate.name(), candidate.code(), line);
        }

        private Edges ofSubject() {
            if (edges == null) {
                edges = Edges.of(subjects.get(position - 1).shape());
            }
            return edges;
        }

        /** Tells what has been found before a subject and target. */
        private void moveTo(int nextPosition, int nextTarget) {
            if (nextPosition == position && nextTarget == target) {
                return;
            }
            tell(nearest.sorted());
            nearest = none();
            target = nextTarget;
            while (position < nextPosition) {
                if (!isTold) {
                    visit(List.of());
                }
                position++;
                isTold = false;
                edges = null;
            }
        }

        private void tell(List<Neighbour> neighbours) {
            if (!neighbours.isEmpty()) {
                visit(neighbours);
                isTold = true;
            }
        }

        private void visit(List<Neighbour> neighbours) {
            try {
                visitor.visit(subjects.get(position - 1), target, neighbours);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The edges of features, of those that are not kept by a statement a target. */
    private Map<FeatureName, Edges> edges(List<FeatureName> features) {
        Map<FeatureName, Edges> found = new HashMap<>();
        Map<Integer, List<String>> missing = new HashMap<>();
        for (FeatureName feature : features) {
            Edges edges = kept.get(feature);
            if (edges == null) {
                missing.computeIfAbsent(feature.target(), target -> new ArrayList<>())
                        .add(feature.id());
            } else {
                found.put(feature, edges);
            }
        }
        missing.forEach((target, ids) -> jdbc.sql(sql.shapes(target))
                .param("ids", ids.toArray(String[]::new))
                .param("day", question.day())
                .query(row -> {
                    FeatureName feature = new FeatureName(target, row.getString("id"));
                    Edges edges = Edges.of(Wkb.read(row.getBytes("geom")));
                    found.put(feature, edges);
                    kept.put(feature, edges);
                }));
        return found;
    }
}
