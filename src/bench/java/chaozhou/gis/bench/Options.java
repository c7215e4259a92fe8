package chaozhou.gis.bench;

/**
 * How long to measure.
 *
 * @param rounds how often each side of a comparison has its turn
 * @param seconds how long a turn lasts
 */
record Options(int rounds, int seconds) {

    static final String USAGE = "./gis bench [--rounds 5] [--seconds 6]";

    /** @throws BenchFailure when an argument is unknown or no positive number */
    static Options parse(String[] arguments) {
        int rounds = 5;
        int seconds = 6;
        for (int i = 0; i < arguments.length; i += 2) {
            int value = positive(i + 1 < arguments.length ? arguments[i + 1] : "");
            switch (arguments[i]) {
                case "--rounds" -> rounds = value;
                case "--seconds" -> seconds = value;
                default -> throw usage();
            }
        }
        return new Options(rounds, seconds);
    }

    private static int positive(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw usage();
        }
        return Integer.parseInt(text);
    }

    private static BenchFailure usage() {
        return new BenchFailure("It is called like this: " + USAGE);
    }
}
