package chaozhou.gis.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.error.GisException;
import chaozhou.gis.lineage.LineageStore;
import chaozhou.gis.store.Releases;
import chaozhou.gis.transfer.ImportedService.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of villages, as an import of other ones shows it. */
class DerivedLineageIT {

    /** Two that share an edge, one to be split, one to be renamed, and one to get another code. */
    private static final String CHANGED = """
            WITH village AS (SELECT * FROM public.villages WHERE valid_to IS NULL), pair AS (
              SELECT a.id AS a, b.id AS b FROM village AS a JOIN village AS b ON a.id < b.id AND ST_Intersects(a.geom, b.geom)
              WHERE ST_Dimension(ST_Intersection(a.geom, b.geom)) = 1 ORDER BY a.id, b.id LIMIT 1
            ), named AS (
              SELECT id, row_number() OVER (ORDER BY id DESC) AS n FROM village
              WHERE id NOT IN (SELECT a FROM pair UNION ALL SELECT b FROM pair) ORDER BY id DESC LIMIT 3
            ), units AS (
              SELECT v.code, v.name, v.kind, v.town_code, v.geom, n.n, v.id IN (p.a, p.b) AS is_merged
              FROM village AS v CROSS JOIN pair AS p LEFT JOIN named AS n USING (id)
            ), changed AS (
              SELECT code, name, kind, town_code, geom FROM units WHERE n IS NULL AND NOT is_merged
              UNION ALL SELECT '445102999201', '并村', 'village', min(town_code), ST_Union(geom) FROM units WHERE is_merged
              UNION ALL SELECT '44510299920' || CASE WHEN half = 0 THEN '2' ELSE '3' END, '分村' || half, kind, town_code,
                ST_Intersection(geom, ST_MakeEnvelope(
                  CASE WHEN half = 0 THEN ST_XMin(geom) ELSE middle END, ST_YMin(geom), CASE WHEN half = 0 THEN middle ELSE ST_XMax(geom) END, ST_YMax(geom), 4490))
                FROM (SELECT *, (ST_XMin(geom) + ST_XMax(geom)) / 2 AS middle FROM units WHERE n = 1) AS split CROSS JOIN generate_series(0, 1) AS half
              UNION ALL SELECT code, '新' || name, kind, town_code, geom FROM units WHERE n = 2
              UNION ALL SELECT '445102999204', name, kind, town_code, geom FROM units WHERE n = 3
            )
            SELECT json_build_object('type', 'Feature', 'properties', json_build_object(
                'code', code, 'name', name, 'kind', kind, 'town_code', town_code), 'geometry', ST_AsGeoJSON(geom, 15)::json)::text
            FROM changed""";

    @TempDir
    private Path folder;

    private static List<Map<String, Object>> records() {
        return ImportedService.bean(JdbcClient.class).sql("""
                        SELECT lineage.number, kind, name, name_after, id, id_after, share, status
                        FROM gis.lineage JOIN gis.publication ON publication.number = lineage.publication AND undone_at IS NULL
                        WHERE lineage.layer = 'villages' ORDER BY kind, id_after""").query().listOfRows();
    }

    @Test
    void namesCodesAndGroundTellWhatBecameOfVillages() {
        List<String> features = ImportedService.bean(JdbcClient.class)
                .sql(CHANGED)
                .query(String.class)
                .list();
        new Request("villages", ImportedService.geoJson(folder, features.toArray(String[]::new)))
                .unchecked()
                .run();
        try {
            List<Map<String, Object>> records = records();
            assertThat(records)
                    .extracting(record -> record.get("kind"))
                    .containsExactly("merged", "merged", "recoded", "renamed", "split", "split");
            assertThat(records.subList(0, 2))
                    .allSatisfy(record ->
                            assertThat(record).containsEntry("name_after", "并村").containsEntry("share", 1.0));
            assertThat(records.get(2)).containsEntry("id_after", "445102999204");
            assertThat(records.get(2).get("name")).isEqualTo(records.get(2).get("name_after"));
            assertThat(records.get(3).get("name_after"))
                    .isEqualTo("新" + records.get(3).get("name"));
            double both = records.subList(4, 6).stream()
                    .mapToDouble(record -> (double) record.get("share"))
                    .sum();
            assertThat(both).isBetween(0.999, 1.001);
            confirm((long) records.get(2).get("number"));
        } finally {
            ImportedService.bean(Releases.class)
                    .rollback(ImportedService.bean(Catalog.class).layer("villages"));
        }
        assertThat(records()).isEmpty();
    }

    private static void confirm(long number) {
        LineageStore lineage = ImportedService.bean(LineageStore.class);
        lineage.decide(number, true, "编辑");
        assertThat(records().get(2)).containsEntry("status", "confirmed");
        assertThatThrownBy(() -> lineage.decide(-1, true, "编辑")).isInstanceOf(GisException.NotFound.class);
    }
}
