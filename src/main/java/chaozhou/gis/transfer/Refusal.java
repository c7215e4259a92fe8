package chaozhou.gis.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A feature that was not taken in.
 *
 * @param row its number in the source, from 1; 0 when only its id is known
 * @param id null when it has none
 */
public record Refusal(long row, @Nullable String id, String reason) {}
