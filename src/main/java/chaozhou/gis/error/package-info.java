/** What can go wrong, as types. Knows no framework: HTTP statuses are given in {@code http}, exit codes in {@code cli}. */
@NullMarked
package chaozhou.gis.error;

import org.jspecify.annotations.NullMarked;
