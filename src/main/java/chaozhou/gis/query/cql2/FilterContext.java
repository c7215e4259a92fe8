package chaozhou.gis.query.cql2;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.geo.Crs;
import java.time.ZoneId;

/**
 * What a filter is about.
 *
 * @param crs of the coordinates in it
 * @param zone in which an instant falls on a day
 */
public record FilterContext(Layer layer, Crs crs, ZoneId zone) {}
