package chaozhou.gis.jobs;

/** Is told how far long work is. Work ends with an exception when its thread is interrupted. */
public interface Progress {

    /** Nobody listens. */
    Progress NONE = new Progress() {
        @Override
        public void step(String message, double until) {}

        @Override
        public void share(double done) {}
    };

    /**
     * A new step begins.
     *
     * @param message what is done now, in a few words
     * @param until how much of all the work is done when the step is, 0 to 1
     */
    void step(String message, double until);

    /** How much of the step is done, 0 to 1. */
    void share(double done);
}
