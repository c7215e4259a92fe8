/**
 * Rules that features have to satisfy: keys, geometry, attributes, parents, coverages, counts. Each rule is a
 * {@link chaozhou.gis.store.LayerRule} or a {@link chaozhou.gis.store.ChangeCheck}; a fault says which feature breaks it, how and where.
 */
@NullMarked
package chaozhou.gis.quality;

import org.jspecify.annotations.NullMarked;
