package chaozhou.gis.transfer;

import static chaozhou.gis.store.SqlNames.quoted;
import static chaozhou.gis.store.SqlNames.table;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.Coverages;
import chaozhou.gis.geo.EntangledShapeException;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.geo.Validity;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.source.GeoPackageReader;
import chaozhou.gis.source.OpenedSource;
import chaozhou.gis.source.SourceFeature;
import chaozhou.gis.store.Feature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells data on the shifted grid of a web map by the boundaries that are there already: they fit them better once they are taken off the
 * grid. A feature is compared with the one in force of its id, and one without with its parent.
 */
@Component
final class ShiftDetection {

    /** Features that are looked at for each that can be compared. */
    private static final long LOOKED_AT = 10;

    /** How much less they may be off, each of most of the samples. */
    private static final double CLEARLY = 0.9;

    private static final double MOST_OF_THEM = 0.8;

    private final Catalog catalog;
    private final JdbcClient jdbc;

    ShiftDetection(Catalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    /**
     * A feature to compare.
     *
     * @param parent the code of its parent; null without one
     * @param shape as the source has it, in degrees, longitude in x
     */
    record Sample(String id, @Nullable String parent, Geometry shape) {}

    /**
     * Features of a source, to compare with a layer.
     *
     * @param trial makes features of that layer of them
     * @param most how many
     */
    static List<Sample> samples(OpenedSource source, Layer layer, Reception trial, int most) throws IOException {
        Layer.Parent parent = layer.parent();
        List<Sample> samples = new ArrayList<>();
        try (GeoPackageReader reader = source.features().read()) {
            SourceFeature next = reader.next();
            while (next != null && samples.size() < most && trial.read() < LOOKED_AT * most) {
                Feature feature = trial.take(next);
                if (feature != null) {
                    Object code = parent == null
                            ? null
                            : feature.value(
                                    layer, layer.attribute(parent.attribute()).orElseThrow());
                    samples.add(new Sample(feature.id(), code == null ? null : code.toString(), feature.geometry()));
                }
                next = reader.next();
            }
        }
        return samples;
    }

    /** The grid that samples seem to be on; empty when they fit as they are, or when there is nothing to compare with. */
    Optional<ShiftedGrid> of(Layer layer, List<Sample> samples) {
        List<Compared> compared = new ArrayList<>();
        for (Sample sample : samples) {
            Geometry known = known(layer, sample);
            if (known != null) {
                Map<ShiftedGrid, Double> unshifted = new EnumMap<>(ShiftedGrid.class);
                for (ShiftedGrid grid : ShiftedGrid.values()) {
                    Geometry moved = sample.shape().copy();
                    grid.unshift(moved);
                    unshifted.put(grid, misfit(moved, known));
                }
                compared.add(new Compared(misfit(sample.shape(), known), unshifted));
            }
        }
        return Arrays.stream(ShiftedGrid.values())
                .filter(grid -> isBetter(compared, grid))
                .min(Comparator.comparingDouble(grid ->
                        compared.stream().mapToDouble(one -> one.on(grid)).sum()));
    }

    /** How far a sample is off as it is, and taken off each grid. */
    private record Compared(double asItIs, Map<ShiftedGrid, Double> unshifted) {
        double on(ShiftedGrid grid) {
            return Objects.requireNonNull(unshifted.get(grid));
        }
    }

    private static boolean isBetter(List<Compared> compared, ShiftedGrid grid) {
        long better = compared.stream()
                .filter(one -> one.on(grid) < CLEARLY * one.asItIs())
                .count();
        return better > 0 && better >= MOST_OF_THEM * compared.size();
    }

    private @Nullable Geometry known(Layer layer, Sample sample) {
        Layer.Parent parent = layer.parent();
        if (layer.geometry().isPolygonal()) {
            Geometry same = shape(
                    "SELECT ST_AsBinary(geom) FROM %s WHERE id = ? AND valid_to IS NULL".formatted(table(layer)),
                    sample.id());
            if (same != null) {
                return same;
            }
        }
        if (parent == null || sample.parent() == null) {
            return null;
        }
        Layer above = catalog.layer(parent.layer());
        return shape(
                "SELECT ST_AsBinary(geom) FROM %s WHERE %s = ? AND valid_to IS NULL"
                        .formatted(
                                table(above),
                                quoted(above.codeAttribute().orElseThrow().name())),
                sample.parent());
    }

    private @Nullable Geometry shape(String sql, String key) {
        return jdbc.sql(sql + " LIMIT 1")
                .param(key)
                .query((row, number) -> Wkb.read(row.getBytes(1)))
                .optional()
                .orElse(null);
    }

    /** How far a shape is off: an area by the share that is not common, or wholly when it is too entangled for that; anything else by the part outside. */
    private static double misfit(Geometry shape, Geometry known) {
        if (shape.getDimension() < 2) {
            return shape.distance(known) > 0 ? 1 : 0;
        }
        Geometry valid;
        double both;
        try {
            valid = Validity.error(shape) == null ? shape : Validity.repaired(shape);
            both = Geodesics.area(Coverages.intersection(valid, known));
        } catch (EntangledShapeException | GisException.TooLarge e) {
            return 1;
        }
        double outside = Geodesics.area(valid) - both;
        // A child covers a part of its parent only; of the same feature what is missing counts too.
        boolean isPart = Geodesics.area(valid) < Geodesics.area(known) / 2;
        return (isPart ? outside : outside + Geodesics.area(known) - both) / Geodesics.area(valid);
    }
}
