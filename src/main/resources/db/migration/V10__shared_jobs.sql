-- What a job was asked is stored with it, so that every instance can run it. Who runs it writes updated_at every second; attempt tells
-- one run of it from another.
UPDATE gis.job SET status = 'failed', finished_at = now(), updated_at = now(),
  problem = '{"type":"about:blank","title":"Interrupted","status":503,"detail":"The service ended while the job ran. Nothing was changed; start it again."}'
WHERE status IN ('accepted', 'running');

ALTER TABLE gis.job
  ADD COLUMN request text,
  ADD COLUMN language text,
  ADD COLUMN address text,
  ADD COLUMN attempt smallint NOT NULL DEFAULT 0,
  ADD COLUMN instance uuid,
  ALTER COLUMN media_type DROP NOT NULL,
  ADD CHECK (status NOT IN ('accepted', 'running') OR (request IS NOT NULL AND language IS NOT NULL));

-- Results are large objects, short ones too.
UPDATE gis.job SET file = lo_from_bytea(0, convert_to(result, 'UTF8')) WHERE status = 'successful' AND file IS NULL;
ALTER TABLE gis.job DROP COLUMN result;

CREATE INDEX ON gis.job (status, created_at) WHERE status IN ('accepted', 'running');
CREATE INDEX ON gis.job (finished_at);

-- Files that came with a request, until it has been answered.
CREATE TABLE gis.job_upload (
  job uuid NOT NULL REFERENCES gis.job ON DELETE CASCADE,
  number smallint NOT NULL,
  name text NOT NULL,
  file oid NOT NULL,
  PRIMARY KEY (job, number)
);

CREATE TABLE gis.job_log (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job uuid NOT NULL REFERENCES gis.job ON DELETE CASCADE,
  told_at timestamptz NOT NULL DEFAULT now(),
  line text NOT NULL
);
CREATE INDEX ON gis.job_log (job, number);

-- Large objects go with the rows that name them.
CREATE FUNCTION gis.unlink_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.file IS NOT NULL THEN
    PERFORM lo_unlink(OLD.file);
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER unlink_file BEFORE DELETE ON gis.job FOR EACH ROW EXECUTE FUNCTION gis.unlink_file();
CREATE TRIGGER unlink_file BEFORE DELETE ON gis.job_upload FOR EACH ROW EXECUTE FUNCTION gis.unlink_file();
