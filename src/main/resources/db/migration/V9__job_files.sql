-- Files that jobs made, as large objects, so that every instance can send them.
ALTER TABLE gis.job ADD COLUMN file oid, ADD COLUMN file_name text;
