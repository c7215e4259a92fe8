-- What was published from files, so that it can be told and taken back.
CREATE TABLE gis.publication (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  layer text COLLATE "C" NOT NULL,
  day date NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  published_by text NOT NULL,
  source text NOT NULL,
  source_crs text NOT NULL,
  -- How far positions may be off through the change of datum, in metres; null: not at all.
  accuracy_m double precision,
  added bigint NOT NULL,
  removed bigint NOT NULL,
  changed bigint NOT NULL,
  -- The layer had no rows before: nothing has to be noted of single ones.
  was_empty boolean NOT NULL,
  undone_at timestamptz
);
CREATE INDEX ON gis.publication (layer, number);

-- The rows that a publication ended or replaced, whole; and the keys of those that it added, which have nothing before.
CREATE TABLE gis.published_row (
  publication bigint NOT NULL REFERENCES gis.publication,
  id text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  before jsonb,
  before_geom public.geometry
);
CREATE INDEX ON gis.published_row (publication);
