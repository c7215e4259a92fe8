package chaozhou.gis.lineage;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what codes mean on a day, in one code system or in all. */
@Component
final class CodeLookup {

    private final Catalog catalog;
    private final JdbcClient jdbc;

    CodeLookup(Catalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
    }

    /** A unit that has a code in a system. */
    record Match(String layer, String id, String name, String system) {}

    /** @param codes in the order of the layer's definition; one may be missing */
    private record Place(String layer, String id, String name, List<@Nullable String> codes) {}

    /**
     * The units that have a code.
     *
     * @param layer the only layer that counts; null: all
     * @param system the only system that counts; null: all
     */
    List<Match> find(String code, LocalDate day, @Nullable Layer layer, Attribute.@Nullable CodeSystem system) {
        List<Place> places = jdbc.sql("""
                        SELECT layer, id, name, codes FROM gis.place
                        WHERE codes @> ARRAY[:code]::text[] AND daterange(valid_from, valid_to) @> :day AND layer = coalesce(:layer, layer)
                        ORDER BY layer, id""")
                .param("code", code)
                .param("day", day)
                .param("layer", layer == null ? null : layer.id(), Types.VARCHAR)
                .query((row, number) ->
                        new Place(row.getString(1), row.getString(2), row.getString(3), texts(row.getArray(4))))
                .list();
        List<Match> matches = new ArrayList<>();
        for (Place place : places) {
            if (catalog.contains(place.layer())) {
                add(place, code, system, matches);
            }
        }
        return matches;
    }

    private static List<@Nullable String> texts(Array array) throws SQLException {
        return Arrays.asList((@Nullable String[]) array.getArray());
    }

    private void add(Place place, String code, Attribute.@Nullable CodeSystem system, List<Match> matches) {
        List<Attribute> attributes = catalog.layer(place.layer()).attributes(Attribute.Role.CODE);
        for (int i = 0; i < attributes.size() && i < place.codes().size(); i++) {
            Attribute.CodeSystem of = attributes.get(i).codeSystem();
            if (code.equals(place.codes().get(i)) && (system == null || system == of)) {
                matches.add(new Match(place.layer(), place.id(), place.name(), of == null ? "" : of.label()));
            }
        }
    }

    /** Whether matches are of more than one unit. */
    static boolean isAmbiguous(List<Match> matches) {
        return matches.stream()
                        .map(match -> match.layer() + "/" + match.id())
                        .distinct()
                        .count()
                > 1;
    }
}
