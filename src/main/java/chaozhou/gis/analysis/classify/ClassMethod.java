package chaozhou.gis.analysis.classify;

/** How numbers are put into classes. */
enum ClassMethod {
    /** The values of a class differ from their mean as little as possible (Jenks, Fisher). */
    NATURAL,
    /** Each class has as many values, as far as equal ones let it. */
    QUANTILE,
    /** Each class is as wide. */
    EQUAL_INTERVAL,
    /** Each class is a standard deviation wide, around the mean. */
    STANDARD_DEVIATION,
    /** Limits are round numbers at equal distances. */
    PRETTY,
    /** The inner limits are given. */
    OWN
}
