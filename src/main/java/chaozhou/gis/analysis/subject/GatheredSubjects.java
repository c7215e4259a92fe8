package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.Provenance.Remark;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.error.GisException;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/** Subjects that a process has to know all of at once. */
public final class GatheredSubjects {

    /** The most positions that all shapes may have together, so that they have room in the memory that the service is given. */
    static final int MOST_POSITIONS = 500_000;

    /** A feature takes as much memory as so many positions, besides those of its shape. */
    static final int POSITIONS_OF_FEATURE = 20;

    /** So many characters of texts take as much memory as a position. */
    static final int CHARACTERS_OF_POSITION = 20;

    /** The most that are told one by one. */
    private static final int MOST_TOLD = 100;

    private final List<Column> fields;
    private final List<Subject> usable = new ArrayList<>();
    private final List<Subject> unusable = new ArrayList<>();
    private long unusableCount;
    private long positions;

    private GatheredSubjects(List<Column> fields) {
        this.fields = fields;
    }

    /**
     * Reads all.
     *
     * @param input the input that gives them
     * @throws GisException.TooLarge when they have more than {@link #MOST_POSITIONS}
     */
    public static GatheredSubjects of(SubjectSource source, String input, Progress progress) {
        try (Subjects opened = source.open(progress)) {
            GatheredSubjects gathered = new GatheredSubjects(opened.fields());
            opened.forEach(progress, subject -> gathered.add(subject, input));
            return gathered;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Subject subject, String input) {
        if (!subject.isUsable()) {
            if (unusableCount++ < MOST_TOLD) {
                unusable.add(subject);
            }
            return;
        }
        positions += size(subject);
        if (positions > MOST_POSITIONS) {
            throw new GisException.TooLarge(
                    "The features of inputs.%s have more than %d positions, where each feature counts as %d more, and each %d characters of its fields as one. That is the most that is put together at once; select some of them with a filter, or ask about one part of the ground after the other."
                            .formatted(input, MOST_POSITIONS, POSITIONS_OF_FEATURE, CHARACTERS_OF_POSITION));
        }
        usable.add(subject);
    }

    /** How much memory it takes, in positions. */
    private static long size(Subject subject) {
        long characters = subject.values().stream()
                .mapToLong(value -> value instanceof String text ? text.length() : 0)
                .sum();
        return subject.shape().getNumPoints() + POSITIONS_OF_FEATURE + characters / CHARACTERS_OF_POSITION;
    }

    public List<Column> fields() {
        return fields;
    }

    /** Those with a shape. */
    public List<Subject> usable() {
        return usable;
    }

    public List<Geometry> shapes() {
        return usable.stream().map(Subject::shape).toList();
    }

    /** What was repaired and what was left out, a sentence each. */
    public List<Remark> remarks() {
        List<Subject> told = new ArrayList<>(unusable);
        usable.stream().filter(subject -> subject.remark() != null).forEach(told::add);
        List<Remark> remarks = new ArrayList<>();
        told.stream().limit(MOST_TOLD).forEach(subject -> {
            Text why = Objects.requireNonNull(subject.remark());
            remarks.add(
                    subject.isUsable()
                            ? note(
                                    "要素 %s：%s".formatted(subject.id(), why.zh()),
                                    "Feature %s: %s".formatted(subject.id(), why.en()))
                            : note(
                                    "未参与计算的要素 %s：%s".formatted(subject.id(), why.zh()),
                                    "Left out: feature %s: %s".formatted(subject.id(), why.en())));
        });
        long more = told.size() - unusable.size() + unusableCount - MOST_TOLD;
        if (more > 0) {
            remarks.add(note(
                    "另有 %d 个要素被修复或未参与计算。".formatted(more),
                    "%d more features were repaired or left out.".formatted(more)));
        }
        return remarks;
    }

    private static Remark note(String zh, String en) {
        return new Remark(new Text(zh, en), null);
    }
}
