package chaozhou.gis.source;

import chaozhou.gis.gdal.Gdal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** GDAL's drivers. A file meets only the driver of its own format: what it says it is besides, or leads to, nobody reads. */
final class GdalDrivers {

    private static final Pattern LINE = Pattern.compile("^  (.+?) -[a-z, -]+- \\(", Pattern.MULTILINE);

    /** What is made of a file. */
    private static final String TARGET = "GPKG";

    /** Descriptions of sources, which only we write: they may name any file. */
    static final String VIRTUAL = "OGR_VRT";

    /** All that are installed; null until they are known. */
    private static @Nullable Set<String> installed;

    private GdalDrivers() {}

    /** The settings by which GDAL has only these drivers, and the one that writes. */
    static Map<String, String> only(String... drivers) {
        Set<String> unwanted = new HashSet<>(installed());
        unwanted.remove(TARGET);
        unwanted.removeAll(Set.of(drivers));
        return Map.of("OGR_SKIP", unwanted.stream().sorted().collect(Collectors.joining(",")));
    }

    /** Whoever asks first may be ended before they are known; the next one asks again. */
    private static synchronized Set<String> installed() {
        if (installed == null) {
            installed = list();
        }
        return installed;
    }

    private static Set<String> list() {
        try {
            Path log = Files.createTempFile("gis-gdal-", ".txt");
            try {
                Matcher line = LINE.matcher(
                        new Gdal("ogrinfo", Map.of()).with("--formats").run(log).output());
                Set<String> drivers = new LinkedHashSet<>();
                while (line.find()) {
                    drivers.add(line.group(1));
                }
                return drivers;
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
