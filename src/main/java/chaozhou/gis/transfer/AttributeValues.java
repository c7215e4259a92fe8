package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of an attribute as files write them: numbers as text, codes by their titles, days in any order of year, month, day. */
final class AttributeValues {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:[-/.年]?)(\\d{1,2})(?:[-/.月]?)(\\d{1,2})日?(?:[T ].*)?");
    private static final Pattern ZEROS_OF_LEVELS = Pattern.compile("000$");
    private static final List<String> TRUE = List.of("true", "t", "yes", "y", "1", "是", "有");
    private static final List<String> FALSE = List.of("false", "f", "no", "n", "0", "否", "无");

    private final Attribute attribute;
    private final Map<String, String> codes = new HashMap<>();

    AttributeValues(Attribute attribute) {
        this.attribute = attribute;
        attribute.codes().forEach((code, title) -> {
            codes.put(title.zh(), code);
            codes.put(title.en().toLowerCase(Locale.ROOT), code);
        });
        attribute.codes().keySet().forEach(code -> codes.put(code, code));
    }

    /**
     * The value as the layer stores it.
     *
     * @param value String, Long, Double, Boolean or null; an empty text is null
     * @throws IllegalArgumentException with a sentence when it is none of the attribute's type
     */
    @Nullable
    Object read(@Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return null;
        }
        return switch (attribute.type()) {
            case TEXT -> text(plain(value));
            case INTEGER -> integer(value);
            case NUMBER -> number(value);
            case BOOLEAN -> bool(value);
            case DATE -> day(attribute.name(), value);
        };
    }

    /** A number without decimals is a text without a point: codes come as numbers from spreadsheets. */
    static String plain(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return value.toString().replace('\0', ' ').strip();
    }

    private String text(String given) {
        // The apostrophe by which tables keep spreadsheets from running a text.
        String text = given.matches("(?s)'[=+\\-@\t\r].*") ? given.substring(1) : given;
        if (!codes.isEmpty()) {
            return codes.getOrDefault(text, codes.getOrDefault(text.toLowerCase(Locale.ROOT), text));
        }
        return attribute.pattern() == null ? text : withoutZeros(text);
    }

    /** Statistics writes the code of any level with twelve digits: 445102007000 is the town 445102007. */
    private String withoutZeros(String code) {
        Pattern pattern = Objects.requireNonNull(attribute.pattern());
        for (String shorter = code; ; shorter = ZEROS_OF_LEVELS.matcher(shorter).replaceFirst("")) {
            if (pattern.matcher(shorter).matches()) {
                return shorter;
            } else if (!shorter.endsWith("000")) {
                return code;
            }
        }
    }

    private Long integer(Object value) {
        Double number = number(value);
        if (value instanceof Long whole) {
            return whole;
        } else if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
            throw fault(value, "a whole number");
        }
        return value instanceof String text && text.strip().matches("[+-]?\\d{1,18}")
                ? Long.valueOf(text.strip())
                : (Long) number.longValue();
    }

    private Double number(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            double number = Double.parseDouble(plain(value).replace(",", ""));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw fault(value, "a number");
    }

    private Boolean bool(Object value) {
        String text = plain(value).toLowerCase(Locale.ROOT);
        if (TRUE.contains(text)) {
            return true;
        } else if (FALSE.contains(text)) {
            return false;
        }
        throw fault(value, "yes or no");
    }

    private IllegalArgumentException fault(Object value, String what) {
        return new IllegalArgumentException(
                "%s is %s, which is not %s".formatted(attribute.name(), shortened(value), what));
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    /** @throws IllegalArgumentException with a sentence when it is no day */
    static LocalDate day(String name, Object value) {
        Matcher matcher = DAY.matcher(plain(value));
        try {
            if (matcher.matches()) {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
        } catch (DateTimeException e) {
            // Told below.
        }
        throw new IllegalArgumentException(
                "%s is %s, which is not a day like 2023-12-01".formatted(name, shortened(value)));
    }
}
