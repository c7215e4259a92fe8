package chaozhou.gis;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service. Started by {@code cli}. */
@SpringBootApplication
public class GisApplication {}
