/** What all endpoints share of HTTP: problems (RFC 9457), languages, links, entity tags. */
@NullMarked
package chaozhou.gis.http;

import org.jspecify.annotations.NullMarked;
