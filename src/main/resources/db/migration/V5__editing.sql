-- Who may change features.
CREATE TABLE gis.account (
  name text COLLATE "C" PRIMARY KEY,
  role text NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Secrets by which programs act for an account. Only their hashes are kept; they are random, so that a fast hash will do.
CREATE TABLE gis.token (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash bytea NOT NULL UNIQUE,
  account text COLLATE "C" NOT NULL REFERENCES gis.account ON DELETE CASCADE,
  title text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_day date NOT NULL
);

-- What was done to single features, by whom and why. The rows before and after are whole, so that nothing is lost; a feature
-- that was created has none before, one that was deleted none after.
CREATE TABLE gis.change (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  layer text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('create', 'replace', 'update', 'delete')),
  day date NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by text NOT NULL,
  reason text,
  before jsonb,
  before_geom public.geometry,
  after jsonb,
  after_geom public.geometry
);
CREATE INDEX ON gis.change (layer, id, number);

-- How wide an area is on average, in metres: of a strip its area over its length.
CREATE FUNCTION gis.mean_width_m(area public.geometry) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT 2 * public.ST_Area(area::public.geography) / nullif(public.ST_Perimeter(area::public.geography), 0) $$;
