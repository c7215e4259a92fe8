package chaozhou.gis.transfer;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.CrsSuggestions;
import chaozhou.gis.source.GeoPackageReader;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.Positioning;
import chaozhou.gis.source.SourceCrs;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.source.SourceOptions;
import chaozhou.gis.store.Comparison;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.Feature;
import chaozhou.gis.store.Release;
import chaozhou.gis.store.Releases;
import chaozhou.gis.store.StagingWriter;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes files in: compares and checks what is in them, and publishes it. */
@Component
public final class FileImport {

    /** Features that are compared with the boundaries that are there. */
    private static final int COMPARED = 40;

    private final Releases releases;
    private final Positioning positioning;
    private final ShiftDetection shifts;
    private final JdbcClient jdbc;

    /** @param initialData so that the layers are there which others refer to */
    FileImport(
            Releases releases,
            Positioning positioning,
            ShiftDetection shifts,
            JdbcClient jdbc,
            @SuppressWarnings("unused") InitialData initialData) {
        this.releases = releases;
        this.positioning = positioning;
        this.shifts = shifts;
        this.jdbc = jdbc;
    }

    /**
     * Takes a source in; nothing is changed when it fails, or when it is a dry run.
     *
     * @throws GisException.InvalidData when too many features are refused, or rules of the layer are broken
     * @throws InvalidParameter when something has to be said first: the CRS, parameters of the datum, a field
     */
    public ImportReport run(SourceOptions source, CrsOptions coordinates, ImportOptions options, Progress progress) {
        try (OpenedSource opened = OpenedSource.open(source, progress)) {
            return new Run(opened, coordinates, options, OpenedSource.names(source), progress).run();
        } catch (IOException e) {
            throw OpenedSource.unreadable(e);
        }
    }

    /** One import. */
    private final class Run {
        private final OpenedSource source;
        private final CrsOptions coordinates;
        private final ImportOptions options;
        private final String names;
        private final Progress progress;
        private final Layer layer;
        private final List<String> warnings = new ArrayList<>();

        Run(OpenedSource source, CrsOptions coordinates, ImportOptions options, String names, Progress progress) {
            this.source = source;
            this.coordinates = coordinates;
            this.options = options;
            this.names = names;
            this.progress = progress;
            this.layer = options.layer();
        }

        ImportReport run() throws IOException {
            SourceCrs crs = toStorage();
            FieldMapping mapping;
            try (GeoPackageReader reader = source.features().read()) {
                mapping = new FieldMapping(layer, reader.fields(), options.mapping());
            }
            lookForShift(crs, mapping);
            ShapeReception shapes = new ShapeReception(layer, crs.shift());
            Reception reception = new Reception(mapping, options, shapes, idsByName(mapping));
            List<Attribute> kept = mapping.missing();
            Release release = new Release(
                    layer,
                    options.day(),
                    !options.isMerged(),
                    kept,
                    options.isChecked(),
                    new Release.Origin(
                            options.publisher(), names, crs.name(), Positioning.accuracyM(crs, coordinates)));
            List<Comparison> compared = new ArrayList<>();
            List<String> broken = new ArrayList<>();
            Long publication =
                    releases.publish(release, writer -> stage(writer, reception), (duplicates, comparison, faults) -> {
                        duplicates.forEach(
                                id -> reception.refuse(0, id, "another feature of the source has the same id"));
                        requireGood(reception);
                        compared.add(comparison);
                        faults.forEach(fault -> broken.add(fault.toString()));
                        progress.step(options.isDryRun() ? "Compared and checked" : "Publishing", 1);
                        return accepts(faults);
                    });
            return new ImportReport(
                    names,
                    layer.id(),
                    options.day(),
                    publication,
                    crs.name(),
                    Positioning.accuracyM(crs, coordinates),
                    mapping.fieldsByAttribute(),
                    mapping.unmapped(),
                    kept.stream().map(Attribute::name).toList(),
                    reception.read(),
                    reception.refused(),
                    reception.refusals(),
                    reception.repaired(),
                    reception.repairs(),
                    shapes.withHeights(),
                    shapes.withMeasures(),
                    source.layer().hasCurves(),
                    shapes.closedLines(),
                    warnings,
                    compared.get(0),
                    broken);
        }

        private boolean accepts(List<Fault> faults) {
            if (!faults.isEmpty() && !options.isDryRun()) {
                throw new GisException.InvalidData(
                        "Nothing was published, for the layer would break its rules:",
                        faults.stream().map(Fault::toString).toList());
            }
            return !options.isDryRun();
        }

