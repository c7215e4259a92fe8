package chaozhou.gis.bench;

import java.util.Locale;

/**
 * A line of the result.
 *
 * @param service what was measured of the service
 * @param other what was measured of the other side, empty when there is none
 * @param ratio of the service to the other side, empty when there is no other side
 */
record Row(String what, String service, String other, String ratio, String goal, boolean isMet) {

    static Row ratio(String what, double service, double other, double least) {
        return ratioOf(what, service, other, "/s", least);
    }

    static Row ratioOf(String what, double service, double other, String unit, double least) {
        double ratio = service / other;
        return new Row(
                what,
                rate(service, unit),
                rate(other, unit),
                number(ratio < 10 ? "%.2f" : "%.1f", ratio),
                "at least " + number("%.2f", least).replaceFirst("\\.?0+$", ""),
                ratio >= least);
    }

    /** Times of both sides, of which the service's may be so many times the other's. */
    static Row times(String what, double service, double other, double most) {
        double ratio = service / other;
        return new Row(
                what,
                number("%.2f s", service),
                number("%.2f s", other),
                number("%.2f", ratio),
                "at most " + number("%.1f", most),
                ratio <= most);
    }

    static Row atMost(String what, double value, String unit, double most) {
        return new Row(
                what,
                number(value < 100 ? "%.1f" : "%.0f", value) + " " + unit,
                "",
                "",
                number("at most %.0f", most) + " " + unit,
                value <= most);
    }

    /** The same with as many decimals as tell whether it is met. */
    static Row most(String what, double value, String unit, double most) {
        return new Row(
                what,
                number(value < 10 ? "%.2f" : "%.0f", value) + " " + unit,
                "",
                "",
                "at most " + number("%.1f", most).replaceFirst("\\.0$", "") + " " + unit,
                value <= most);
    }

    private static String rate(double value, String unit) {
        return number(value < 100 ? "%,.1f" : "%,.0f", value) + (unit.startsWith("/") ? unit : " " + unit);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
