package chaozhou.gis.transfer;

import chaozhou.gis.encode.GeoJsonTableWriter;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import chaozhou.gis.transfer.source.GeoPackageReader;
import chaozhou.gis.transfer.source.SourceCrs;
import chaozhou.gis.transfer.source.SourceFeature;
import chaozhou.gis.transfer.source.SourceField;
import chaozhou.gis.transfer.source.SourceLayer;
import chaozhou.gis.transfer.source.TableGeometry;
import chaozhou.gis.transfer.source.TextEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Gives the features of a file back as GeoJSON in CGCS2000, longitude first; nothing is stored. */
@Component
final class FileReading {

    private final Positioning positioning;
    private final ShiftHint shifts;

    FileReading(Positioning positioning, ShiftHint shifts) {
        this.positioning = positioning;
        this.shifts = shifts;
    }

    /**
     * Reads a source.
     *
     * @param mostFeatures more are refused
     * @param target an empty file, of which the result is made; it must stay until that is sent
     * @throws GisException.InvalidData when it can't be read
     * @throws GisException.TooLarge when it has more features
     * @throws InvalidParameter when something has to be said first: the layer, the CRS, parameters of the datum, fields
     */
    ResultFile read(SourceOptions options, CrsOptions coordinates, long mostFeatures, Path target, Progress progress) {
        try (OpenedSource source =
                OpenedSource.open(options, layer -> requireUsable(layer, options, mostFeatures), progress)) {
            SourceCrs crs = toStorage(source, coordinates);
            ReadReport report = new Run(source, crs, mostFeatures, progress).run(coordinates, target);
            source.features().requireUnchanged();
            return new ResultFile(
                    source.layer().name() + ".geojson", MediaTypes.GEOJSON, out -> send(report, target, out));
        } catch (IOException e) {
            throw OpenedSource.unreadable(e);
        }
    }

    private static void requireUsable(SourceLayer layer, SourceOptions options, long mostFeatures) {
        if (options.where() == null && layer.count() > mostFeatures) {
            throw tooMany(layer, mostFeatures);
        }
        TableGeometry geometry = options.geometry();
        if (geometry != null && layer.isTable()) {
            requireField(layer, "inputs.x", geometry.x());
            requireField(layer, "inputs.y", geometry.y());
            requireField(layer, "inputs.wkt", geometry.wkt());
        }
    }

    private static GisException.TooLarge tooMany(SourceLayer layer, long mostFeatures) {
        return new GisException.TooLarge(
                "The layer %s has more than %d features, which is the most that is read; choose some of them with inputs.where."
                        .formatted(layer.name(), mostFeatures));
    }

    private static void requireField(SourceLayer layer, String place, @Nullable String field) {
        if (field != null && !layer.fields().contains(field)) {
            throw new InvalidParameter(place, "There is no field %s in the table.".formatted(field), layer.fields());
        }
    }

    /** The CRS of the coordinates, which are in storage's then; null when there are none. */
    private @Nullable SourceCrs toStorage(OpenedSource source, CrsOptions options) throws IOException {
        SourceCrs crs = Positioning.crs(source, options);
        if (crs == null || source.layer().isTable()) {
            Positioning.Unplaced unplaced = positioning.unplaced(source);
            if (unplaced.extent().isNull()) {
                return null;
            } else if (crs == null) {
                throw unknownCrs(unplaced);
            }
        }
        if (Positioning.lacksParameters(crs, options)) {
            throw new InvalidParameter(
                    "inputs.toWgs84",
                    "The file is in %s, on an older datum; positions would be up to %.0f m off. Give your bureau's parameters dx,dy,dz,rx,ry,rz,ds as inputs.toWgs84, or set inputs.acceptInaccuracy."
                            .formatted(crs.name(), Positioning.WITHOUT_PARAMETERS_M));
        }
        Positioning.toStorage(source, crs, options);
        return crs;
    }

    private static InvalidParameter unknownCrs(Positioning.Unplaced unplaced) {
        List<String> asTheyAre = crs(unplaced, false);
        List<String> swapped = crs(unplaced, true);
        String advice = asTheyAre.isEmpty() && swapped.isEmpty()
                ? " They fit none of the usual ones; give it as inputs.crs."
                : (asTheyAre.isEmpty() ? "" : " They would fit " + String.join(", or ", asTheyAre) + ".")
                        + (swapped.isEmpty()
                                ? ""
                                : " With inputs.swapAxes they would fit " + String.join(", or ", swapped) + ".");
        return new InvalidParameter(
                "inputs.crs", unplaced.told() + "." + advice, asTheyAre.isEmpty() ? swapped : asTheyAre);
    }

    private static List<String> crs(Positioning.Unplaced unplaced, boolean areAxesSwapped) {
        return unplaced.suggestions().stream()
                .filter(suggestion -> suggestion.areAxesSwapped() == areAxesSwapped)
                .map(CrsSuggestions.Suggestion::crs)
                .toList();
    }

    /** One reading. */
    private final class Run {
        private final OpenedSource source;
        private final @Nullable SourceCrs crs;
        private final long mostFeatures;
        private final Progress progress;

        Run(OpenedSource source, @Nullable SourceCrs crs, long mostFeatures, Progress progress) {
            this.source = source;
            this.crs = crs;
            this.mostFeatures = mostFeatures;
            this.progress = progress;
        }

        ReadReport run(CrsOptions coordinates, Path target) throws IOException {
            progress.step("Reading the features", 1);
            try (GeoPackageReader reader = source.features().read();
                    OutputStream out = Files.newOutputStream(target)) {
                List<String> names =
                        reader.fields().stream().map(SourceField::name).toList();
                GeoJsonTableWriter writer = new GeoJsonTableWriter(out, names);
                ReadFeatures features = new ReadFeatures(writer, new SoundShapes(crs == null ? null : crs.shift()));
                for (SourceFeature next = reader.next(); next != null; next = reader.next()) {
                    if (features.taken() == mostFeatures) {
                        throw tooMany(source.layer(), mostFeatures);
                    }
                    features.take(next);
                    progress.share(reader.share());
                }
                writer.flush();
                return report(features, reader.fields(), coordinates);
            }
        }

        private ReadReport report(ReadFeatures features, List<SourceField> fields, CrsOptions coordinates)
                throws IOException {
            TextEncoding encoding = source.layer().file().encoding();
            return new ReadReport(
                    source.layer().file().format().title(),
                    source.layer().name(),
                    crs == null ? null : crs.name(),
                    crs == null ? null : Positioning.accuracyM(crs, coordinates),
                    encoding == null ? null : encoding.charset().name(),
                    features.count(),
                    features.withoutGeometry(),
                    features.refused(),
                    features.refusedCount(),
                    features.repaired(),
                    fields.stream().map(ReadReport.Field::of).toList(),
                    shift());
        }

        private @Nullable String shift() throws IOException {
            return crs == null || crs.shift() != null
                    ? null
                    : shifts.of(source).map(ShiftedGrid::name).orElse(null);
        }
    }

    private static void send(ReadReport report, Path features, OutputStream out) throws IOException {
        String head = "{\"type\":\"FeatureCollection\",\n\"gis\":%s,\n\"features\":["
                .formatted(JsonMapper.shared().writeValueAsString(report));
        out.write(head.getBytes(StandardCharsets.UTF_8));
        Files.copy(features, out);
        out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
    }
}
