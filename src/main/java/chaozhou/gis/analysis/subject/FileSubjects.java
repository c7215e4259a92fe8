package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.jobs.Progress;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.PlacedSource;
import chaozhou.gis.source.PlacedSources;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.source.SourceField;
import chaozhou.gis.source.SourceFiles;
import chaozhou.gis.source.SourceInputs;
import chaozhou.gis.source.SourceOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The features of an uploaded file, of any format that is imported. */
final class FileSubjects implements SubjectSource {

    /** The most features of a file. */
    private static final long MOST_FEATURES = 2_000_000;

    /** That a feature has in a file at least, mostly. */
    private static final long LEAST_BYTES = 200;

    private final SourceOptions source;
    private final CrsOptions crs;
    private final PlacedSources sources;
    private final SubjectKind kind;
    private final boolean isStrict;
    private final @Nullable Consumer<Geometry> placing;

    FileSubjects(SourceOptions source, CrsOptions crs, PlacedSources sources, SubjectKind kind, boolean isStrict) {
        this(source, crs, sources, kind, isStrict, null);
    }

    private FileSubjects(
            SourceOptions source,
            CrsOptions crs,
            PlacedSources sources,
            SubjectKind kind,
            boolean isStrict,
            @Nullable Consumer<Geometry> placing) {
        this.source = source;
        this.crs = crs;
        this.sources = sources;
        this.kind = kind;
        this.isStrict = isStrict;
        this.placing = placing;
    }

    /** The same with coordinates that are not what the file says. */
    FileSubjects placedBy(Consumer<Geometry> given) {
        return new FileSubjects(source, crs, sources, kind, isStrict, given);
    }

    @Override
    public boolean isMoreThan(long most) {
        return source.files().stream().mapToLong(SourceFiles::bytes).sum() > most * LEAST_BYTES;
    }

    @Override
    public List<Layer> layers() {
        return List.of();
    }

    @Override
    public Map<String, Object> parameters() {
        Map<String, Object> digests = new LinkedHashMap<>();
        source.files().forEach(file -> digests.put(String.valueOf(file.getFileName()), "sha256:" + Digest.of(file)));
        return Map.of("file", digests);
    }

    @Override
    public Subjects open(Progress progress) {
        PlacedSource opened = SourceInputs.placed(() -> opened(progress), "sourceLayer");
        try {
            return new Opened(opened, opened.read());
        } catch (IOException e) {
            opened.close();
            throw OpenedSource.unreadable(e);
        }
    }

    private PlacedSource opened(Progress progress) {
        return placing == null
                ? sources.open(source, crs, MOST_FEATURES, progress)
                : sources.openAsItIs(source, crs.areAxesSwapped(), MOST_FEATURES, progress);
    }

    private final class Opened implements Subjects {
        private final PlacedSource opened;
        private final PlacedSource.Features features;

        Opened(PlacedSource opened, PlacedSource.Features features) {
            this.opened = opened;
            this.features = features;
        }

        @Override
        public List<Column> fields() {
            return features.fields().stream().map(Opened::column).toList();
        }

        private static Column column(SourceField field) {
            Column.Type type = switch (field.type()) {
                case INTEGER -> Column.Type.INTEGER;
                case NUMBER -> Column.Type.NUMBER;
                case BOOLEAN -> Column.Type.BOOLEAN;
                case TEXT, DATE -> Column.Type.TEXT;
            };
            return new Column(field.name(), new Text(field.alias(), field.alias()), type, null);
        }

        @Override
        public void forEach(Progress progress, Visitor visitor) throws IOException {
            SubjectShapes shapes =
                    new SubjectShapes(kind, isStrict, placing == null ? opened.shapes() : new SoundShapes(placing));
            for (SourceFeature next = next(); next != null; next = next()) {
                visitor.visit(subject(shapes, next));
                progress.share(features.share());
            }
            opened.requireUnchanged();
        }

        private static Subject subject(SubjectShapes shapes, SourceFeature feature) {
            String id = Long.toString(feature.row());
            return feature.unplaced() == null
                    ? shapes.subject(feature.row(), id, feature.values(), feature.geometry())
                    : shapes.unusable(feature.row(), id, feature.values(), feature.unplaced());
        }

        private @Nullable SourceFeature next() {
            try {
                return features.next();
            } catch (IOException e) {
                throw OpenedSource.unreadable(e);
            }
        }

        @Override
        public void close() {
            try (opened) {
                features.close();
            } catch (IOException e) {
                throw OpenedSource.unreadable(e);
            }
        }
    }
}
