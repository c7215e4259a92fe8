package chaozhou.gis.basemap;

import chaozhou.gis.geo.TileCoord;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a tile source with placeholders: {@code {z}}, {@code {x}} (column), {@code {y}} (row from the north), {@code {s}}
 * (subdomain) and {@code {key}}; or {@code {TileMatrix}}, {@code {TileCol}} and {@code {TileRow}} as WMTS calls them. It holds a secret and is
 * not printed.
 */
final class AddressTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern AUTHORITY = Pattern.compile("^https?://([^/?#]*)(.*)$");

    /** Names that stand for the same. */
    private static final Map<String, String> ALIASES = Map.of("TileMatrix", "z", "TileCol", "x", "TileRow", "y");

    private static final List<String> KNOWN = List.of("z", "x", "y", "s", "key");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-zA-Z0-9-]{1,30}");

    private final String template;
    private final List<String> subdomains;
    private final String key;

    /**
     * Checks a template.
     *
     * @param key null: none
     * @throws IllegalArgumentException with the rest of a sentence whose subject is the template
     */
    AddressTemplate(String template, List<String> subdomains, @Nullable String key) {
        this.template = template;
        this.subdomains = List.copyOf(subdomains);
        this.key = Objects.requireNonNullElse(key, "");
        Matcher parts = AUTHORITY.matcher(template);
        require(parts.matches(), "must begin with http:// or https://");
        List<String> inHost = placeholders(parts.group(1));
        List<String> behind = placeholders(parts.group(2));
        for (String name : inHost) {
            require(name.equals("s"), "may have no placeholder but {s} in its host");
        }
        require(!parts.group(1).contains("@"), "must have no user name or password in it; use {key}");
        for (String name : behind) {
            require(
                    KNOWN.contains(name),
                    "has the placeholder {%s}, which is none of {z}, {x}, {y}, {s}, {key}".formatted(name));
        }
        for (String name : List.of("z", "x", "y")) {
            require(behind.contains(name), "lacks the placeholder {%s}".formatted(name));
        }
        boolean hasSubdomains = inHost.contains("s") || behind.contains("s");
        require(!hasSubdomains || !subdomains.isEmpty(), "has {s}; list what it stands for as subdomains");
        require(
                subdomains.stream().allMatch(s -> SUBDOMAIN.matcher(s).matches()),
                "has subdomains that are not letters and digits");
        require(!behind.contains("key") || !this.key.isBlank(), "has {key}, but no key is set");
        require(isAddress(), "is no address");
    }

    private static void require(boolean isTrue, String otherwise) {
        if (!isTrue) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static List<String> placeholders(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(canonical(matcher.group(1)));
        }
        return names;
    }

    private static String canonical(String name) {
        return ALIASES.getOrDefault(name, name);
    }

    private boolean isAddress() {
        try {
            return new URI(filled(new TileCoord(0, 0, 0))).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The address of a tile. */
    URI of(TileCoord tile) {
        return URI.create(filled(tile));
    }

    private String filled(TileCoord tile) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(value(canonical(match.group(1)), tile)));
    }

    private String value(String name, TileCoord tile) {
        return switch (name) {
            case "z" -> String.valueOf(tile.zoom());
            case "x" -> String.valueOf(tile.column());
            case "y" -> String.valueOf(tile.row());
            // The same tile always comes from the same host, so that caches on the way know it.
            case "s" -> subdomains.get((tile.column() + tile.row()) % subdomains.size());
            default -> URLEncoder.encode(key, StandardCharsets.UTF_8);
        };
    }
}
