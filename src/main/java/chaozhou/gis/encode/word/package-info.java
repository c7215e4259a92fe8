/** Documents for people to print and sign, as Office Open XML (ECMA-376) has them. */
@NullMarked
package chaozhou.gis.encode.word;

import org.jspecify.annotations.NullMarked;
