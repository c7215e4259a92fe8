package chaozhou.gis.lineage.match;

import chaozhou.gis.naming.DivisionSuffix;
import chaozhou.gis.naming.Folding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the divisions of a layer that a name means, with or without the names of what lies above in front: 广东省潮州市潮安区凤凰镇. */
final class NameLookup {

    private static final List<How> KINDS = List.of(How.NAME, How.SHORT_NAME, How.FORMER_NAME);

    /** What people put between the levels. */
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\>|·•_\\-—–]+");

    private static final int SHORTEST = 2;

    private final LayerIndex index;
    private final Hierarchy hierarchy;

    NameLookup(LayerIndex index, Hierarchy hierarchy) {
        this.index = index;
        this.hierarchy = hierarchy;
    }

    /** A name as names are compared here. */
    static String folded(String name) {
        return SEPARATORS.matcher(Folding.joined(name)).replaceAll("");
    }

    /** The divisions that a folded name means by the surest of the ways in which it means any. */
    Found find(String name) {
        for (How kind : KINDS) {
            List<Division> divisions = find(kind, name);
            if (!divisions.isEmpty()) {
                return new Found(kind, divisions);
            }
        }
        return new Found(How.NAME, List.of());
    }

    /** Whether a folded name means a division in any way. */
    boolean mayMean(String name, Division division) {
        return KINDS.stream().anyMatch(kind -> find(kind, name).contains(division));
    }

    /** Of the longest end of the text that is a name of divisions before which the rest fits. */
    private List<Division> find(How kind, String text) {
        for (int start = 0; start == 0 || start <= text.length() - SHORTEST; start++) {
            String prefix = text.substring(0, start);
            List<Division> divisions = named(kind, text.substring(start)).stream()
                    .filter(division -> hierarchy.fits(division, prefix))
                    .toList();
            if (!divisions.isEmpty()) {
                return divisions;
            }
        }
        return List.of();
    }

    private List<Division> named(How kind, String name) {
        return switch (kind) {
            case NAME -> index.ofName(name);
            case FORMER_NAME -> index.ofFormerName(name);
            default -> shortened(name);
        };
    }

    /** 凤凰, 凤凰街道 and 凤凰乡 may be 凤凰镇; 棋盘村村民委员会 is 棋盘村. */
    private List<Division> shortened(String name) {
        String stem = DivisionSuffix.stem(name);
        Set<Division> divisions = new LinkedHashSet<>(index.ofStem(stem));
        if (!stem.equals(name)) {
            divisions.addAll(index.ofName(stem));
            divisions.addAll(index.ofStem(DivisionSuffix.stem(stem)));
        }
        String suffix = DivisionSuffix.of(name);
        return divisions.stream()
                .filter(division -> DivisionSuffix.mayBeOfOneLevel(suffix, DivisionSuffix.of(division.folded())))
                .toList();
    }
}
