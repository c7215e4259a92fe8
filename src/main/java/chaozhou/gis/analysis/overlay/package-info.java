/**
 * {@code overlay}: which features of which layers stand in a relation to a <em>shape</em>; what an area and a shape share is their
 * <em>overlap</em>.
 */
@NullMarked
package chaozhou.gis.analysis.overlay;

import org.jspecify.annotations.NullMarked;
