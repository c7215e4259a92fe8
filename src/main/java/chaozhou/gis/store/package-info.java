/**
 * The only reader and writer of feature tables. A <em>publication</em> takes staged features into the layers in one
 * transaction: the rows, what is derived from them, the revision and the notice to all instances.
 *
 * <p>Feature tables live in the schema {@code public} under their layer's id, with {@code (id, valid_from)} as their key;
 * staged features in {@code staging}; generalised geometry in {@code generalized}; the service's own tables in {@code gis}.
 */
@NullMarked
package chaozhou.gis.store;

import org.jspecify.annotations.NullMarked;
