/**
 * Reaching PostGIS: the program's own server or the operator's, what it must be able to do, the schema's migrations, notices
 * of changes, and which failures mean that it is out of reach.
 */
@NullMarked
package chaozhou.gis.database;

import org.jspecify.annotations.NullMarked;
