package chaozhou.gis.transfer;

import chaozhou.gis.encode.GeoJsonTableWriter;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.jobs.ResultFile;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.PlacedSource;
import chaozhou.gis.source.PlacedSources;
import chaozhou.gis.source.Positioning;
import chaozhou.gis.source.SourceCrs;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.source.SourceField;
import chaozhou.gis.source.SourceOptions;
import chaozhou.gis.source.TextEncoding;
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

    private final PlacedSources sources;
    private final ShiftHint shifts;

    FileReading(PlacedSources sources, ShiftHint shifts) {
        this.sources = sources;
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
        try (PlacedSource source = sources.open(options, coordinates, mostFeatures, progress)) {
            ReadReport report = new Run(source, progress).run(coordinates, target);
            source.requireUnchanged();
            return new ResultFile(
                    source.layer().name() + ".geojson", MediaTypes.GEOJSON, out -> send(report, target, out));
        } catch (IOException e) {
            throw OpenedSource.unreadable(e);
        }
    }

    /** One reading. */
    private final class Run {
        private final PlacedSource source;
        private final Progress progress;

        Run(PlacedSource source, Progress progress) {
            this.source = source;
            this.progress = progress;
        }

        ReadReport run(CrsOptions coordinates, Path target) throws IOException {
            progress.step("Reading the features", 1);
            try (PlacedSource.Features read = source.read();
                    OutputStream out = Files.newOutputStream(target)) {
                List<String> names =
                        read.fields().stream().map(SourceField::name).toList();
                GeoJsonTableWriter writer = new GeoJsonTableWriter(out, names);
                ReadFeatures features = new ReadFeatures(writer, source.shapes());
                for (SourceFeature next = read.next(); next != null; next = read.next()) {
                    features.take(next);
                    progress.share(read.share());
                }
                writer.flush();
                return report(features, read.fields(), coordinates);
            }
        }

        private ReadReport report(ReadFeatures features, List<SourceField> fields, CrsOptions coordinates)
                throws IOException {
            SourceCrs crs = source.crs();
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
                    shift(crs));
        }

        private @Nullable String shift(@Nullable SourceCrs crs) throws IOException {
            return crs == null || crs.shift() != null
                    ? null
                    : shifts.of(source.opened()).map(ShiftedGrid::name).orElse(null);
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
