/**
 * Finds the divisions that the rows of a table mean, by code or name. A row's code counts first, as it is, padded with zeros, or as a former
 * one; then its name, in full, without its suffix, or as a former one, with or without the names of what lies above in front.
 */
@NullMarked
package chaozhou.gis.lineage.match;

import org.jspecify.annotations.NullMarked;
