package chaozhou.gis.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The content codings in which answers travel (RFC 9110, 8.4.1; RFC 8878 for zstd). */
public enum ContentCoding {
    /** As small as gzip, in a fraction of the time. */
    ZSTD("zstd") {
        @Override
        OutputStream encoder(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL);
        }
    },
    GZIP("gzip") {
        @Override
        OutputStream encoder(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, BUFFER, true);
        }
    },
    IDENTITY("identity") {
        @Override
        OutputStream encoder(OutputStream out) {
            return out;
        }
    };

    private static final int ZSTD_LEVEL = 3;
    private static final int BUFFER = 8192;

    private static final int LONGEST_HEADER = 500;

    /** Browsers send the same few headers with each request. */
    private static final Cache<Wish, ContentCoding> KNOWN =
            Caffeine.newBuilder().maximumSize(200).build();

    private final String label;

    ContentCoding(String label) {
        this.label = label;
    }

    /** Its name in header fields. */
    public String label() {
        return label;
    }

    /** Encodes what is written to it; whole once it is closed, and so is the stream below. */
    abstract OutputStream encoder(OutputStream out) throws IOException;

    /**
     * The coding that a client likes best (RFC 9110, 12.5.3); of equals the first.
     *
     * @param acceptEncoding the request's header, or null without one
     * @param offered the codings there are; without any that is accepted it is {@link #IDENTITY}
     */
    public static ContentCoding accepted(@Nullable String acceptEncoding, List<ContentCoding> offered) {
        if (acceptEncoding == null || acceptEncoding.length() > LONGEST_HEADER) {
            return IDENTITY;
        }
        return KNOWN.get(new Wish(acceptEncoding, offered), Wish::best);
    }

    /** What a client says to what there is. */
    private record Wish(String acceptEncoding, List<ContentCoding> offered) {
        ContentCoding best() {
            return ContentCoding.best(acceptEncoding, offered);
        }
    }

    private static ContentCoding best(String acceptEncoding, List<ContentCoding> offered) {
        Map<String, Double> qualities = qualities(acceptEncoding);
        ContentCoding best = IDENTITY;
        double bestQuality = 0;
        for (ContentCoding coding : offered) {
            double quality = qualities.getOrDefault(coding.label, qualities.getOrDefault("*", 0.0));
            if (quality > bestQuality) {
                best = coding;
                bestQuality = quality;
            }
        }
        return best;
    }

    private static Map<String, Double> qualities(String acceptEncoding) {
        Map<String, Double> qualities = new HashMap<>();
        for (String item : acceptEncoding.split(",", -1)) {
            String[] parts = item.split(";", 2);
            String name = parts[0].strip().toLowerCase(Locale.ROOT);
            qualities.put(name.equals("x-gzip") ? GZIP.label : name, parts.length == 1 ? 1 : quality(parts[1].strip()));
        }
        return qualities;
    }

    /** What can't be read is no wish to be refused. */
    private static double quality(String parameter) {
        try {
            return parameter.matches("[qQ]\\s*=.*")
                    ? Double.parseDouble(parameter.substring(parameter.indexOf('=') + 1))
                    : 1;
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
