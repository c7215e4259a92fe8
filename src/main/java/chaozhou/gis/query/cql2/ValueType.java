package chaozhou.gis.query.cql2;

/** What the value of an expression is (OGC 21-065r2, 6.3). */
public enum ValueType {
    BOOLEAN("true or false"),
    TEXT("a text"),
    NUMBER("a number"),
    DATE("a day"),
    TIMESTAMP("an instant"),
    INTERVAL("an interval"),
    GEOMETRY("a geometry"),
    ARRAY("an array");

    private final String phrase;

    ValueType(String phrase) {
        this.phrase = phrase;
    }

    /** As it stands in a sentence: {@code a number}. */
    public String phrase() {
        return phrase;
    }

    public boolean isInstant() {
        return this == DATE || this == TIMESTAMP;
    }
}
