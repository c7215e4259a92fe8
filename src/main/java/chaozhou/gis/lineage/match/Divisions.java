package chaozhou.gis.lineage.match;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.lineage.LineageRecord;
import chaozhou.gis.lineage.LineageStore;
import chaozhou.gis.lineage.match.Division.UnitKey;
import chaozhou.gis.query.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the divisions of all layers that have codes, with all their periods, and what became of them. */
@Component
final class Divisions {

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final LineageStore lineage;

    Divisions(Catalog catalog, JdbcClient jdbc, LineageStore lineage) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.lineage = lineage;
    }

    /** The layers of divisions: those that have codes, upper ones first. */
    List<Layer> layers() {
        return catalog.layers().stream()
                .filter(layer -> layer.codeAttribute().isPresent())
                .toList();
    }

    /** @param system the only one whose codes are looked for; null: all */
    List<Division> read(Attribute.@Nullable CodeSystem system) {
        return jdbc.sql("""
                        SELECT layer, id, name, codes, parent_code, valid_from, valid_to
                        FROM gis.place
                        WHERE layer = ANY (?)
                        ORDER BY layer, id, valid_from""")
                .param(layers().stream().map(Layer::id).toArray(String[]::new))
                .query((row, number) -> division(row, system))
                .list();
    }

    private Division division(ResultSet row, Attribute.@Nullable CodeSystem system) throws SQLException {
        String layer = row.getString("layer");
        String name = row.getString("name");
        List<@Nullable String> codes =
                Arrays.asList((@Nullable String[]) row.getArray("codes").getArray());
        return new Division(
                new UnitKey(layer, row.getString("id")),
                name,
                NameLookup.folded(name),
                codes.isEmpty() ? null : codes.get(0),
                codesOf(system, catalog.layer(layer), codes),
                row.getString("parent_code"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }

    /** @param codes in the order of the layer's definition; one may be missing */
    private static List<String> codesOf(
            Attribute.@Nullable CodeSystem system, Layer layer, List<@Nullable String> codes) {
        List<Attribute> attributes = layer.attributes(Attribute.Role.CODE);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < attributes.size() && i < codes.size(); i++) {
            String code = codes.get(i);
            if (code != null && (system == null || system == attributes.get(i).codeSystem())) {
                chosen.add(code);
            }
        }
        return chosen;
    }

    /** What is known of how they came from each other up to a day; what was rejected is left out. */
    List<LineageRecord> lineage(LocalDate day) {
        Map<Long, LineageRecord> records = new TreeMap<>();
        for (Layer layer : layers()) {
            lineage.of(layer, new Period(null, day)).stream()
                    .filter(record -> !record.status().equals("rejected"))
                    .forEach(record -> records.put(record.number(), record));
        }
        return List.copyOf(records.values());
    }
}
