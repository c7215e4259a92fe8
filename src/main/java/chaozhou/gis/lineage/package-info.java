/**
 * How units came from earlier ones. A <em>lineage record</em> says that a unit became another on a day: renamed, recoded, merged into it,
 * split into it and others, or transferred to another parent. Codes are looked up here too, since one means nothing without its code
 * system and its day.
 */
@NullMarked
package chaozhou.gis.lineage;

import org.jspecify.annotations.NullMarked;
