package chaozhou.gis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Comparisons of features. */
final class FeatureRows {

    private static final String ITEMS = "/api/collections/villages/items";
    private static final int LIMIT = 100;

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
