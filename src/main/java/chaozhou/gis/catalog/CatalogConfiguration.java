package chaozhou.gis.catalog;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogProperties.class)
class CatalogConfiguration {

    @Bean
    Catalog catalog(CatalogProperties properties) {
        return new Catalog(LayerDefinitions.read(properties.data().resolve("layers")));
    }

    @Bean
    LayerStates layerStates() {
        return new LayerStates();
    }

    /** The clock that says which day is today, where the city is. */
    @Bean
    Clock clock(CatalogProperties properties) {
        return Clock.system(properties.timeZone());
    }
}
