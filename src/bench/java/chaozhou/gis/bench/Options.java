package chaozhou.gis.bench;

/**
 * How long to measure.
 *
 * @param rounds how often each side of a comparison has its turn
 * @param seconds how long a turn lasts
 * @param isBrowser whether the map in a browser is measured, and nothing else
 */
record Options(int rounds, int seconds, boolean isBrowser) {

    static final String USAGE = "./gis bench [--rounds 5] [--seconds 6] | --browser [--rounds 5]";

    /** @throws BenchFailure when an argument is unknown or no positive number */
    static Options parse(String[] arguments) {
        int rounds = 5;
        int seconds = 6;
        boolean isBrowser = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--browser" -> isBrowser = true;
                case "--rounds" -> rounds = positive(arguments, ++i);
                case "--seconds" -> seconds = positive(arguments, ++i);
                default -> throw usage();
            }
        }
        return new Options(rounds, seconds, isBrowser);
    }

    private static int positive(String[] arguments, int at) {
        String text = at < arguments.length ? arguments[at] : "";
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw usage();
        }
        return Integer.parseInt(text);
    }

    private static BenchFailure usage() {
        return new BenchFailure("It is called like this: " + USAGE);
    }
}
