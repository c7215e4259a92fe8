package chaozhou.gis.geo;

/** Says of a shape that its edges are too entangled to look at, as {@link Crossings} does; what to do about it too. */
public final class EntangledShapeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final String predicate;

    EntangledShapeException(int mostCrossings) {
        this("crosses itself in more than %d places, or has too many edges side by side; simplify it, or draw it anew."
                .formatted(mostCrossings));
    }

    private EntangledShapeException(String predicate) {
        super("the geometry " + predicate);
        this.predicate = predicate;
    }

    /** The sentence without its subject. */
    public String predicate() {
        return predicate;
    }
}
