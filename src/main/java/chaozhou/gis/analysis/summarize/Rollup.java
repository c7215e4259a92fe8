package chaozhou.gis.analysis.summarize;

/** How it is known which features are in a unit. */
enum Rollup {
    /** By where they lie. */
    PLACE,
    /** By the codes of the divisions that they belong to, from layer to layer. */
    HIERARCHY
}
