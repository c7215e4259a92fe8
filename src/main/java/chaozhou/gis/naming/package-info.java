/** How Chinese places are named: what people write differently is made alike, and names end with what kind of division they are. */
@NullMarked
package chaozhou.gis.naming;

import org.jspecify.annotations.NullMarked;
