package chaozhou.gis.analysis.locate;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.analysis.Provenance;
import chaozhou.gis.analysis.SubjectProcess;
import chaozhou.gis.analysis.proximity.Proximity;
import chaozhou.gis.analysis.subject.SubjectKind;
import chaozhou.gis.analysis.subject.SubjectQuestions;
import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.analysis.subject.SubjectWork;
import chaozhou.gis.analysis.subject.Subjects;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.encode.table.TableFormat;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The process {@code locate}: what covers points. */
@Component
final class LocateProcess implements SubjectProcess {

    private final SubjectQuestions questions;
    private final Locate locate;
    private final Proximity proximity;

    LocateProcess(SubjectQuestions questions, Locate locate, Proximity proximity) {
        this.questions = questions;
        this.locate = locate;
        this.proximity = proximity;
    }

    @Override
    public String id() {
        return "locate";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new LocateDescription(questions.catalog(), questions.subjects(), language).of(this);
    }

    /** GeoJSON first: several features of a layer may cover a point, and it lists them. */
    @Override
    public List<String> mediaTypes() {
        return Stream.concat(Stream.of(TableFormat.GEOJSON.mediaType()), TableFormat.MEDIA_TYPES.stream())
                .distinct()
                .toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        AnalysisInputs inputs = questions.inputs(request);
        SubjectSource source = questions.subjects().parse(inputs, SubjectKind.POINTS);
        List<Layer> layers = inputs.layers(AnalysisInputs.polygonal(questions.catalog()), "polygon layer");
        inputs.date();
        return new SubjectWork(source, progress -> answer(inputs, source, layers, progress));
    }

    private ResultFile answer(AnalysisInputs inputs, SubjectSource source, List<Layer> layers, Progress progress) {
        Provenance provenance = questions.answers().provenance(id(), inputs, layers, source);
        try (Subjects opened = source.open(progress)) {
            progress.step("Locating", 1);
            Locate.Finder finder = locate.in(layers, inputs.date());
            LocatedPoints points =
                    new LocatedPoints(opened, layers, finder, new Outside(layers, inputs.date(), finder, proximity));
            if (inputs.request().mediaType().equals(TableFormat.GEOJSON.mediaType())) {
                return questions
                        .answers()
                        .file(
                                inputs,
                                LocateDescription.TITLE,
                                null,
                                out -> new LocateGeoJson(
                                                out,
                                                provenance,
                                                layers,
                                                inputs.request().language())
                                        .write(points, progress));
            }
            LocateTable table = new LocateTable(points.fields(), layers);
            return questions
                    .answers()
                    .write(
                            inputs,
                            LocateDescription.TITLE,
                            provenance,
                            table.columns(),
                            true,
                            out -> points.forEach(progress, point -> out.row(table.row(point), point.geometry())));
        }
    }
}
