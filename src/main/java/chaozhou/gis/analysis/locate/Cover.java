package chaozhou.gis.analysis.locate;

import org.jspecify.annotations.Nullable;

/**
 * A feature that covers a point or has it on its boundary.
 *
 * @param code the code that its layer goes by
 * @param parentCode the code of the feature above it
 */
record Cover(
        String id,
        @Nullable String name,
        @Nullable String code,
        @Nullable String parentCode) {}
