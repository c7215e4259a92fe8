package chaozhou.gis.cli;

import chaozhou.gis.GisApplication;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Runs the service until it is told to end. */
@Command(
        name = "serve",
        description = "Starts the service and the map, by default on http://localhost:8080.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /** The exit status that means: not yet. */
    static final int RUNNING = -1;

    /** Ends the start without a failure. */
    private static final class RunsAlready extends RuntimeException {
        RunsAlready(String address) {
            super(address, null, false, false);
        }
    }

    @Override
    public Integer call() {
        InstanceLock lock = new InstanceLock();
        SpringApplication application = new SpringApplication(GisApplication.class);
        application.setLogStartupInfo(false);
        application.addListeners((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            acquire(lock, ServiceParts.home(event.getEnvironment()));
            ListeningPort.of(event.getEnvironment()).requireFree();
        });
        try {
            ConfigurableApplicationContext context = application.run();
            String address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
            lock.tell(address);
            System.out.println("The map is on " + address + " (Ctrl-C ends it).");
            return RUNNING;
        } catch (RunsAlready already) {
            System.out.println("The service runs already, on " + already.getMessage() + ".");
            return 0;
        } catch (RuntimeException failure) {
            return isEnding() ? Failures.STATUS : Failures.report(failure);
        }
    }

    /** Whether the program was told to end, so that a start that breaks off is no failure. */
    private static boolean isEnding() {
        Thread probe = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void acquire(InstanceLock lock, Path home) {
        if (!lock.acquire(home)) {
            throw new RunsAlready(lock.holder());
        }
    }
}
