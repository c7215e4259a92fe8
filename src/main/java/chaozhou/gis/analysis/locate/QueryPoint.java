package chaozhou.gis.analysis.locate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A point that is asked about, in CGCS2000 degrees.
 *
 * @param id the id that its feature had in the request, a text or a number; it is given back with the answer
 */
record QueryPoint(@Nullable JsonNode id, double longitude, double latitude) {}
