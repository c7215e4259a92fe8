package chaozhou.gis.source;

import org.jspecify.annotations.Nullable;

/**
 * What is said of the coordinates.
 *
 * @param crs a code like {@code EPSG:4548}, or {@code GCJ02} or {@code BD09}; null: as the file says
 * @param areAxesSwapped whether the file has northing or latitude first
 * @param toWgs84 the bureau's own parameters of an older datum
 * @param isInaccuracyAccepted whether an older datum may be taken without any
 */
public record CrsOptions(
        @Nullable String crs,
        boolean areAxesSwapped,
        @Nullable DatumShift toWgs84,
        boolean isInaccuracyAccepted) {}
