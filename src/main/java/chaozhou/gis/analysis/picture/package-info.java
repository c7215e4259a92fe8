/** Pictures of maps for documents, drawn by the program itself: layers in the colours of their definitions, scale bar and north arrow. */
@NullMarked
package chaozhou.gis.analysis.picture;

import org.jspecify.annotations.NullMarked;
