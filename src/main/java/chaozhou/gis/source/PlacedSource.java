package chaozhou.gis.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layer of a source that is asked for, with its features in CGCS2000 degrees, longitude first, or on the shifted grid of its CRS. */
public final class PlacedSource implements AutoCloseable {

    private final OpenedSource source;
    private final @Nullable SourceCrs crs;
    private final long mostFeatures;

    PlacedSource(OpenedSource source, @Nullable SourceCrs crs, long mostFeatures) {
        this.source = source;
        this.crs = crs;
        this.mostFeatures = mostFeatures;
    }

    public OpenedSource opened() {
        return source;
    }

    public SourceLayer layer() {
        return source.layer();
    }

    /** The CRS that the coordinates were in; null when there are none. */
    public @Nullable SourceCrs crs() {
        return crs;
    }

    /** Makes the shapes of its features sound, and takes them off the shifted grid. */
    public SoundShapes shapes() {
        return new SoundShapes(crs == null ? null : crs.shift());
    }

    /** Begins with the first feature. */
    public Features read() throws IOException {
        return new Features(source.features().read());
    }

    /** @throws chaozhou.gis.error.GisException when the files changed while they were read */
    public void requireUnchanged() throws IOException {
        source.features().requireUnchanged();
    }

    @Override
    public void close() {
        source.close();
    }

    /** The features, one after the other. */
    public final class Features implements AutoCloseable {
        private final GeoPackageReader reader;
        private long taken;

        private Features(GeoPackageReader reader) {
            this.reader = reader;
        }

        public List<SourceField> fields() {
            return reader.fields();
        }

        /** How much is read, 0 to 1. */
        public double share() {
            return reader.share();
        }

        /**
         * The next feature; null after the last one.
         *
         * @throws IOException when the file is broken
         * @throws chaozhou.gis.error.GisException.TooLarge when there are more than were allowed
         */
        public @Nullable SourceFeature next() throws IOException {
            SourceFeature next = reader.next();
            if (next != null && taken++ == mostFeatures) {
                throw PlacedSources.tooMany(layer(), mostFeatures);
            }
            return next != null && next.geometry() == null && next.unplaced() == null
                    ? new SourceFeature(
                            next.row(), next.values(), null, source.features().unplaced())
                    : next;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
