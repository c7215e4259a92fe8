package chaozhou.gis.quality;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.RunningService;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule finds what breaks it, in the sample data with one fault made. */
class RulesIT {

    private static List<Fault> faults(String change, String... layers) throws SQLException {
        Catalog catalog = RunningService.bean(Catalog.class);
        List<Layer> checked = new ArrayList<>();
        for (String layer : layers) {
            checked.add(catalog.layer(layer));
        }
        try (Connection connection = RunningService.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(change);
                CheckScope scope = new CheckScope(connection, checked, false);
                List<Fault> faults = new ArrayList<>();
                for (LayerRule rule : RunningService.beans(LayerRule.class)) {
                    faults.addAll(rule.faults(scope));
                }
                return faults;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    @Test
    void theSampleKeepsAllRules() throws SQLException {
        List<String> all = RunningService.bean(Catalog.class).layers().stream()
                .map(Layer::id)
                .toList();
        assertThat(faults("SELECT 1", all.toArray(String[]::new))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE towns SET kind = 'city' WHERE id = '445102007' | towns | attribute | 445102007 | kind is city, but it must be one of",
                "UPDATE towns SET name = NULL WHERE id = '445102007' | towns | attribute | 445102007 | name is missing",
                "UPDATE villages SET population = -1 WHERE id = '445102007200' AND valid_to IS NULL | villages | attribute | 445102007200 | must be at least 0",
                "UPDATE towns SET code = '445102010' WHERE id = '445102007' | towns | key | 445102007 | has the code 445102010, which is that of 445102010",
                "UPDATE towns SET code = '995102007' WHERE id = '445102007' | towns | code | 445102007 | is no code of GB/T 2260",
                "UPDATE towns SET code = '445102999' WHERE id = '445102007' | towns | code | 445102007 | is no code of GB/T 2260",
                "UPDATE towns SET code = '445103007' WHERE id = '445102007' | towns | code | 445102007 | does not begin with county_code 445102",
                "UPDATE towns SET county_code = '445199' WHERE id = '445102007' | towns | parent | 445102007 | no feature of counties with the code 445199",
                "DELETE FROM towns WHERE id = '445102007' | towns | count | | 48 are in force, but the definition expects 49",
                "UPDATE industrial_zones SET geom = ST_Translate(geom, 2, 0) WHERE id = 'iz-01' | industrial_zones | inside | iz-01 | lies outside of counties 445122",
                "UPDATE industrial_zones SET county_code = NULL WHERE id = 'iz-01' | industrial_zones | attribute | iz-01 | county_code is missing",
                "UPDATE towns SET geom = ST_Multi(ST_Buffer(geom, -0.000003)) WHERE id = '445102007' | towns | coverage | | does not match its neighbours",
                "UPDATE towns SET geom = ST_Multi(ST_Buffer(geom, -0.001)) WHERE id = '445102007' | towns | area | | add up to",
                "UPDATE marine_ranches SET geom = ST_GeomFromText('MULTIPOLYGON(((117 23.4,117.01 23.41,117.01 23.4,117 23.41,117 23.4)))', 4490) WHERE id = (SELECT min(id) FROM marine_ranches) | marine_ranches | geometry | | Self-intersection"
            })
    void aFaultIsFoundWithItsFeatureAndItsPlace(String change, String layer, String rule, String id, String sentence)
            throws SQLException {
        List<Fault> faults = faults(change, layer);
        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.sentence()).contains(sentence);
            if (id != null) {
                assertThat(fault.id()).isEqualTo(id);
            }
            assertThat(fault.place() == null).isEqualTo(rule.equals("count"));
        });
        CheckReport report =
                new CheckReport(List.of(RunningService.bean(Catalog.class).layer(layer)), faults);
        assertThat(report.table()).contains(layer, "faults", sentence);
        assertThat(report.document().get("numberOfFaults")).isEqualTo(faults.size());
        assertThat(report.featureCollection().toString()).contains(rule.equals("count") ? "features" : "coordinates");
    }
}
