-- Of what a result was made, where its file does not tell.
ALTER TABLE gis.job ADD COLUMN provenance text;
