package chaozhou.gis.bench;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.SqlNames;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Features as PostgreSQL itself writes them in JSON, for pgbench. */
final class FeatureStatements {

    private static final String IN_FORCE =
            "valid_from <= cast(:day as date) and (valid_to is null or valid_to > cast(:day as date))";

    private final Layer layer;
    private final LocalDate day;

    FeatureStatements(Layer layer, LocalDate day) {
        this.layer = layer;
        this.day = day;
    }

    /** The ids of all features in force. */
    List<String> ids(JdbcClient jdbc) {
        return jdbc.sql("select id from %s where %s order by id".formatted(SqlNames.table(layer), IN_FORCE))
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** How many rows the statement of a page has. */
    int pageSize(JdbcClient jdbc, int limit) {
        return jdbc.sql(page(limit)).param("day", day).query().listOfRows().size();
    }

    String pageScript(int limit) {
        return page(limit) + ";\n";
    }

    /** How many features meet a polygon in well-known text. */
    int filteredSize(JdbcClient jdbc, String polygon, int limit) {
        return jdbc.sql(filtered(polygon, limit))
                .param("day", day)
                .query()
                .listOfRows()
                .size();
    }

    String filteredScript(String polygon, int limit) {
        return filtered(polygon, limit) + ";\n";
    }

    private String filtered(String polygon, int limit) {
        return "%s and ST_Intersects(geom, ST_GeomFromText('%s', 4490)) order by id, valid_from limit %d"
                .formatted(select(), polygon, limit);
    }

    /**
     * One feature, random.
     *
     * @param ids made of digits only, which pgbench takes for numbers
     */
    String itemScript(List<String> ids) {
        return "\\set n random(0, %d)\n\\set id %s\n%s and id = cast(:id as text) order by id, valid_from limit 1;\n"
                .formatted(ids.size() - 1, choice(ids, 0), select());
    }

    /** pgbench has no lists: the one of that number is found by halving. */
    private static String choice(List<String> ids, int first) {
        if (ids.size() == 1) {
            return ids.get(0);
        }
        int half = ids.size() / 2;
        return "case when :n < %d then %s else %s end"
                .formatted(
                        first + half,
                        choice(ids.subList(0, half), first),
                        choice(ids.subList(half, ids.size()), first + half));
    }

    private String page(int limit) {
        return select() + " order by id, valid_from limit " + limit;
    }

    private String select() {
        Stream<String> names = Stream.concat(
                layer.attributes().stream().map(attribute -> attribute.name()),
                Stream.of("valid_from", "valid_to", "provenance"));
        String properties = names.map(name -> "'" + name + "', " + SqlNames.quoted(name))
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
        return "select id, ST_AsGeoJSON(geom), %s from %s where %s"
                .formatted(properties, SqlNames.table(layer), IN_FORCE);
    }
}
