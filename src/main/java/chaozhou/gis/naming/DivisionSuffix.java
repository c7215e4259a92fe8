package chaozhou.gis.naming;

import java.util.List;

/** The ends of Chinese place names that say what kind of division it is and that people leave out: 凤凰镇 is 凤凰. */
public final class DivisionSuffix {

    /** Longer ones first where one ends like another. */
    private static final List<String> SUFFIXES = List.of(
            "社区居民委员会", "社区居委会", "街道办事处", "居民委员会", "村民委员会", "社区村", "居委会", "村委会", "自治县", "自治州", "行政村", "管理区", "街道", "社区",
            "林场", "农场", "茶场", "渔场", "新区", "地区", "省", "市", "县", "区", "旗", "镇", "乡", "村", "盟");

    private static final List<String> OF_VILLAGES =
            List.of("社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "社区村", "居委会", "村委会", "行政村", "社区", "村");

    private static final List<String> OF_TOWNS = List.of("街道办事处", "管理区", "街道", "镇", "乡");

    private static final List<String> OF_ALL_BELOW_COUNTIES = List.of("林场", "农场", "茶场", "渔场");

    private static final int SHORTEST_STEM = 2;

    private DivisionSuffix() {}

    /** The suffix of a folded name; empty when it has none, or when the rest would be a single character (滕县, 东村). */
    public static String of(String name) {
        return SUFFIXES.stream()
                .filter(suffix -> name.endsWith(suffix)
                        && name.codePointCount(0, name.length() - suffix.length()) >= SHORTEST_STEM)
                .findFirst()
                .orElse("");
    }

    /** The name without its suffix. */
    public static String stem(String name) {
        return name.substring(0, name.length() - of(name).length());
    }

    /** Whether divisions with these suffixes may be of the same level; one without a suffix may be of any. */
    public static boolean mayBeOfOneLevel(String suffix, String other) {
        return suffix.isEmpty()
                || other.isEmpty()
                || level(suffix) == level(other)
                || isFarm(suffix, other)
                || isFarm(other, suffix);
    }

    private static boolean isFarm(String suffix, String other) {
        return OF_ALL_BELOW_COUNTIES.contains(suffix) && level(other) != Level.UPPER;
    }

    private enum Level {
        UPPER,
        TOWN,
        VILLAGE,
        FARM
    }

    private static Level level(String suffix) {
        if (OF_VILLAGES.contains(suffix)) {
            return Level.VILLAGE;
        } else if (OF_TOWNS.contains(suffix)) {
            return Level.TOWN;
        }
        return OF_ALL_BELOW_COUNTIES.contains(suffix) ? Level.FARM : Level.UPPER;
    }
}
