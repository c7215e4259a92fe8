package chaozhou.gis.analysis.locate;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoundaryRuleTest {

    private static final Catalog CATALOG = new Catalog(LayerDefinitions.read(Path.of("gis-data/layers")));

    private static final List<Layer> LAYERS = AnalysisInputs.polygonal(CATALOG);

    private final BoundaryRule rule = new BoundaryRule(LAYERS);

    private static Cover cover(String id, @Nullable String code, @Nullable String parentCode) {
        return new Cover(id, "name of " + id, code, parentCode);
    }

    private Map<String, List<String>> ids(Map<String, List<Cover>> touched) {
        List<List<Cover>> chosen = rule.apply(LAYERS.stream()
                .map(layer -> touched.getOrDefault(layer.id(), List.of()))
                .toList());
        Map<String, List<String>> ids = new HashMap<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            if (!chosen.get(i).isEmpty()) {
                ids.put(
                        LAYERS.get(i).id(),
                        chosen.get(i).stream().map(Cover::id).toList());
            }
        }
        return ids;
    }

    @Test
    void nothingTouchedIsNothingChosen() {
        assertThat(ids(Map.of())).isEmpty();
    }

    @Test
    void insideThereIsNothingToChoose() {
        assertThat(ids(Map.of(
                        "counties", List.of(cover("445103", "445103", null)),
                        "towns", List.of(cover("445103113", "445103113", "445103")),
                        "villages", List.of(cover("445103113201", "445103113201", "445103113")))))
                .isEqualTo(Map.of(
                        "counties", List.of("445103"),
                        "towns", List.of("445103113"),
                        "villages", List.of("445103113201")));
    }

    @Test
    void betweenNeighboursTheSmallestIdIsChosen() {
        assertThat(ids(Map.of(
                        "villages",
                        List.of(
                                cover("445103113202", "445103113202", "445103113"),
                                cover("445103113201", "445103113201", "445103113")))))
                .isEqualTo(Map.of("villages", List.of("445103113201")));
    }

    @Test
    void theChosenVillageLiesInTheChosenTown() {
        assertThat(ids(Map.of(
                        "counties", List.of(cover("A", "A", null)),
                        "towns", List.of(cover("T2", "T2", "A"), cover("T1", "T1", "A")),
                        // By its id alone, the village of the other town would be chosen.
                        "villages", List.of(cover("1", "1", "T2"), cover("2", "2", "T1")))))
                .isEqualTo(Map.of("counties", List.of("A"), "towns", List.of("T1"), "villages", List.of("2")));
    }

    @Test
    void whereThereIsNoTownTheVillageWithoutATownIsChosen() {
        assertThat(ids(Map.of(
                        "counties", List.of(cover("fengxi", null, null)),
                        "villages", List.of(cover("1", "1", "T2"), cover("2", "2", null)))))
                .isEqualTo(Map.of("counties", List.of("fengxi"), "villages", List.of("2")));
    }

    @Test
    void zonesThatTouchAllCountInTheOrderOfTheirIds() {
        assertThat(ids(Map.of("industrial_zones", List.of(cover("iz-02", null, null), cover("iz-01", null, null)))))
                .isEqualTo(Map.of("industrial_zones", List.of("iz-01", "iz-02")));
    }
}