        private SourceCrs toStorage() throws IOException {
            SourceCrs crs = Positioning.crs(source, coordinates);
            if (crs == null) {
                throw unknownCrs();
            }
            if (Positioning.lacksParameters(crs, coordinates)) {
                throw new InvalidParameter(
                        "to-wgs84",
                        "The source is in %s, on an older datum; positions would be up to %.0f m off. Give your bureau's parameters with --to-wgs84 dx,dy,dz,rx,ry,rz,ds, or say --accept-inaccuracy."
                                .formatted(crs.name(), Positioning.WITHOUT_PARAMETERS_M));
            }
            Positioning.toStorage(source, crs, coordinates, false);
            return crs;
        }

        private InvalidParameter unknownCrs() throws IOException {
            Positioning.Unplaced unplaced = positioning.unplaced(source);
            List<String> fitting = unplaced.suggestions().stream()
                    .map(CrsSuggestions.Suggestion::option)
                    .toList();
            return new InvalidParameter(
                    "crs",
                    "%s; %s."
                            .formatted(
                                    unplaced.told(),
                                    fitting.isEmpty()
                                            ? "they fit none of the usual ones, so give it with --crs"
                                            : "they would fit " + String.join(", or ", fitting)),
                    fitting);
        }

        /** Data on a shifted grid that say they are on none are stopped, unless somebody has named their CRS. */
        private void lookForShift(SourceCrs crs, FieldMapping mapping) throws IOException {
            if (crs.shift() != null) {
                return;
            }
            Optional<ShiftedGrid> grid = shifts.of(
                    layer,
                    ShiftDetection.samples(
                            source,
                            layer,
                            new Reception(mapping, options, new ShapeReception(layer, null), idsByName(mapping)),
                            COMPARED));
            if (grid.isPresent()) {
                String sentence =
                        "The data fit the boundaries that are there only when they are taken off the grid %1$s of web maps: say --crs %1$s."
                                .formatted(grid.get());
                if (coordinates.crs() == null) {
                    throw new InvalidParameter(
                            "crs", sentence + " If they are right as they are, say --crs " + crs.name() + ".");
                }
                warnings.add(sentence);
            }
        }

        /** The ids of features in force whose name no other has, where the source has neither ids nor codes. */
        private Map<String, String> idsByName(FieldMapping mapping) {
            Map<String, String> ids = new HashMap<>();
            if (!mapping.has("id") && layer.codeAttribute().isEmpty()) {
                jdbc.sql("SELECT %1$s::text, min(id) FROM %2$s WHERE valid_to IS NULL GROUP BY %1$s HAVING count(*) = 1"
                                .formatted(quoted(layer.nameAttribute().name()), table(layer)))
                        .query(row -> {
                            ids.put(row.getString(1), row.getString(2));
                        });
            }
            return ids;
        }

        private Set<String> stage(StagingWriter writer, Reception reception) throws SQLException {
            progress.step("Taking the features in", 0.6);
            try (GeoPackageReader reader = source.features().read()) {
                for (SourceFeature next = reader.next(); next != null; next = reader.next()) {
                    Feature feature = reception.take(next);
                    if (feature != null) {
                        writer.write(feature);
                    }
                    progress.share(reader.share());
                }
                source.features().requireUnchanged();
            } catch (IOException e) {
                throw OpenedSource.unreadable(e);
            }
            progress.step("Comparing and checking", 0.8);
            return reception.refusedIds();
        }

        private void requireGood(Reception reception) {
            if (reception.read() == 0) {
                throw new GisException.InvalidData("Nothing was changed:", List.of("the source has no features"));
            }
            if (reception.refused() > options.mostBad() * reception.read()) {
                List<String> reasons = new ArrayList<>();
                reception.refusals().forEach(refusal -> reasons.add(describe(refusal)));
                throw new GisException.InvalidData(
                        "Nothing was changed, for %d of %d features can't be taken in (--max-bad allows %s %%):"
                                .formatted(reception.refused(), reception.read(), percent(options.mostBad())),
                        reasons);
            }
        }
    }

    static String describe(Refusal refusal) {
        String place = refusal.row() == 0 ? "" : "row " + refusal.row();
        String id = refusal.id() == null ? "" : refusal.id();
        return "%s%s%s: %s".formatted(place, place.isEmpty() || id.isEmpty() ? "" : ", ", id, refusal.reason());
    }

    private static String percent(double share) {
        return String.valueOf(Math.rint(share * 1000) / 10).replaceFirst("\\.0$", "");
    }
}
