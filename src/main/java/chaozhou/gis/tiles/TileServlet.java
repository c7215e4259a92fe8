package chaozhou.gis.tiles;

import chaozhou.gis.error.GisException;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.http.ApiServlet;
import chaozhou.gis.http.ContentCoding;
import chaozhou.gis.http.EntityTags;
import chaozhou.gis.http.MediaTypes;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Tiles, below addresses that end with the number of a tile matrix. Nearly all that maps ask for are in memory. */
final class TileServlet extends ApiServlet {

    private static final long serialVersionUID = 1;

    /** Tiles are kept as they are sent most often. */
    private static final List<ContentCoding> OFFERED = List.of(ContentCoding.GZIP);

    /** Maps repeat the same few queries for all their tiles. */
    private static final int KNOWN_QUERIES = 200;

    private static final int LONGEST_KNOWN_QUERY = 500;

    private final transient TileMatrixSet set;
    private final transient Tiles tiles;
    private final transient GeoJsonTiles geoJson;
    private final transient Function<Map<String, String[]>, TileSelection> parser;
    private final transient Cache<String, TileSelection> selections =
            Caffeine.newBuilder().maximumSize(KNOWN_QUERIES).build();

    /** @param parser reads the query's parameters, or throws what is wrong with them */
    TileServlet(
            TileMatrixSet set,
            Tiles tiles,
            GeoJsonTiles geoJson,
            Function<Map<String, String[]>, TileSelection> parser) {
        this.set = set;
        this.tiles = tiles;
        this.geoJson = geoJson;
        this.parser = parser;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        TileCoord address = address(request);
        TileSelection selection = selection(request);
        TileEdition edition = tiles.edition(set, selection);
        String entityTag = entityTag(edition, selection);
        setHeaders(response, entityTag);
        if (EntityTags.match(request.getHeader("If-None-Match"), entityTag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (selection.isGeoJson()) {
            geoJson.send(edition, address, response);
        } else {
            ContentCoding coding = ContentCoding.accepted(request.getHeader("Accept-Encoding"), OFFERED);
            send(tiles.tile(edition, address), coding, response);
        }
    }

    private static String entityTag(TileEdition edition, TileSelection selection) {
        if (selection.isGeoJson()) {
            // Weak, for the answer says when it was written.
            return "W/\"" + edition.tag() + "-json\"";
        }
        return '"' + edition.tag() + '"';
    }

    private TileCoord address(HttpServletRequest request) {
        String matrix = request.getServletPath();
        String rowAndColumn = request.getPathInfo();
        int slash = rowAndColumn == null ? -1 : rowAndColumn.indexOf('/', 1);
        if (slash < 0) {
            throw new GisException.NotFound("The address of a tile ends with /{tileMatrix}/{tileRow}/{tileCol}.");
        }
        return set.tile(
                matrix.substring(matrix.lastIndexOf('/') + 1),
                rowAndColumn.substring(1, slash),
                rowAndColumn.substring(slash + 1));
    }

    private TileSelection selection(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        TileSelection known = selections.getIfPresent(query);
        if (known == null) {
            known = parser.apply(request.getParameterMap());
            if (query.length() <= LONGEST_KNOWN_QUERY) {
                selections.put(query, known);
            }
        }
        return known;
    }

    private static void setHeaders(HttpServletResponse response, String entityTag) {
        response.setHeader("ETag", entityTag);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
    }

    private static void send(Tile tile, ContentCoding coding, HttpServletResponse response) throws IOException {
        if (tile.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        byte[] body = coding == ContentCoding.GZIP ? tile.gzip() : tile.identity();
        if (coding == ContentCoding.GZIP) {
            response.setHeader("Content-Encoding", coding.label());
        }
        response.setContentType(MediaTypes.MVT);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
