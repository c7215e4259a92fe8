package chaozhou.gis.catalog;

/** A title, or a sentence, in the languages of the service. */
public record Text(String zh, String en) {

    /** The same with values in it, where it has places for them as {@link String#format} says. */
    public Text with(Object... values) {
        return new Text(zh.formatted(values), en.formatted(values));
    }

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }

    /** This sentence and another one behind it. */
    public Text then(Text next) {
        return new Text(zh + next.zh, en + " " + next.en);
    }
}
