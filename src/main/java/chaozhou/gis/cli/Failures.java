package chaozhou.gis.cli;

import chaozhou.gis.database.DatabaseFailures;
import chaozhou.gis.database.FullDisk;
import chaozhou.gis.error.GisException;
import java.net.BindException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Says why a command failed: one sentence for what its user can change, all of it for what is a fault of the program. */
final class Failures {

    static final int STATUS = 1;

    private Failures() {}

    static int report(Throwable failure) {
        String sentence = sentence(failure);
        if (sentence == null) {
            failure.printStackTrace();
        } else {
            System.err.println(sentence);
        }
        return STATUS;
    }

    private static @Nullable String sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GisException) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException port) {
                return busy(String.valueOf(port.getPort()));
            }
            if (cause instanceof BindException) {
                return busy("wanted");
            }
            if (FullDisk.isToldIn(cause.getMessage())) {
                return "The data can't be written: " + FullDisk.ADVICE;
            }
        }
        return DatabaseFailures.isOutOfReach(failure)
                ? "The database is out of reach. Nothing was changed; try again when it is back."
                : null;
    }

    private static String busy(String port) {
        return "The port " + port
                + " is in use by another program. End it, or start with SERVER_PORT=8081 ./gis serve.";
    }
}
