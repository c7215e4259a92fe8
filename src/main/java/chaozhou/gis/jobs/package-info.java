/** Long work: how far it is, and what became of it. */
@NullMarked
package chaozhou.gis.jobs;

import org.jspecify.annotations.NullMarked;
