package chaozhou.gis.analysis.overlay;

/** How a feature stands to a shape. Borders belong to areas, and ends to lines. */
enum SpatialRelation {
    /** They have ground in common where both are areas, else at least a point. */
    INTERSECTS,
    /** The feature lies in the shape. */
    WITHIN,
    /** The shape lies in the feature. */
    CONTAINS,
    /** The feature is no farther from the shape than a distance on the ellipsoid. */
    WITHIN_DISTANCE
}
