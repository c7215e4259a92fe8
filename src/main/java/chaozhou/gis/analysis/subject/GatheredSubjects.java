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

/**
 * Subjects that a process has to know all of at once.
 *
 * @param usable with a shape
 * @param unusable without; their remarks say why
 */
public record GatheredSubjects(List<Column> fields, List<Subject> usable, List<Subject> unusable) {

    /** The most positions that all shapes may have together, so that they have room in the memory that the service is given. */
    static final int MOST_POSITIONS = 500_000;

    /** The most that are told one by one. */
    private static final int MOST_TOLD = 100;

    /**
     * Reads all.
     *
     * @param input the input that gives them
     * @throws GisException.TooLarge when they have more than {@link #MOST_POSITIONS}
     */
    public static GatheredSubjects of(SubjectSource source, String input, Progress progress) {
        GatheredSubjects gathered;
        try (Subjects opened = source.open(progress)) {
            gathered = new GatheredSubjects(opened.fields(), new ArrayList<>(), new ArrayList<>());
            long[] positions = new long[1];
            opened.forEach(progress, subject -> {
                if (!subject.isUsable()) {
                    gathered.unusable.add(subject);
                    return;
                }
                positions[0] += subject.shape().getNumPoints();
                if (positions[0] > MOST_POSITIONS) {
                    throw new GisException.TooLarge(
                            "The features of inputs.%s have more than %d positions, which is the most that is put together at once; select some of them with a filter, or ask about one part of the ground after the other."
                                    .formatted(input, MOST_POSITIONS));
                }
                gathered.usable.add(subject);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return gathered;
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
        if (told.size() > MOST_TOLD) {
            int more = told.size() - MOST_TOLD;
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
