/**
 * Which layers exist. A <em>layer</em> is declared in a YAML file of {@code gis-data/layers} (its <em>definition</em>):
 * titles, geometry, attributes, parent, checks and style. Each committed change of its features raises its
 * <em>revision</em>; whatever is derived from a layer is keyed by that number.
 */
@NullMarked
package chaozhou.gis.catalog;

import org.jspecify.annotations.NullMarked;
