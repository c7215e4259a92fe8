package chaozhou.gis.source;

import chaozhou.gis.database.FullDisk;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one layer of a source that is asked for, as GeoPackage with its coordinates as they are. */
public final class OpenedSource implements AutoCloseable {

    private final SourceFiles files;
    private final SourceLayer layer;
    private final ConvertedLayer features;

    private OpenedSource(SourceFiles files, SourceLayer layer, ConvertedLayer features) {
        this.files = files;
        this.layer = layer;
        this.features = features;
    }

    /** @throws GisException when the files can't be read, or when it is not clear which layer is meant */
    public static OpenedSource open(SourceOptions options, Progress progress) {
        return open(options, layer -> {}, progress);
    }

    /** @param review sees the layer before its features are read, and throws where they are not to be */
    public static OpenedSource open(SourceOptions options, Consumer<SourceLayer> review, Progress progress) {
        progress.step("Reading " + names(options), 0.3);
        SourceFiles files = SourceFiles.open(options.files(), options.encoding());
        try {
            SourceLayer layer = chosen(SourceLayer.of(files), options.layer());
            review.accept(layer);
            ConvertedLayer features = ConvertedLayer.of(
                    files, layer, options.geometry(), options.where(), percent -> progress.share(percent / 100.0));
            return new OpenedSource(files, layer, features);
        } catch (IOException e) {
            files.close();
            throw unreadable(e);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /** What to throw when a file can't be read, or what is made of it can't be written. */
    public static RuntimeException unreadable(IOException failure) {
        return FullDisk.isCauseOf(failure)
                ? new UncheckedIOException(failure)
                : new GisException.InvalidData(
                        "The files can't be read:", List.of(String.valueOf(failure.getMessage())));
    }

    public static String names(SourceOptions options) {
        return options.files().stream()
                .map(file -> String.valueOf(file.getFileName()))
                .collect(Collectors.joining(", "));
    }

    private static SourceLayer chosen(List<SourceLayer> layers, @Nullable String name) {
        List<SourceLayer> fitting = layers.stream()
                .filter(layer ->
                        name == null ? layer.count() != 0 : layer.name().equals(name))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        String all = layers.stream()
                .map(layer -> "%s (%d)".formatted(layer.name(), layer.count()))
                .collect(Collectors.joining(", "));
        if (fitting.isEmpty() && name == null) {
            throw new GisException.InvalidData(
                    "Nothing is taken in:", List.of("no layer has any features; the layers are %s".formatted(all)));
        }
        throw new InvalidParameter(
                "source-layer",
                fitting.isEmpty()
                        ? "There is no layer %s in the source; the layers are %s.".formatted(name, all)
                        : "The source has several layers; say which one is meant: %s.".formatted(all),
                layers.stream().map(SourceLayer::name).toList());
    }

    public SourceLayer layer() {
        return layer;
    }

    public ConvertedLayer features() {
        return features;
    }

    @Override
    public void close() {
        files.close();
    }
}
