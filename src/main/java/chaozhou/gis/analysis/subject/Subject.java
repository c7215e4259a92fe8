package chaozhou.gis.analysis.subject;

import chaozhou.gis.catalog.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Something that a process is asked about.
 *
 * @param number its place, from 1
 * @param id the one that it brings along; else its number
 * @param values of its own fields
 * @param geometry valid, in CGCS2000 degrees, longitude in x; null: it can't be used
 * @param remark what was repaired, or why it can't be used, as a sentence; null: nothing
 */
public record Subject(
        long number,
        String id,
        List<@Nullable Object> values,
        @Nullable Geometry geometry,
        @Nullable Text remark) {

    public boolean isUsable() {
        return geometry != null;
    }

    /** Its shape, which there is when it is usable. */
    public Geometry shape() {
        return Objects.requireNonNull(geometry);
    }

    /** The same with another shape. */
    public Subject withShape(@Nullable Geometry other) {
        return new Subject(number, id, values, other, remark);
    }

    /** The same with another remark behind its own. */
    public Subject remarked(Text more) {
        return new Subject(number, id, values, geometry, remark == null ? more : remark.then(more));
    }
}
