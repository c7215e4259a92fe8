package chaozhou.gis.bench;

/** Why the benchmark could not be made, in one sentence. */
final class BenchFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    BenchFailure(String sentence) {
        super(sentence);
    }
}
