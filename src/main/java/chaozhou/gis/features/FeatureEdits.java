package chaozhou.gis.features;

import chaozhou.gis.access.Account;
import chaozhou.gis.access.Authentication;
import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.http.EntityTags;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.query.FeatureKey;
import chaozhou.gis.query.Parameters;
import chaozhou.gis.query.Period;
import chaozhou.gis.store.Edit;
import chaozhou.gis.store.FeatureEditing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates, replaces, updates and deletes features (OGC 20-002). {@code datetime} is the day from which on a change holds, today
 * without it; {@code reason} says why it was made; {@code If-Match} has to name the state that the editor has seen.
 */
@Component
final class FeatureEdits {

    /** Of all that a reason may be. */
    static final int LONGEST_REASON = 2000;

    /** A county's boundary in full detail has some megabytes. */
    private static final int MOST_BYTES = 16 << 20;

    private static final String ADVICE = "send the boundary with fewer vertices, or the layer as a file";

    private static final JsonBody WHOLE =
            new JsonBody(MOST_BYTES, List.of(MediaTypes.GEOJSON, MediaTypes.JSON), ADVICE);
    private static final JsonBody PATCH = new JsonBody(MOST_BYTES, List.of(MediaTypes.MERGE_PATCH), ADVICE);

    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Authentication authentication;
    private final FeatureEditing editing;
    private final Clock clock;

    FeatureEdits(Authentication authentication, FeatureEditing editing, Clock clock) {
        this.authentication = authentication;
        this.editing = editing;
        this.clock = clock;
    }

    /**
     * Adds a feature.
     *
     * @return what was done
     */
    Edit create(Layer layer, HttpServletRequest request) throws IOException {
        Account account = authentication.require(Role.EDITOR, request.getHeader("Authorization"));
        Parameters parameters = parameters(request);
        FeatureBody body = new FeatureBody(layer, WHOLE.read(request), contentCrs(request));
        LocalDate day = parameters.text("datetime").isPresent()
                ? day(parameters)
                : body.validFrom().orElseGet(this::today);
        Edit edit =
                edit(layer, body.id().orElseGet(() -> newId(layer, body)), Edit.Kind.CREATE, day, account, parameters);
        editing.apply(edit, state -> true, before -> body.whole(edit, null));
        return edit;
    }

    /** Changes or ends the feature of that id, by the request's method. */
    Edit change(Layer layer, String id, HttpServletRequest request) throws IOException {
        Account account = authentication.require(Role.EDITOR, request.getHeader("Authorization"));
        Parameters parameters = parameters(request);
        Edit edit = edit(layer, id, kind(request.getMethod()), day(parameters), account, parameters);
        FeatureEditing.Revision revision = switch (edit.kind()) {
            case DELETE -> before -> null;
            case REPLACE -> {
                FeatureBody body = body(WHOLE, edit, request);
                yield before -> body.whole(edit, before);
            }
            default -> {
                FeatureBody body = body(PATCH, edit, request);
                yield before -> body.merged(edit, Objects.requireNonNull(before));
            }
        };
        editing.apply(edit, isSeen(request.getHeader("If-Match")), revision);
        return edit;
    }

    private static Edit.Kind kind(String method) {
        return switch (method) {
            case "PUT" -> Edit.Kind.REPLACE;
            case "PATCH" -> Edit.Kind.UPDATE;
            default -> Edit.Kind.DELETE;
        };
    }

    private static FeatureBody body(JsonBody kind, Edit edit, HttpServletRequest request) throws IOException {
        FeatureBody body = new FeatureBody(edit.layer(), kind.read(request), contentCrs(request));
        if (body.id().isPresent() && !body.id().get().equals(edit.id())) {
            throw new GisException.InvalidData(
                    "The body is another feature than the address.",
                    List.of("id: is %s, and the address says %s"
                            .formatted(body.id().get(), edit.id())));
        }
        return body;
    }

    // --- The words of the request ----------------------------------------------------------------------------------

    private static Parameters parameters(HttpServletRequest request) {
        return Parameters.of(request.getParameterMap(), Set.of("datetime", "reason"), Map.of("reason", LONGEST_REASON));
    }

    private static Edit edit(
            Layer layer, String id, Edit.Kind kind, LocalDate day, Account account, Parameters parameters) {
        return new Edit(
                layer, id, kind, day, account.name(), parameters.text("reason").orElse(null));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private LocalDate day(Parameters parameters) {
        return parameters
                .text("datetime")
                .map(value -> Period.parseDay(value, clock))
                .orElseGet(this::today);
    }

    /** The CRS of the body's coordinates (OGC 20-002, "Content-Crs"). */
    private static Crs contentCrs(HttpServletRequest request) {
        String header = request.getHeader("Content-Crs");
        if (header == null) {
            return Crs.CRS84;
        }
        String uri = header.strip();
        Optional<Crs> crs = uri.startsWith("<") && uri.endsWith(">")
                ? Crs.of(uri.substring(1, uri.length() - 1))
                : Optional.empty();
        return crs.orElseThrow(() -> new InvalidParameter(
                "Content-Crs",
                "Content-Crs is the URI, in angle brackets, of a coordinate reference system that the layer lists.",
                Crs.uris()));
    }

    /** Two editors do not overwrite each other: each has to say which state it changes. */
    private static Predicate<String> isSeen(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new GisException.Precondition(
                    false,
                    "Say with If-Match which state of the feature you have read: send its ETag, so that you don't overwrite what others did since.");
        }
        if (ifMatch.strip().equals("*")) {
            return state -> true;
        }
        List<String> tags = EntityTags.strong(ifMatch);
        return state -> tags.stream().anyMatch(tag -> FeatureTag.isOf(state, tag));
    }

    /** The feature's code where it has one, else something that nobody has. */
    private static String newId(Layer layer, FeatureBody body) {
        return layer.codeAttribute()
                .flatMap(code -> body.text(code.name()))
                .filter(code -> FeatureKey.ID.matcher(code).matches())
                .orElseGet(() -> {
                    byte[] random = new byte[ID_BYTES];
                    RANDOM.nextBytes(random);
                    return HexFormat.of().formatHex(random);
                });
    }
}
