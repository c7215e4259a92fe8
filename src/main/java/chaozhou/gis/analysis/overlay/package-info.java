/**
 * {@code overlay}: which features of which layers stand in a relation to a <em>shape</em>; what an area and a shape share is their
 * <em>overlap</em>. Of several areas each is a <em>subject</em>, and it makes a <em>pair</em> with each feature that it meets; an overlap too small
 * to count is a <em>sliver</em>, and what of a subject no feature covers is <em>uncovered</em>.
 */
@NullMarked
package chaozhou.gis.analysis.overlay;

import org.jspecify.annotations.NullMarked;
