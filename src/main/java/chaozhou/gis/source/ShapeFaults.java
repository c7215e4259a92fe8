package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.Validity;
import java.util.Locale;
import java.util.Map;

/** What can be wrong with the shape of an area (OGC 06-103r4, 6.1.11.1), in words for people. */
public final class ShapeFaults {

    private static final Map<String, String> ZH = Map.of(
            "self-intersection", "自相交",
            "ring-self-intersection", "环自接触",
            "hole-lies-outside-shell", "孔在外环之外",
            "holes-are-nested", "孔相互嵌套",
            "nested-shells", "外环相互嵌套",
            "interior-is-disconnected", "内部不连通",
            "duplicate-rings", "环重复",
            "too-few-distinct-points-in-geometry-component", "不同的坐标点太少");

    /** That a shape is too entangled to be looked at, or repaired, as a sentence. */
    public static final Text ENTANGLED = new Text(
                    "自身交叉超过 %d 处，或并列的边过多；请简化或重新绘制。",
                    "It crosses itself in more than %d places, or has too many edges side by side; simplify it, or draw it anew.")
            .with(Validity.MOST_CROSSINGS);

    private ShapeFaults() {}

    /** What JTS calls a fault, {@code Self-intersection}, for programs: {@code self-intersection}. */
    public static String code(String fault) {
        return fault.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** @param fault as JTS calls it, or its code */
    public static Text of(String fault) {
        return new Text(ZH.getOrDefault(code(fault), fault), fault);
    }

    /** That a shape is not repaired, where that is not wanted, as a sentence. */
    public static Text notRepaired(Text fault) {
        return new Text("需要修复：%s。".formatted(fault.zh()), "It would have to be repaired: %s.".formatted(fault.en()));
    }

    /** That a shape was repaired, as a sentence. */
    public static Text repaired(Text fault) {
        return new Text("已修复：%s。".formatted(fault.zh()), "Repaired: %s.".formatted(fault.en()));
    }
}
