package chaozhou.gis.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comparisons of features. */
final class FeatureRows {

    private static final String ITEMS = "/api/collections/villages/items";
    private static final int LIMIT = 100;
    private static final int LARGE_LIMIT = 1000;
    private static final int FILTERED = 20;

    private final Comparison comparison;
    private final Path folder;
    private final FeatureStatements statements;
    private final JdbcClient jdbc;

    FeatureRows(Comparison comparison, Path folder, FeatureStatements statements, JdbcClient jdbc) {
        this.comparison = comparison;
        this.folder = folder;
        this.statements = statements;
        this.jdbc = jdbc;
    }

    Row page(Sides sides) throws IOException, InterruptedException {
        String path = ITEMS + "?limit=" + LIMIT;
        String answer = new Answers(sides.service().address()).get(path).text();
        if (!answer.contains("\"numberReturned\":" + LIMIT) || statements.pageSize(jdbc, LIMIT) != LIMIT) {
            throw new BenchFailure("There are not %d villages on the page.".formatted(LIMIT));
        }
        Path lua = Files.writeString(folder.resolve("page.lua"), "wrk.path = \"" + path + "\"\n");
        Path sql = Files.writeString(folder.resolve("page.sql"), statements.pageScript(LIMIT));
        return comparison.measure("100 villages; against pgbench", sides.ofService(lua), sides.ofDatabase(sql), 1.2);
    }

    Row againstMapServer(Sides sides, MapServer mapServer) throws IOException, InterruptedException {
        String path = "/bench/ogcapi/collections/villages/items?f=json&limit=" + LARGE_LIMIT;
        String answer = new Answers(mapServer.address()).get(path).text();
        if (!answer.contains("\"numberReturned\":" + LARGE_LIMIT)) {
            throw new BenchFailure("MapServer has no page of %d villages:%n%s".formatted(LARGE_LIMIT, answer));
        }
        Path theirs = Files.writeString(folder.resolve("mapserver.lua"), "wrk.path = \"" + path + "\"\n");
        Path ours = Files.writeString(
                folder.resolve("large.lua"), "wrk.path = \"" + ITEMS + "?limit=" + LARGE_LIMIT + "\"\n");
        return comparison.measure(
                "1,000 villages; against MapServer",
                sides.ofService(ours),
                new WrkLoad(sides.wrk(), theirs, mapServer.address()),
                15);
    }

    Row item(Sides sides) throws IOException, InterruptedException {
        List<String> ids = statements.ids(jdbc);
        Answers service = new Answers(sides.service().address());
        for (String id : ids) {
            if (!service.get(ITEMS + "/" + id).text().contains("\"id\":\"" + id + "\"")) {
                throw new BenchFailure("The service has no village " + id + ".");
            }
        }
        Path lua = Files.writeString(folder.resolve("item.lua"), lua(ids));
        Path sql = Files.writeString(folder.resolve("item.sql"), statements.itemScript(ids));
        return comparison.measure("one village; against pgbench", sides.ofService(lua), sides.ofDatabase(sql), 0.4);
    }

    /** Around the city's middle, in square steps outwards, until the polygon meets as many villages as are wanted. */
    Row filtered(Sides sides) throws IOException, InterruptedException {
        Answers service = new Answers(sides.service().address());
        String polygon = "";
        String path = "";
        int matched = 0;
        for (int step = 1; matched < FILTERED; step++) {
            polygon = square(116.6225, 23.6569, step * 0.0005);
            path = ITEMS + "?limit=" + LIMIT + "&filter="
                    + URLEncoder.encode("S_INTERSECTS(geom," + polygon + ")", StandardCharsets.UTF_8);
            matched = statements.filteredSize(jdbc, polygon, LIMIT);
        }
        if (!service.get(path).text().contains("\"numberReturned\":" + matched)) {
            throw new BenchFailure("The service and PostgreSQL find different villages in " + polygon + ".");
        }
        Path lua = Files.writeString(folder.resolve("filtered.lua"), "wrk.path = \"" + path + "\"\n");
        Path sql = Files.writeString(folder.resolve("filtered.sql"), statements.filteredScript(polygon, LIMIT));
        return comparison.measure(
                matched + " villages by a CQL2 filter; against pgbench",
                sides.ofService(lua),
                sides.ofDatabase(sql),
                0.7);
    }

    private static String square(double longitude, double latitude, double half) {
        double west = longitude - half;
        double east = longitude + half;
        double south = latitude - half;
        double north = latitude + half;
        return "POLYGON((%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f))"
                .formatted(west, south, east, south, east, north, west, north, west, south);
    }

    private static String lua(List<String> ids) {
        return """
                local ids = { %s }
                math.randomseed(os.time())
                request = function()
                  return wrk.format("GET", "%s/" .. ids[math.random(#ids)])
                end
                """.formatted(ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", ")), ITEMS);
    }
}
