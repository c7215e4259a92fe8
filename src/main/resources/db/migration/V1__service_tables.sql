-- PostGIS for geometry; btree_gist so that one index can hold a zoom level and a geometry.
-- In public, where every user's search path finds them: migrations themselves run with another one.
CREATE EXTENSION IF NOT EXISTS postgis SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public;

CREATE SCHEMA IF NOT EXISTS staging;
CREATE SCHEMA IF NOT EXISTS generalized;

-- What is stored of each layer now. Every committed change of a layer raises its revision, which begins with the time in
-- seconds: what clients keep of one database is never taken for what another holds.
CREATE TABLE gis.layer (
  layer text PRIMARY KEY,
  revision bigint NOT NULL,
  published_at timestamptz NOT NULL,
  source_hash text NOT NULL,
  extent public.box2d,
  first_day date,
  provenance text
);
