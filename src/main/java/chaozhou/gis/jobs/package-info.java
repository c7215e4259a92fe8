/**
 * Processes and jobs (OGC API - Processes - Part 1: Core, OGC 18-062r2). A process is offered by a bean of another package; it runs at
 * once or as a job. A job is in the database as a whole: what is asked, how far it is, what it gave. So every instance can run it and
 * tell of it.
 */
@NullMarked
package chaozhou.gis.jobs;

import org.jspecify.annotations.NullMarked;
