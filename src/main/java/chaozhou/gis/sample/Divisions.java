package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;

/** Counties, towns and villages with their versions: 枫溪区 became 枫溪镇 on a day of 2023. */
final class Divisions {

    /** Approximate: the report names the year only. */
    static final String DAY_OF_CHANGE = "2023-12-01";

    private static final String DISTRICT = "fengxi";
    private static final String DISTRICTS_TOWN = "445103115";
    private static final String DISTRICTS_COUNTY = "445103";
    private static final int FIRST_VILLAGE = 200;

    private final Facts facts;
    private final List<Territories.Place> places;
    private final Boundaries boundaries;
    private final Map<Integer, String> codes = new HashMap<>();
    private final Map<Integer, Names.Name> names = new HashMap<>();
    private final Map<String, Facts.Row> known = new HashMap<>();
    private final Map<Integer, MultiPolygon> grounds = new LinkedHashMap<>();

    Divisions(Facts facts, List<Territories.Place> places, Boundaries boundaries) {
        this.facts = facts;
        this.places = places;
        this.boundaries = boundaries;
        facts.towns().forEach(this::nameAndNumber);
        for (int place = 0; place < places.size(); place++) {
            int wanted = place;
            grounds.put(place, boundaries.around(other -> other == wanted));
        }
    }

    private void nameAndNumber(Facts.Town town) {
        Map<Integer, Facts.Row> named = knownVillages(town);
        Set<String> taken = new HashSet<>();
        named.values().forEach(row -> taken.add(row.text("name")));
        List<Names.Name> invented = new Names(facts).ofTown(town, taken);
        for (int place = 0; place < places.size(); place++) {
            Territories.Place at = places.get(place);
            if (at.town().equals(town) && at.isVillage()) {
                int number = at.isCommunity() ? at.rank() + 1 : FIRST_VILLAGE + at.rank() - town.communities();
                String code = town.code() + "%03d".formatted(number);
                codes.put(place, code);
                Facts.Row row = named.get(place);
                names.put(
                        place,
                        row == null ? invented.get(at.rank()) : new Names.Name(row.text("name"), row.text("pinyin")));
                if (row != null) {
                    known.put(code, row);
                }
            }
        }
    }

    /** Each village that the facts name is the one whose middle is nearest to where they say it is. */
    private Map<Integer, Facts.Row> knownVillages(Facts.Town town) {
        Map<Integer, Facts.Row> named = new HashMap<>();
        for (Facts.Row row : facts.villages()) {
            if (row.text("town").equals(town.code())) {
                Coordinate position = row.position();
                int nearest = -1;
                for (int place = 0; place < places.size(); place++) {
                    Territories.Place at = places.get(place);
                    if (at.town().equals(town)
                            && !at.isCommunity()
                            && (nearest < 0
                                    || at.centre().distance(position)
                                            < places.get(nearest).centre().distance(position))) {
                        nearest = place;
                    }
                }
                named.put(nearest, row);
            }
        }
        return named;
    }

    /** The ground of a village, or of a town without any, in degrees. */
    MultiPolygon ground(int place) {
        return Objects.requireNonNull(grounds.get(place));
    }

    String code(int place) {
        return codes.getOrDefault(place, places.get(place).town().code());
    }

    String name(int place) {
        Names.Name name = names.get(place);
        return name == null ? places.get(place).town().name() : name.text();
    }

    MultiPolygon town(String code) {
        return boundaries.around(
                place -> place >= 0 && places.get(place).town().code().equals(code));
    }

    MultiPolygon county(String code) {
        return boundaries.around(
                place -> place >= 0 && places.get(place).town().county().equals(code));
    }

    private MultiPolygon countyWithoutTown(String code, String town) {
        return boundaries.around(place -> place >= 0
                && places.get(place).town().county().equals(code)
                && !places.get(place).town().code().equals(town));
    }

    List<Item> counties() {
        List<Item> items = new ArrayList<>();
        for (Facts.Row row : facts.counties()) {
            String id = row.text("id");
            if (id.equals(DISTRICT)) {
                items.add(county(row, town(DISTRICTS_TOWN)).valid(Item.FIRST_DAY, DAY_OF_CHANGE, "illustrative"));
            } else if (id.equals(DISTRICTS_COUNTY)) {
                items.add(county(row, countyWithoutTown(id, DISTRICTS_TOWN))
                        .valid(Item.FIRST_DAY, DAY_OF_CHANGE, "illustrative"));
                items.add(county(row, county(id)).valid(DAY_OF_CHANGE, null, "illustrative"));
            } else {
                items.add(county(row, county(id)).always("illustrative"));
            }
        }
        return items;
    }

    private static Item county(Facts.Row row, MultiPolygon ground) {
        return Item.of(row.text("id"), ground)
                .withText("code", row.text("code"))
                .with("name", row.text("name"))
                .with("pinyin", row.text("pinyin"))
                .with("kind", row.text("kind"));
    }

    List<Item> towns() {
        return facts.towns().stream().map(this::town).toList();
    }

    private Item town(Facts.Town town) {
        Facts.Row row = town.row();
        String from = town.code().equals(DISTRICTS_TOWN) ? DAY_OF_CHANGE : Item.FIRST_DAY;
        return Item.of(town.code(), town(town.code()))
                .with("code", town.code())
                .with("code_stat", row.text("code_stat"))
                .with("name", town.name())
                .with("pinyin", row.text("pinyin"))
                .with("kind", town.kind())
                .with("county_code", town.county())
                .with("pilot", row.has("pilot"))
                .withText("specialty", row.text("specialty"))
                .valid(from, null, "illustrative");
    }

    List<Item> villages() {
        List<String> administrative = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).isVillage() && !places.get(place).isCommunity()) {
                administrative.add(code(place));
            }
        }
        Programme programme = new Programme(administrative, known);
        List<Item> items = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).isVillage()) {
                addVillage(items, place, programme);
            }
        }
        return items;
    }

    private void addVillage(List<Item> items, int place, Programme programme) {
        boolean isKnown = known.containsKey(code(place));
        String provenance = isKnown ? "illustrative" : "invented";
        if (places.get(place).town().code().equals(DISTRICTS_TOWN)) {
            items.add(village(place, programme, false).valid(Item.FIRST_DAY, DAY_OF_CHANGE, provenance));
            items.add(village(place, programme, true).valid(DAY_OF_CHANGE, null, provenance));
        } else {
            items.add(village(place, programme, true).always(provenance));
        }
    }

    private Item village(int place, Programme programme, boolean hasTown) {
        Territories.Place at = places.get(place);
        Facts.Town town = at.town();
        String code = code(place);
        String digits = code.substring(town.code().length());
        Names.Name name = Objects.requireNonNull(names.get(place));
        Chance chance = Chance.of("people of " + code);
        Item village = Item.of(code, ground(place))
                .with("code", code)
                .with("code_stat", town.row().text("code_stat") + digits)
                .with("name", name.text())
                .with("pinyin", name.pinyin())
                .with("kind", at.isCommunity() ? "community" : "village")
                .with("town_code", hasTown ? town.code() : null)
                .with("county_code", hasTown ? town.county() : null);
        if (at.isCommunity()) {
            Programme.describeNothing(village);
        } else {
            programme.describe(code, village);
        }
        int population = at.isCommunity() ? 2000 + chance.below(6000) : 450 + chance.below(3400);
        Integer income = at.isCommunity() ? null : (8 + chance.below(180)) * 10_000;
        return village.with("population", population).with("collective_income_yuan", income);
    }
}
