/**
 * Processes and jobs (OGC API - Processes - Part 1: Core, OGC 18-062r2). A process is offered by a bean of another package; it runs at
 * once or as a job, whose state is in the database, so that every instance can tell it.
 */
@NullMarked
package chaozhou.gis.jobs;

import org.jspecify.annotations.NullMarked;
