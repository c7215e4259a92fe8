package chaozhou.gis.analysis;

import chaozhou.gis.analysis.subject.SubjectSource;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.encode.table.TableDocument;
import chaozhou.gis.encode.table.TableFormat;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ResultFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers that are tables in the format that is asked for, with their provenance. */
@Component
public final class TableAnswers {

    private static final Text RESULT = new Text("结果", "Result");

    private final Catalog catalog;
    private final LayerStates states;

    TableAnswers(Catalog catalog, LayerStates states) {
        this.catalog = catalog;
        this.states = states;
    }

    /**
     * The provenance of an answer that is made now.
     *
     * @param others layers that are read besides those of the subjects
     * @param sources of the subjects
     */
    public Provenance provenance(String process, AnalysisInputs inputs, List<Layer> others, SubjectSource... sources) {
        Set<Layer> layers = new LinkedHashSet<>();
        Map<String, Object> digests = new LinkedHashMap<>();
        for (SubjectSource source : sources) {
            layers.addAll(source.layers());
            digests.putAll(source.parameters());
        }
        layers.addAll(others);
        return Provenance.of(process, inputs, states, List.copyOf(layers), digests);
    }

    /**
     * Writes a table to a file of the request, so that what is wrong with it is known before an answer begins.
     *
     * @param title of the process; it names the file
     * @param hasShapes whether rows have one
     */
    public ResultFile write(
            AnalysisInputs inputs,
            Text title,
            Provenance provenance,
            List<Column> columns,
            boolean hasShapes,
            Table.Rows rows) {
        return write(inputs, title, provenance, List.of(new Table("result", RESULT, columns, hasShapes, rows)));
    }

    /** The same with several tables, as {@link TableFormat} says what becomes of them. */
    public ResultFile write(AnalysisInputs inputs, Text title, Provenance provenance, List<Table> tables) {
        Language language = inputs.request().language();
        TableFormat format = TableFormat.of(inputs.request().mediaType());
        TableDocument document = new TableDocument(
                language, provenance.members(), provenance.notes(language, catalog, inputs.clock()), tables);
        return file(
                inputs,
                title,
                format.holdsProvenance() ? null : JsonMapper.shared().writeValueAsString(provenance.members()),
                out -> format.write(document, out));
    }

    /**
     * Writes a file of the request's format in the same way.
     *
     * @param provenance as {@link ResultFile} has it
     */
    public ResultFile file(AnalysisInputs inputs, Text title, @Nullable String provenance, ResultFile.Content content) {
        ExecuteRequest request = inputs.request();
        try {
            AnswerSpool spool = new AnswerSpool(request.upload());
            try (spool) {
                content.write(spool);
            }
            return new ResultFile(
                    title.in(request.language()) + "." + MediaTypes.extension(request.mediaType()),
                    request.mediaType(),
                    provenance,
                    spool.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
