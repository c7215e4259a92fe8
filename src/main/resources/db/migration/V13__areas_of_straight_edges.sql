-- Rows that are there may have areas as they were told before V12. Which attributes are areas is said by the definitions of the layers, which
-- the program knows: it computes them anew at its start, and says so here.
ALTER TABLE gis.layer ADD COLUMN has_old_areas boolean NOT NULL DEFAULT false;
UPDATE gis.layer SET has_old_areas = true;
