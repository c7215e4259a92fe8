package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invents names of villages and communities that sound as names of the region do. */
final class Names {

    /** A name and its transcription in Hanyu Pinyin, a capital for each syllable. */
    record Name(String text, String pinyin) {}

    private final List<Name> villages = new ArrayList<>();
    private final List<Name> communities = new ArrayList<>();

    Names(Facts facts) {
        List<Facts.Row> seconds = part(facts, "second");
        for (Facts.Row first : part(facts, "first")) {
            for (Facts.Row second : seconds) {
                if (!first.text("text").equals(second.text("text"))) {
                    villages.add(new Name(
                            first.text("text") + second.text("text") + "村",
                            first.text("pinyin") + second.text("pinyin")));
                }
            }
        }
        for (Facts.Row row : part(facts, "community")) {
            communities.add(new Name(row.text("text") + "社区", row.text("pinyin")));
        }
    }

    private static List<Facts.Row> part(Facts facts, String part) {
        return facts.names().stream()
                .filter(row -> row.text("part").equals(part))
                .toList();
    }

    /** The names for one town, the communities' first; none occurs twice. */
    List<Name> ofTown(Facts.Town town, Set<String> taken) {
        Chance chance = Chance.of("names of " + town.code());
        Set<String> used = new HashSet<>(taken);
        List<Name> names = new ArrayList<>();
        while (names.size() < town.communities()) {
            addNew(names, used, chance.oneOf(communities));
        }
        while (names.size() < town.parts()) {
            addNew(names, used, chance.oneOf(villages));
        }
        return names;
    }

    private static void addNew(List<Name> names, Set<String> used, Name name) {
        if (used.add(name.text())) {
            names.add(name);
        }
    }
}
