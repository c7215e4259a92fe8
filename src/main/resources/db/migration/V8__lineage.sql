-- Which unit became which, on a day: a record for each pair. What an import derived is to be confirmed by people.
CREATE TABLE gis.lineage (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  day date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('renamed', 'recoded', 'merged', 'split', 'transferred')),
  layer text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  name text,
  code text,
  layer_after text COLLATE "C" NOT NULL,
  id_after text COLLATE "C" NOT NULL,
  name_after text,
  code_after text,
  -- How much of the ground of the unit before lies in the one after, 0 to 1.
  share double precision NOT NULL CHECK (share > 0 AND share <= 1),
  status text NOT NULL CHECK (status IN ('derived', 'confirmed', 'rejected')),
  -- Null: from a file of gis-data.
  publication bigint REFERENCES gis.publication,
  decided_by text
);
CREATE INDEX ON gis.lineage (layer, day);
CREATE INDEX ON gis.lineage (layer_after, day);
