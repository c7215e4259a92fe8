/**
 * The benchmark behind {@code ./gis bench}: what the service takes, beside what PostgreSQL or nginx take for the same work on the
 * same machine at the same time. It is compiled with the tests and never run by them.
 */
@NullMarked
package chaozhou.gis.bench;

import org.jspecify.annotations.NullMarked;
