package chaozhou.gis.lineage.match;

import chaozhou.gis.lineage.match.Division.UnitKey;
import chaozhou.gis.lineage.match.RowMatch.Candidate;
import chaozhou.gis.lineage.match.RowMatch.Status;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matches rows with the divisions of a layer: by code, and where that finds nothing by name. */
final class RowMatcher {

    private static final int MOST_CANDIDATES = 10;

    /** Codes of towns have nine digits and of villages twelve; shorter ones may be padded to either. */
    private static final Pattern PADDED = Pattern.compile("\\d{6}(\\d{3})?000");

    private static final int LEVEL_DIGITS = 3;

    private final LayerIndex index;
    private final Hierarchy hierarchy;
    private final NameLookup names;

    /** Large tables have the same candidates again and again. */
    private final Map<UnitKey, Candidate> candidates = new HashMap<>();

    RowMatcher(LayerIndex index, Hierarchy hierarchy) {
        this.index = index;
        this.hierarchy = hierarchy;
        this.names = new NameLookup(index, hierarchy);
    }

    /** @param number of the row */
    RowMatch match(int number, TableRow row) {
        Found coded = row.code() == null ? new Found(How.CODE, List.of()) : ofCode(row.code());
        if (row.name() == null) {
            return result(number, coded);
        } else if (coded.isEmpty()) {
            return result(number, names.find(row.name()));
        }
        List<Division> agreed = coded.divisions().stream()
                .filter(division -> names.mayMean(row.name(), division))
                .toList();
        if (!agreed.isEmpty()) {
            return result(number, new Found(coded.how(), agreed));
        }
        Set<Division> either = new LinkedHashSet<>(coded.divisions());
        either.addAll(names.find(row.name()).divisions());
        return ambiguous(number, coded.how(), List.copyOf(either));
    }

    private Found ofCode(String code) {
        List<Division> divisions = index.ofCode(code);
        if (!divisions.isEmpty()) {
            return new Found(How.CODE, divisions);
        }
        divisions = unpadded(code, index::ofCode);
        if (!divisions.isEmpty()) {
            return new Found(How.PADDED_CODE, divisions);
        }
        divisions = index.ofFormerCode(code);
        return new Found(How.FORMER_CODE, divisions.isEmpty() ? unpadded(code, index::ofFormerCode) : divisions);
    }

    private static List<Division> unpadded(String code, Function<String, List<Division>> lookup) {
        String shorter = code;
        while (PADDED.matcher(shorter).matches()) {
            shorter = shorter.substring(0, shorter.length() - LEVEL_DIGITS);
            List<Division> divisions = lookup.apply(shorter);
            if (!divisions.isEmpty()) {
                return divisions;
            }
        }
        return List.of();
    }

    private RowMatch result(int number, Found found) {
        if (found.isEmpty()) {
            return new RowMatch(number, Status.UNMATCHED, null, null, null, null, null);
        } else if (found.divisions().size() > 1) {
            return ambiguous(number, found.how(), found.divisions());
        }
        Division division = found.divisions().get(0);
        return new RowMatch(
                number,
                Status.MATCHED,
                found.how(),
                division.key().id(),
                division.key().layer(),
                division.name(),
                null);
    }

    private RowMatch ambiguous(int number, @Nullable How how, List<Division> divisions) {
        List<Candidate> likeliest =
                divisions.stream().limit(MOST_CANDIDATES).map(this::candidate).toList();
        return new RowMatch(number, Status.AMBIGUOUS, how, null, null, null, likeliest);
    }

    private Candidate candidate(Division division) {
        return candidates.computeIfAbsent(
                division.key(),
                key -> new Candidate(
                        key.layer(), key.id(), division.name(), division.code(), hierarchy.path(division)));
    }
}
