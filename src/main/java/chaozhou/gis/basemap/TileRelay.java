package chaozhou.gis.basemap;

import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches tiles from their providers. Nothing of a client's request goes there but the number of the tile; redirections are not followed, and
 * only pictures of a sane size come back. Addresses have keys in them and are never told or logged.
 */
@Component
final class TileRelay {

    private static final Logger LOG = LoggerFactory.getLogger(TileRelay.class);

    private static final int MOST_BYTES = 2 << 20;
    private static final int AT_ONCE = 16;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final long SECONDS_OF_AN_ANSWER = 15;
    private static final long SECONDS_OF_WAITING = 10;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;

    /** A picture that could have scripts inside. */
    private static final String SVG = "image/svg";

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Semaphore atOnce = new Semaphore(AT_ONCE, true);

    /**
     * Fetches a tile.
     *
     * @throws GisException.NotFound when the provider has none there
     * @throws GisException.UpstreamFailure when it does not answer, or not with a picture
     * @throws GisException.Unavailable when too many tiles are being fetched
     */
    RelayedTile fetch(Basemap basemap, Basemap.Source source, TileCoord tile) {
        try {
            if (!atOnce.tryAcquire(SECONDS_OF_WAITING, TimeUnit.SECONDS)) {
                throw new GisException.Unavailable(
                        "Too many tiles of basemaps are wanted at once. Try again in a few seconds.", null);
            }
            try {
                return picture(basemap, answer(source, tile));
            } finally {
                atOnce.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GisException.Unavailable("The service is ending.", e);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            throw failure(
                    basemap,
                    "does not answer with a tile (%s)"
                            .formatted(cause.getClass().getSimpleName()));
        }
    }

    private HttpResponse<byte[]> answer(Basemap.Source source, TileCoord tile)
            throws InterruptedException, ExecutionException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(source.address().of(tile))
                .timeout(Duration.ofSeconds(SECONDS_OF_AN_ANSWER))
                .header("Accept", "image/*")
                .header("User-Agent", "Chaozhou-GIS")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(
                request,
                head -> new BoundedBody(isPicture(head.statusCode(), mediaType(head.headers())) ? MOST_BYTES : 0));
        try {
            // A body that comes drop by drop has to end in time too.
            return answer.get(SECONDS_OF_AN_ANSWER, TimeUnit.SECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static String mediaType(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static boolean isPicture(int status, String mediaType) {
        return status == OK && mediaType.startsWith("image/") && !mediaType.startsWith(SVG);
    }

    private static RelayedTile picture(Basemap basemap, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String mediaType = mediaType(answer.headers());
        if (status == NOT_FOUND || status == NO_CONTENT) {
            throw new GisException.NotFound("The basemap %s has no tile there.".formatted(basemap.id()));
        } else if (status != OK) {
            throw failure(basemap, "answers with the status %d".formatted(status));
        } else if (!isPicture(status, mediaType) || answer.body().length == 0) {
            throw failure(basemap, "answers with something that is no picture");
        }
        return new RelayedTile(
                mediaType,
                answer.body(),
                answer.headers().firstValue("Cache-Control").orElse(null));
    }

    private static GisException.UpstreamFailure failure(Basemap basemap, String what) {
        LOG.warn("The provider of the basemap {} {}", basemap.id(), what);
        return new GisException.UpstreamFailure(
                "The provider of the basemap %s %s. If that goes on, tell the operator, who may look at its key and quota."
                        .formatted(basemap.id(), what));
    }
}
