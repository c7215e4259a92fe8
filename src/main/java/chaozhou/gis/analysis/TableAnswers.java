package chaozhou.gis.analysis;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.encode.table.TableFormat;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ResultFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers that are tables in the format that is asked for, with their provenance. */
@Component
public final class TableAnswers {

    private final Catalog catalog;
    private final LayerStates states;

    TableAnswers(Catalog catalog, LayerStates states) {
        this.catalog = catalog;
        this.states = states;
    }

    /** The provenance of an answer that is made now. */
    public Provenance provenance(
            String process, AnalysisInputs inputs, List<Layer> layers, Map<String, Object> digests) {
        return Provenance.of(process, inputs, states, layers, digests);
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
        Language language = inputs.request().language();
        TableFormat format = TableFormat.of(inputs.request().mediaType());
        Table table = new Table(
                language,
                provenance.members(),
                provenance.notes(language, catalog, inputs.clock()),
                columns,
                hasShapes,
                rows);
        return write(inputs, title, provenance, format, out -> format.write(table, out));
    }

    /** The same where somebody else writes the format. */
    public ResultFile write(
            AnalysisInputs inputs, Text title, Provenance provenance, TableFormat format, ResultFile.Content content) {
        ExecuteRequest request = inputs.request();
        try {
            Path file = request.upload().scratchFile();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.write(out);
            }
            return new ResultFile(
                    title.in(request.language()) + "." + format.extension(),
                    format.mediaType(),
                    format.holdsProvenance() ? null : JsonMapper.shared().writeValueAsString(provenance.members()),
                    out -> Files.copy(file, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
