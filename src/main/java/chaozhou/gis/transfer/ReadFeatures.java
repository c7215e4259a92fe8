package chaozhou.gis.transfer;

import chaozhou.gis.encode.GeoJsonTableWriter;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.SourceFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Features of a source on their way into GeoJSON, one after the other; counts what becomes of them. */
final class ReadFeatures {

    private static final int MOST_LISTED = 100;

    private final GeoJsonTableWriter writer;
    private final SoundShapes shapes;
    private final List<ReadReport.Refused> refused = new ArrayList<>();
    private long count;
    private long withoutGeometry;
    private long refusedCount;
    private long repaired;

    ReadFeatures(GeoJsonTableWriter writer, SoundShapes shapes) {
        this.writer = writer;
        this.shapes = shapes;
    }

    /** Writes a feature, unless its shape can't be used. */
    void take(SourceFeature feature) throws IOException {
        Geometry shape;
        try {
            shape = sound(feature.geometry());
        } catch (IllegalArgumentException e) {
            refusedCount++;
            if (refused.size() < MOST_LISTED) {
                refused.add(new ReadReport.Refused(feature.row(), String.valueOf(e.getMessage())));
            }
            return;
        }
        count++;
        withoutGeometry += shape == null ? 1 : 0;
        writer.write(feature.row(), feature.values(), shape);
    }

    private @Nullable Geometry sound(@Nullable Geometry shape) {
        if (shape == null || shape.isEmpty()) {
            return null;
        }
        SoundShapes.Received received = shapes.take(shape, typed -> typed);
        repaired += received.repair() == null ? 0 : 1;
        return received.shape();
    }

    long count() {
        return count;
    }

    long withoutGeometry() {
        return withoutGeometry;
    }

    /** Features that can't be used; of many the first. */
    List<ReadReport.Refused> refused() {
        return refused;
    }

    long refusedCount() {
        return refusedCount;
    }

    long repaired() {
        return repaired;
    }
}
