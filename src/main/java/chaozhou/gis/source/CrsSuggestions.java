package chaozhou.gis.source;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which CRS coordinates without one would fit: those in which they lie where the service's layers do. Never taken, only told. */
@Component
public final class CrsSuggestions {

    private final JdbcClient jdbc;

    CrsSuggestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A CRS that would fit.
     *
     * @param crs a code like {@code EPSG:4548}
     * @param areAxesSwapped whether it would if northing or latitude stood first
     */
    public record Suggestion(String crs, boolean areAxesSwapped) {

        /** As somebody types it at the command line. */
        public String option() {
            return "--crs " + crs + (areAxesSwapped ? " --swap-axes" : "");
        }
    }

    /** @param extent of the coordinates as the file has them */
    public List<Suggestion> of(Envelope extent) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (String code : SourceCrs.USUAL) {
            Envelope known = known(Integer.parseInt(code.substring(code.indexOf(':') + 1)));
            if (known.intersects(extent)) {
                suggestions.add(new Suggestion(code, false));
            } else if (known.intersects(
                    new Envelope(extent.getMinY(), extent.getMaxY(), extent.getMinX(), extent.getMaxX()))) {
                suggestions.add(new Suggestion(code, true));
            }
        }
        return suggestions;
    }

    /** The extent of all layers in a CRS, east in x. */
    private Envelope known(int srid) {
        return jdbc.sql("""
                        SELECT ST_XMin(box), ST_XMax(box), ST_YMin(box), ST_YMax(box)
                        FROM (SELECT ST_Transform(ST_SetSRID(ST_Extent(extent::geometry)::geometry, 4490), ?) AS box FROM gis.layer) AS known
                        """)
                .param(srid)
                .query((row, number) -> row.getObject(1) == null
                        ? new Envelope()
                        : new Envelope(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4)))
                .single();
    }
}
