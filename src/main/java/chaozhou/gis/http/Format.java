package chaozhou.gis.http;

import chaozhou.gis.error.GisException.InvalidParameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A way to write an answer.
 *
 * @param name its value of the parameter {@code f}
 */
public record Format(String name, String mediaType) {

    public static final Format HTML = new Format("html", MediaTypes.HTML);

    public static Format json(String mediaType) {
        return new Format("json", mediaType);
    }

    /**
     * The format that a client asks for: with the parameter {@code f}, or else with {@code Accept} (RFC 9110, 12.5.1); the first
     * one when it accepts none.
     *
     * @throws InvalidParameter when {@code f} names none of them
     */
    public static Format choose(HttpServletRequest request, Optional<String> f, List<Format> formats) {
        if (f.isPresent()) {
            return formats.stream()
                    .filter(format -> format.name.equals(f.get()))
                    .findFirst()
                    .orElseThrow(() -> {
                        List<String> names = formats.stream().map(Format::name).toList();
                        return new InvalidParameter("f", "f is one of %s.".formatted(String.join(", ", names)), names);
                    });
        }
        List<MediaType> accepted = accepted(request.getHeader("Accept"));
        Format best = formats.get(0);
        double bestQuality = 0;
        for (Format format : formats) {
            double quality = quality(MediaType.parseMediaType(format.mediaType), accepted);
            if (quality > bestQuality) {
                best = format;
                bestQuality = quality;
            }
        }
        return best;
    }

    private static List<MediaType> accepted(String header) {
        try {
            return MediaType.parseMediaTypes(header);
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    /** That of the most specific range that takes the type. */
    private static double quality(MediaType type, List<MediaType> accepted) {
        double quality = 0;
        int specificity = -1;
        for (MediaType range : accepted) {
            int rangeSpecificity = range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
            if (range.includes(type) && rangeSpecificity > specificity) {
                specificity = rangeSpecificity;
                quality = range.getQualityValue();
            }
        }
        return quality;
    }
}
