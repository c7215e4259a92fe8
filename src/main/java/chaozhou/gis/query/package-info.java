/**
 * The words of a request, parsed at the edge: {@link chaozhou.gis.query.Parameters} refuses what is unknown, and what comes
 * out is a {@link chaozhou.gis.query.FeatureQuery} whose values are valid and typed.
 */
@NullMarked
package chaozhou.gis.query;

import org.jspecify.annotations.NullMarked;
