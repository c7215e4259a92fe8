package chaozhou.gis.cli;

import chaozhou.gis.database.DatabaseProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The database of the service for a command, without the rest of the service. */
final class ServiceDatabase {

    @EnableAutoConfiguration
    @ComponentScan({"chaozhou.gis.access", "chaozhou.gis.catalog", "chaozhou.gis.database"})
    static class Parts {}

    private ServiceDatabase() {}

    /** Works with a part of the service. A server of the program's own is left running when the service uses it. */
    static <T> void use(Class<T> part, Consumer<T> work) {
        try (InstanceLock lock = new InstanceLock()) {
            use(part, work, lock);
        }
    }

    private static <T> void use(Class<T> part, Consumer<T> work, InstanceLock lock) {
        ApplicationListener<ApplicationEnvironmentPreparedEvent> prepare = event -> {
            ConfigurableEnvironment environment = event.getEnvironment();
            boolean isShared = !lock.acquire(home(environment));
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("command", Map.of("gis.database.shared", isShared)));
        };
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .listeners(prepare)
                .run()) {
            work.accept(context.getBean(part));
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
