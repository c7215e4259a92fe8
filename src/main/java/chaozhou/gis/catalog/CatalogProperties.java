package chaozhou.gis.catalog;

import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the service is about.
 *
 * @param data the folder with {@code layers/} and {@code sample/}
 * @param timeZone where "today" is
 * @param title of the service, on its landing page and its map
 */
@ConfigurationProperties("gis")
public record CatalogProperties(Path data, ZoneId timeZone, Text title, Text description) {}
