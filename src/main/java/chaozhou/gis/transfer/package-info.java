/**
 * Files in and out. A reader turns a file into {@link chaozhou.gis.store.Feature}s; the publication does the rest, or the process
 * {@code read-file} gives them back. At start
 * {@link chaozhou.gis.transfer.InitialData} takes in what {@code gis-data} brings along.
 */
@NullMarked
package chaozhou.gis.transfer;

import org.jspecify.annotations.NullMarked;
