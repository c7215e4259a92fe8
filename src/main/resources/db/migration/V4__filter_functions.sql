-- What filters need and SQL has not.

-- Names sort as Chinese readers expect, by pinyin, where the server has ICU; and by their characters' numbers where it has not.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_collation WHERE collname = 'zh-x-icu') THEN
    CREATE COLLATION gis.reading FROM "zh-x-icu";
    CREATE COLLATION gis.unicode FROM "und-x-icu";
  ELSE
    CREATE COLLATION gis.reading FROM "C";
    CREATE COLLATION gis.unicode FROM "C";
  END IF;
END
$$;

-- The same text for all that differ in case only. Capitals first, so that ß is ss.
CREATE FUNCTION gis.casei(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT lower(upper(value COLLATE gis.unicode) COLLATE gis.unicode) $$;

-- The same text for all that differ in accents only: what stands above and below letters is split off and left out.
CREATE FUNCTION gis.accenti(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT regexp_replace(normalize(value, NFD), U&'[\0300-\036F]', '', 'g') $$;

-- A power; null where there is none or where it is larger than a double.
CREATE FUNCTION gis.power(base numeric, exponent numeric) RETURNS numeric
  LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
BEGIN
  RETURN CAST(power(CAST(base AS double precision), CAST(exponent AS double precision)) AS numeric);
EXCEPTION WHEN data_exception THEN
  RETURN NULL;
END
$$;
