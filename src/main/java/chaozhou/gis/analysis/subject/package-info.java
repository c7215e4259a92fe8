/** What processes are asked about: features that are sent, those of a layer, or those of a file. */
@NullMarked
package chaozhou.gis.analysis.subject;

import org.jspecify.annotations.NullMarked;
