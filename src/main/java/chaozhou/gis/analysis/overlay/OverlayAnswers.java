package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.TableAnswers;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.encode.table.TableFormat;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ResultFile;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes what {@code overlay} finds as tables or as a report. */
@Component
final class OverlayAnswers {

    static final List<String> MEDIA_TYPES = Stream.concat(TableFormat.MEDIA_TYPES.stream(), Stream.of(MediaTypes.DOCX))
            .toList();

    private final TableAnswers tables;
    private final OverlayReport report;

    OverlayAnswers(TableAnswers tables, OverlayReport report) {
        this.tables = tables;
        this.report = report;
    }

    Provenance provenance(AnalysisInputs inputs, List<Layer> layers, SubjectSource... sources) {
        return tables.provenance("overlay", inputs, layers, sources);
    }

    /** @param subjects rows of {@link MeasuredSubject} */
    ResultFile write(AnalysisInputs inputs, Provenance provenance, PairInputs asked, Pairs pairs, RowSpool subjects) {
        return inputs.request().mediaType().equals(MediaTypes.DOCX)
                ? tables.file(
                        inputs,
                        OverlayReport.TITLE,
                        null,
                        out -> report.write(
                                new OverlayReport.Findings(inputs, provenance, asked, pairs, subjects), out))
                : tables.write(inputs, OverlayDescription.TITLE, provenance, pairs.tables());
    }
}
