package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsSuggestions;
import chaozhou.gis.source.GeoPackageReader;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.SourceCrs;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.source.SourceField;
import chaozhou.gis.source.SourceOptions;
import chaozhou.gis.source.TextEncoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** Looks at files; nothing is changed. */
@Component
public final class FileInspection {

    private static final int SAMPLES = 5;

    private final CrsSuggestions suggestions;

    FileInspection(CrsSuggestions suggestions) {
        this.suggestions = suggestions;
    }

    /**
     * Looks at a source; nothing is changed.
     *
     * @param layer for which fields are mapped; null: none
     * @throws GisException when it can't be read
     */
    public Inspection of(SourceOptions options, @Nullable Layer layer, Map<String, String> mapping, Progress progress) {
        try (OpenedSource source = OpenedSource.open(options, progress);
                GeoPackageReader reader = source.features().read()) {
            progress.step("Looking at the features", 1);
            FieldMapping fields = layer == null ? null : new FieldMapping(layer, reader.fields(), mapping);
            Map<String, Long> geometries = new LinkedHashMap<>();
            Envelope extent = new Envelope();
            List<Set<String>> samples = reader.fields().stream()
                    .map(field -> (Set<String>) new LinkedHashSet<String>())
                    .toList();
            long count = 0;
            for (SourceFeature feature = reader.next(); feature != null; feature = reader.next()) {
                count++;
                geometries.merge(
                        feature.geometry() == null ? "None" : feature.geometry().getGeometryType(), 1L, Long::sum);
                if (feature.geometry() != null) {
                    extent.expandToInclude(feature.geometry().getEnvelopeInternal());
                }
                addSamples(samples, feature);
                progress.share(reader.share());
            }
            SourceCrs crs = source.features().crs();
            return new Inspection(
                    OpenedSource.names(options),
                    source.layer().file().format().title(),
                    source.layer().name(),
                    count,
                    geometries,
                    extent.isNull()
                            ? null
                            : List.of(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()),
                    crs == null ? null : crs.name(),
                    encoding(source),
                    reports(reader.fields(), samples, fields),
                    crs == null && !extent.isNull()
                            ? suggestions.of(extent).stream()
                                    .map(CrsSuggestions.Suggestion::option)
                                    .toList()
                            : List.of());
        } catch (IOException e) {
            throw OpenedSource.unreadable(e);
        }
    }

    private static @Nullable String encoding(OpenedSource source) {
        return Optional.ofNullable(source.layer().file().encoding())
                .map(TextEncoding::toString)
                .orElse(null);
    }

    private static void addSamples(List<Set<String>> samples, SourceFeature feature) {
        for (int i = 0; i < samples.size(); i++) {
            Object value = feature.values().get(i);
            if (value != null && samples.get(i).size() < SAMPLES) {
                samples.get(i).add(AttributeValues.plain(value));
            }
        }
    }

    private static List<FieldReport> reports(
            List<SourceField> fields, List<Set<String>> samples, @Nullable FieldMapping mapping) {
        Map<String, String> attributes = new HashMap<>();
        if (mapping != null) {
            mapping.fieldsByAttribute().forEach((attribute, field) -> attributes.put(field, attribute));
        }
        List<FieldReport> reports = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            SourceField field = fields.get(i);
            reports.add(new FieldReport(
                    field.name(),
                    field.alias(),
                    field.type(),
                    List.copyOf(samples.get(i)),
                    attributes.get(field.name())));
        }
        return reports;
    }
}
