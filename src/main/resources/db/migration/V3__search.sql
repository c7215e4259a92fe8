-- The names by which features are found. Filled with every publication; each instance keeps what it needs of it in memory.
CREATE TABLE gis.place (
  layer text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  name text NOT NULL,
  -- In the order of the layer's definition; the first one is what children refer to. A code may be missing.
  codes text[] NOT NULL,
  parent_code text,
  -- Syllables without tones: "feng huang + zhen". "+" stands before a suffix like 镇, "|" between readings of one character.
  reading text NOT NULL,
  -- CGCS2000 degrees.
  west double precision NOT NULL,
  south double precision NOT NULL,
  east double precision NOT NULL,
  north double precision NOT NULL,
  PRIMARY KEY (layer, id, valid_from)
);
