-- PostGIS for geometry; btree_gist so that one index can hold a zoom level and a geometry.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA IF NOT EXISTS staging;
CREATE SCHEMA IF NOT EXISTS generalized;

-- What is stored of each layer now. Every committed change of a layer raises its revision.
CREATE TABLE gis.layer (
  layer text PRIMARY KEY,
  revision bigint NOT NULL,
  published_at timestamptz NOT NULL,
  source_hash text NOT NULL,
  extent box2d,
  first_day date,
  provenance text
);
