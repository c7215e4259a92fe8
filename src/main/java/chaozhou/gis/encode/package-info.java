/** Feature rows to bytes, a class for each format. Writers take rows as they come and keep none. */
@NullMarked
package chaozhou.gis.encode;

import org.jspecify.annotations.NullMarked;
