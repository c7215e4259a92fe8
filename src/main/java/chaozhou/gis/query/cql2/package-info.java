/**
 * CQL2, the Common Query Language (OGC 21-065r2): its text and its JSON to one typed {@link
 * chaozhou.gis.query.cql2.Expression}. Whatever gets through here has an SQL that PostgreSQL accepts: names are known, types fit,
 * geometries are valid, and sizes are bounded.
 */
@NullMarked
package chaozhou.gis.query.cql2;

import org.jspecify.annotations.NullMarked;
