-- Long work, told of by every instance. Whoever runs it writes updated_at every few seconds; a job that is not written any more has
-- lost its instance.
CREATE TABLE gis.job (
  id uuid PRIMARY KEY,
  process text NOT NULL,
  account text COLLATE "C",
  status text NOT NULL DEFAULT 'accepted'
    CHECK (status IN ('accepted', 'running', 'successful', 'failed', 'dismissed')),
  progress smallint NOT NULL DEFAULT 0,
  message text,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  media_type text NOT NULL,
  result text,
  problem text
);
CREATE INDEX ON gis.job (created_at);
