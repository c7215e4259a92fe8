package chaozhou.gis.lineage.match;

import chaozhou.gis.catalog.Layer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The divisions of all levels in force on a day, and what lies above each. */
final class Hierarchy {

    /** No hierarchy is deeper; data that go round in a circle are left there. */
    private static final int DEEPEST = 8;

    /** A division above those that are known here: 广东省, 潮州市. */
    private static final Pattern OUTSIDE =
            Pattern.compile("(?:中华人民共和国|中国)|\\p{IsHan}{2,}?(?:特别行政区|自治区|自治州|地区|省|市|盟|县|区)");

    private final Map<String, String> parentLayers = new HashMap<>();
    private final Map<Code, Division> byCode = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private record Code(String layer, String code) {}

    Hierarchy(List<Layer> layers, List<Division> divisions, LocalDate day) {
        for (Layer layer : layers) {
            if (layer.parent() != null) {
                parentLayers.put(layer.id(), layer.parent().layer());
            }
        }
        for (Division division : divisions) {
            if (division.isInForce(day)) {
                names.add(division.folded());
                if (division.code() != null) {
                    byCode.put(new Code(division.key().layer(), division.code()), division);
                }
            }
        }
    }

    /** What lies above, nearest first. */
    List<Division> parents(Division division) {
        List<Division> parents = new ArrayList<>();
        Division at = above(division);
        while (at != null && parents.size() < DEEPEST) {
            parents.add(at);
            at = above(at);
        }
        return parents;
    }

    private @Nullable Division above(Division division) {
        String layer = parentLayers.get(division.key().layer());
        return layer == null || division.parentCode() == null
                ? null
                : byCode.get(new Code(layer, division.parentCode()));
    }

    /** The names of what lies above, the uppermost first: {@code 潮安区 / 凤凰镇}. */
    String path(Division division) {
        List<Division> parents = new ArrayList<>(parents(division));
        Collections.reverse(parents);
        return parents.stream().map(Division::name).collect(Collectors.joining(" / "));
    }

    /**
     * Whether what stands in front of a division's name fits it: names of what lies above it, some of which may be left out, and before
     * them of what is not known here. A division that is known, and does not lie above, does not fit.
     *
     * @param prefix folded
     */
    boolean fits(Division division, String prefix) {
        String rest = prefix;
        for (Division parent : parents(division)) {
            rest = without(without(rest, parent.folded()), parent.stem());
        }
        return isOutside(rest);
    }

    private static String without(String text, String end) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    private boolean isOutside(String text) {
        Matcher matcher = OUTSIDE.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!matcher.find(end) || matcher.start() != end || names.contains(matcher.group())) {
                return false;
            }
            end = matcher.end();
        }
        return true;
    }
}
