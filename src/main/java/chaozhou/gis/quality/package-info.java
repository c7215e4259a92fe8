/**
 * Rules that features have to satisfy: keys, geometry, attributes, parents, coverages, counts. Each rule is a
 * {@link chaozhou.gis.store.StagingCheck}; a fault is one sentence that begins with the layer and the feature's id.
 */
@NullMarked
package chaozhou.gis.quality;

import org.jspecify.annotations.NullMarked;
