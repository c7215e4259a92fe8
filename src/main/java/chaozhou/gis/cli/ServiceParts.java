package chaozhou.gis.cli;

import chaozhou.gis.GisApplication;
import chaozhou.gis.database.DatabaseProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The parts of the service that a command needs, and its database; nothing answers requests. */
final class ServiceParts {

    private ServiceParts() {}

    /** Works with a part of the service. A server of the program's own is left running when the service uses it. */
    static <T> void use(Class<T> part, Consumer<T> work) {
        use(parts -> work.accept(parts.getBean(part)));
    }

    /** The same with several parts. */
    static void use(Consumer<BeanFactory> work) {
        try (InstanceLock lock = new InstanceLock()) {
            use(work, lock);
        }
    }

    private static void use(Consumer<BeanFactory> work, InstanceLock lock) {
        ApplicationListener<ApplicationEnvironmentPreparedEvent> prepare = event -> {
            ConfigurableEnvironment environment = event.getEnvironment();
            boolean isShared = !lock.acquire(home(environment));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("command", Map.of("gis.database.shared", isShared)));
        };
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(GisApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .listeners(prepare)
                .run()) {
            work.accept(context);
        }
    }

    /** The folder {@code GIS_HOME}. */
    static Path home(ConfigurableEnvironment environment) {
        return Binder.get(environment)
                .bind("gis.database", DatabaseProperties.class)
                .get()
                .home();
    }
}
