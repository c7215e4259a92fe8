/** OGC API - Features - Part 1 (OGC 17-069r4): landing page, conformance, OpenAPI, collections, items. */
@NullMarked
package chaozhou.gis.features;

import org.jspecify.annotations.NullMarked;
