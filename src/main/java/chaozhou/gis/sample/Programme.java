package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the programme has done in which village: as many villages of each sort as the city counts. */
final class Programme {

    private static final int LIVABLE = 590;
    private static final int WITH_CREDIT = 889;
    private static final int WITH_MODEL = 78;
    private static final List<String> MODELS =
            List.of("industry", "service", "ecology", "assets", "management", "growth");

    /** Model villages by year; the first twenty in 2023. */
    private static final Map<Integer, Integer> MODEL_VILLAGES = Map.of(2023, 20, 2024, 40, 2025, 40);

    private final Set<String> livable = new HashSet<>();
    private final Set<String> withCredit = new HashSet<>();
    private final Map<String, String> models = new HashMap<>();
    private final Map<String, Integer> years = new HashMap<>();

    /**
     * Chooses among the administrative villages.
     *
     * @param codes of all of them, in a fixed order
     * @param known what the facts say of some of them, by code
     */
    Programme(List<String> codes, Map<String, Facts.Row> known) {
        known.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(village -> {
            livable.add(village.getKey());
            models.put(village.getKey(), village.getValue().text("collective_model"));
            years.put(village.getKey(), village.getValue().integer("model_year"));
        });
        List<String> order = shuffled(codes, "livable");
        order.stream().filter(code -> livable.size() < LIVABLE).forEach(livable::add);
        withCredit.addAll(shuffled(codes, "credit").subList(0, WITH_CREDIT));
        List<String> candidates = shuffled(codes, "models");
        for (String code : candidates) {
            if (models.size() < WITH_MODEL && !models.containsKey(code)) {
                models.put(code, MODELS.get(models.size() % MODELS.size()));
            }
        }
        MODEL_VILLAGES.keySet().stream().sorted(Comparator.naturalOrder()).forEach(year -> chooseModels(codes, year));
    }

    /** Model villages are chosen among the liveable ones. */
    private void chooseModels(List<String> codes, int year) {
        long missing = MODEL_VILLAGES.getOrDefault(year, 0)
                - years.values().stream().filter(y -> y == year).count();
        for (String code : shuffled(codes, "model villages of " + year)) {
            if (missing > 0 && livable.contains(code) && !years.containsKey(code)) {
                years.put(code, year);
                missing--;
            }
        }
    }

    private static List<String> shuffled(List<String> codes, String name) {
        List<String> shuffled = new ArrayList<>(codes);
        Chance.of(name).shuffle(shuffled);
        return shuffled;
    }

    /** Adds the attributes of an administrative village. */
    void describe(String code, Item village) {
        village.with("livable", livable.contains(code))
                .with("credit", withCredit.contains(code))
                .with("collective_model", models.get(code))
                .with("model_year", years.get(code));
    }

    /** Adds the attributes that a community has none of. */
    static void describeNothing(Item community) {
        for (String attribute : List.of("livable", "credit", "collective_model", "model_year")) {
            community.with(attribute, null);
        }
    }
}
