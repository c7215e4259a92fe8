package chaozhou.gis.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is told to browsers.
 *
 * @param allowedOrigins from where pages of other hosts may change features, like {@code https://plan.example.cn}; all may read
 */
@ConfigurationProperties("gis.http")
record HttpProperties(@DefaultValue List<String> allowedOrigins) {}
