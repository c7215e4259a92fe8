package chaozhou.gis.quality;

import static chaozhou.gis.store.SqlNames.quoted;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.CheckScope;
import chaozhou.gis.store.Fault;
import chaozhou.gis.store.LayerRule;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Codes of divisions have the form of their standards: province and prefecture (GB/T 2260), then the number of a street office, town,
 * township or farm (GB/T 10114). A code that children refer to begins with their parent's.
 */
@Component
final class CodeFormRule implements LayerRule {

    /** Provinces go from 11, Beijing, to 82, Macao; a town's number from 001 to 599. Six, nine or twelve digits. */
    private static final String FORM =
            "^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\\d{4}(([0-5]\\d\\d)(\\d{3})?)?$";

    @Override
    public boolean isOfSingleFeatures() {
        return true;
    }

    @Override
    public List<Fault> faults(CheckScope scope, Layer layer) throws SQLException {
        List<Fault> faults = new ArrayList<>();
        for (Attribute code : layer.attributes(Attribute.Role.CODE)) {
            if (code.codeSystem() != null) {
                faults.addAll(Faults.select(
                        scope,
                        layer,
                        "code",
                        """
                        SELECT id, format('%1$s is %%s, which is no code of GB/T 2260 and GB/T 10114', %2$s), ST_PointOnSurface(geom)
                        FROM %3$s WHERE %2$s !~ ? OR substr(%2$s, 7, 3) = '000' ORDER BY id""".formatted(code.name(), quoted(code.name()), scope.table(layer)),
                        FORM));
            }
        }
        faults.addAll(ofAnotherParent(scope, layer));
        return faults;
    }

    private static List<Fault> ofAnotherParent(CheckScope scope, Layer layer) throws SQLException {
        Attribute code = layer.codeAttribute().orElse(null);
        if (code == null || code.codeSystem() == null || layer.parent() == null) {
            return List.of();
        }
        return Faults.select(scope, layer, "code", """
                SELECT id, format('%1$s is %%s, which does not begin with %3$s %%s', %2$s, %4$s), ST_PointOnSurface(geom)
                FROM %5$s WHERE left(%2$s, length(%4$s)) <> %4$s ORDER BY id""".formatted(
                        code.name(),
                        quoted(code.name()),
                        layer.parent().attribute(),
                        quoted(layer.parent().attribute()),
                        scope.table(layer)));
    }
}
