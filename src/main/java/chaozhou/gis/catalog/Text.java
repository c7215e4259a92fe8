package chaozhou.gis.catalog;

/** A title in the languages of the service. */
public record Text(String zh, String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
