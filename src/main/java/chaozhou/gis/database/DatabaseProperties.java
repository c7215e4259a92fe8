package chaozhou.gis.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the program keeps its files.
 *
 * @param home the folder {@code GIS_HOME}, made when it is not there
 * @param shared whether a service runs on it besides this program
 */
@ConfigurationProperties("gis.database")
public record DatabaseProperties(Path home, boolean shared) {}
