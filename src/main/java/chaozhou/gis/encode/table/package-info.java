/** Tables that are no layer, as answers of processes are: rows of columns, some with shapes; a class for each format. */
@NullMarked
package chaozhou.gis.encode.table;

import org.jspecify.annotations.NullMarked;
