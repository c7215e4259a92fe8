package chaozhou.gis.source;

/**
 * A field of a source.
 *
 * @param name as the file has it
 * @param alias what the file calls it for people; the name where it has nothing else
 * @param type of its values
 */
public record SourceField(String name, String alias, Type type) {

    /** What its values are: String, Long, Double, Boolean; days and times are texts as ISO 8601 has them. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE
    }
}
