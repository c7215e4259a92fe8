/** The subcommands of {@code ./gis}; thin. */
@NullMarked
package chaozhou.gis.cli;

import org.jspecify.annotations.NullMarked;
