package chaozhou.gis.transfer;

import chaozhou.gis.store.Comparison;
import chaozhou.gis.store.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Inspections, reports of imports and comparisons as plain text. */
public final class ImportText {

    /** Lines of one kind beyond these are counted. */
    private static final int MOST = 20;

    private final StringBuilder text = new StringBuilder();

    private ImportText() {}

    /** @param report an {@link Inspection}, an {@link ImportReport} or a {@link Comparison} */
    public static String of(Object report) {
        ImportText text = new ImportText();
        if (report instanceof Inspection inspection) {
            text.write(inspection);
        } else if (report instanceof Comparison comparison) {
            text.write(comparison);
        } else {
            text.write((ImportReport) report);
        }
        return text.text.toString().stripTrailing();
    }

    // Its annotation is in a library that the program does not have.
    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    private void list(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("%s", title);
            lines.stream().limit(MOST).forEach(item -> line("  %s", item));
            if (lines.size() > MOST) {
                line("  … and %d more (--json has them)", lines.size() - MOST);
            }
        }
    }

    // --- Inspections -----------------------------------------------------------------------------------------------

    private void write(Inspection inspection) {
        line("%s, %s, layer %s", inspection.file(), inspection.format(), inspection.layer());
        line("Features:  %d (%s)", inspection.count(), counts(inspection.geometries()));
        if (inspection.extent() != null) {
            List<Double> extent = inspection.extent();
            line("Extent:    %s %s to %s %s", extent.get(0), extent.get(1), extent.get(2), extent.get(3));
        }
        line("CRS:       %s", inspection.crs() == null ? "not told by the source" : inspection.crs());
        list("           The coordinates would fit", inspection.suggestions());
        if (inspection.encoding() != null) {
            line("Encoding:  %s", inspection.encoding());
        }
        line("Fields:");
        for (FieldReport field : inspection.fields()) {
            line(
                    "  %-24s %-8s %-24s %s",
                    field.name().equals(field.alias()) ? field.name() : field.name() + " (" + field.alias() + ")",
                    field.type().name().toLowerCase(Locale.ROOT),
                    field.attribute() == null ? "" : "-> " + field.attribute(),
                    String.join(", ", field.samples()));
        }
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> "%s: %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    // --- Imports ---------------------------------------------------------------------------------------------------

    private void write(ImportReport report) {
        line("%s into %s, from %s", report.source(), report.layer(), report.day());
        line(
                "CRS:       %s%s",
                report.crs(), report.accuracyM() == null ? "" : ", up to %.0f m off".formatted(report.accuracyM()));
        line(
                "Fields:    %s",
                report.mapping().entrySet().stream()
                        .map(entry -> entry.getKey().equals(entry.getValue())
                                ? entry.getKey()
                                : entry.getValue() + " -> " + entry.getKey())
                        .collect(Collectors.joining(", ")));
        if (!report.unmapped().isEmpty()) {
            line("Left out:  %s (--map FIELD=ATTRIBUTE takes them)", String.join(", ", report.unmapped()));
        }
        if (!report.kept().isEmpty()) {
            line("Not given: %s; features that are there keep theirs", String.join(", ", report.kept()));
        }
        line("Features:  %d read, %d refused, %d repaired", report.read(), report.refused(), report.repaired());
        list("Refused:", report.refusals().stream().map(FileImport::describe).toList());
        list("Repaired:", report.repairs().stream().map(ImportText::describe).toList());
        list("Shapes:", shapes(report));
        list("Look at:", report.warnings());
        write(report.comparison());
        list("Rules that would be broken:", report.faults());
        line("%s", outcome(report));
    }

    private static String describe(Repaired repaired) {
        return "%s: %s near %.6f %.6f, area %+.2f m²"
                .formatted(
                        repaired.id(),
                        repaired.reason(),
                        repaired.longitude(),
                        repaired.latitude(),
                        repaired.areaChangeM2());
    }

    private static List<String> shapes(ImportReport report) {
        List<String> shapes = new ArrayList<>();
        if (report.withHeights() > 0) {
            shapes.add("%d had heights, which were dropped".formatted(report.withHeights()));
        }
        if (report.withMeasures() > 0) {
            shapes.add("%d had measures, which were dropped".formatted(report.withMeasures()));
        }
        if (report.closedLines() > 0) {
            shapes.add("%d were closed lines and are areas now".formatted(report.closedLines()));
        }
        if (report.hasCurves()) {
            shapes.add("curves are lines now");
        }
        return shapes;
    }

    private void write(Comparison comparison) {
        line(
                "Compared:  %d added, %d removed, %d changed (%d renamed, %d moved, %d with other values), %d as they were",
                comparison.added(),
                comparison.removed(),
                comparison.changed(),
                comparison.renamed(),
                comparison.moved(),
                comparison.attributesChanged(),
                comparison.unchanged());
        comparison.differences().stream().limit(MOST).forEach(difference -> line("  %s", describe(difference)));
        long more = comparison.added() + comparison.removed() + comparison.changed() - MOST;
        if (more > 0) {
            line("  … and %d more (--json has up to %d)", more, Comparison.MOST);
        }
    }

    private static String describe(Difference difference) {
        List<String> parts = new ArrayList<>();
        if (difference.nameBefore() != null) {
            parts.add("was " + difference.nameBefore());
        }
        if (!difference.attributes().isEmpty()) {
            parts.add(String.join(", ", difference.attributes()));
        }
        if (difference.gainedM2() != null && difference.lostM2() != null) {
            parts.add("gains %.0f m², loses %.0f m²".formatted(difference.gainedM2(), difference.lostM2()));
        } else if (difference.isMoved()) {
            parts.add("moved");
        }
        String sign = switch (difference.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
        return "%s %s %s%s"
                .formatted(
                        sign,
                        difference.id(),
                        difference.name() == null ? "" : difference.name(),
                        parts.isEmpty() ? "" : ": " + String.join("; ", parts));
    }

    private static String outcome(ImportReport report) {
        if (report.publication() != null) {
            return "Published as number %d; ./gis rollback %s takes it back."
                    .formatted(report.publication(), report.layer());
        }
        return report.comparison().isEmpty()
                ? "Everything is as in the source already; nothing was published."
                : "Nothing was published, as this was a dry run.";
    }
}
