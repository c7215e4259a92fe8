package chaozhou.gis.transfer;

import chaozhou.gis.source.SourceField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a file.
 *
 * @param crs that its coordinates were in; null without any
 * @param accuracyM how far positions may be off through the change of datum, in metres; null: not at all
 * @param encoding of its texts; null where the format says it
 * @param count features that were read
 * @param withoutGeometry how many of them have no shape
 * @param refused features that could not be, not more than a hundred
 * @param refusedCount how many these are
 * @param repaired shapes that were invalid
 * @param fields what the properties are
 * @param shift the grid of web maps, {@code GCJ02} or {@code BD09}, that the coordinates must be taken off to fit the boundaries that are
 *     there; null where they fit, or nothing can be compared
 */
record ReadReport(
        String format,
        String layer,
        @Nullable String crs,
        @Nullable Double accuracyM,
        @Nullable String encoding,
        long count,
        long withoutGeometry,
        List<Refused> refused,
        long refusedCount,
        long repaired,
        List<Field> fields,
        @Nullable String shift) {

    /** A feature that can't be used, by its number in the file, from 1. */
    record Refused(long row, String reason) {}

    /**
     * A field of the file.
     *
     * @param type {@code number}, {@code integer}, {@code text}, {@code boolean} or {@code date}
     */
    record Field(String name, String title, String type) {

        static Field of(SourceField field) {
            return new Field(field.name(), field.alias(), field.type().name().toLowerCase(Locale.ROOT));
        }
    }
}
