/**
 * Finds features by what people call them: name, part of a name, pinyin, initials, code.
 *
 * <ul>
 *   <li>A <em>place</em> is a feature as search knows it, in one of its periods of validity.
 *   <li>A name consists of a <em>stem</em> and, often, a <em>suffix</em> that says what kind of division it is: 凤凰 + 镇.
 *   <li>A <em>reading</em> is a name in pinyin, syllable by syllable, with every reading that a character may have.
 *   <li>A <em>rank</em> says how well a place answers to a word; among equals the upper layer and the shorter name come first.
 * </ul>
 *
 * <p>Places are derived when features are published ({@code gis.place}) and searched in memory: 100,000 of them are gone
 * through in some 20 ms, the ranking is plain Java, and the server needs no extension for it. Each instance reads a
 * layer's places again when the layer's revision has risen.
 */
@NullMarked
package chaozhou.gis.search;

import org.jspecify.annotations.NullMarked;
