-- The edge of a shape is straight in degrees (RFC 7946, 3.1.1), while that of a geography is a geodesic: so long edges get points before they are
-- measured. Geodesics.withShortEdges does the same, and says why parts are so long and no more.
CREATE FUNCTION gis.with_short_edges(shape public.geometry) RETURNS public.geometry
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.ST_Segmentize(shape, greatest(0.001, (public.ST_Length(shape) + public.ST_Perimeter(shape)) / 500000)) $$;

-- The area of polygons on the ellipsoid, in m²; 0 of points and lines.
CREATE FUNCTION gis.area_m2(shape public.geometry) RETURNS double precision
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.ST_Area(gis.with_short_edges(shape)::public.geography) $$;

-- The length of lines, or of the boundaries of polygons, on the ellipsoid, in metres; 0 of points. Either function is 0 where the other is not.
CREATE FUNCTION gis.length_m(shape public.geometry) RETURNS double precision
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT public.ST_Length(gis.with_short_edges(shape)::public.geography) + public.ST_Perimeter(gis.with_short_edges(shape)::public.geography) $$;

CREATE OR REPLACE FUNCTION gis.mean_width_m(area public.geometry) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT 2 * gis.area_m2(area) / nullif(gis.length_m(area), 0) $$;
