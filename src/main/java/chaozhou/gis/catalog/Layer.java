package chaozhou.gis.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A layer as its definition declares it. Its id is the collection's id and the name of its table.
 *
 * @param coverage the polygonal coverage that the layer belongs to: siblings share their edges exactly, and so do the other
 *     layers of the same name; null where features stand alone
 * @param toleranceM strips up to this mean width, in metres, count for nothing where a feature overlaps its siblings or lies outside
 *     its parent; siblings of a layer without it may overlap unless it is a coverage
 * @param parent the layer above, and the attribute that holds the parent's code
 * @param style how maps draw it, as the definition's schema describes it
 */
public record Layer(
        String id,
        Text title,
        Text description,
        String theme,
        int order,
        GeometryType geometry,
        @Nullable String coverage,
        @Nullable Double toleranceM,
        @Nullable Parent parent,
        List<Attribute> attributes,
        List<CountCheck> checks,
        JsonNode style) {

    /** The error that a surveyed boundary point may have (GB/T 17986.1). */
    private static final double USUAL_TOLERANCE_M = 0.1;

    public Layer {
        attributes = List.copyOf(attributes);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** Of its id alone: layers are looked up often, and no two have the same one. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Geometry types by their names in OGC Simple Feature Access. */
    public enum GeometryType {
        @JsonProperty("Point")
        POINT("Point", 0),
        @JsonProperty("MultiLineString")
        MULTI_LINE_STRING("MultiLineString", 1),
        @JsonProperty("MultiPolygon")
        MULTI_POLYGON("MultiPolygon", 2);

        private final String title;
        private final int dimension;

        GeometryType(String title, int dimension) {
            this.title = title;
            this.dimension = dimension;
        }

        public String title() {
            return title;
        }

        /** 0 of points, 1 of lines, 2 of areas. */
        public int dimension() {
            return dimension;
        }

        public boolean isPolygonal() {
            return this == MULTI_POLYGON;
        }
    }

    /** The layer above and this layer's attribute that holds the parent's code. */
    public record Parent(String layer, String attribute) {}

    /** How many features have to be in force today, those whose attributes equal {@code where}. */
    public record CountCheck(long count, Map<String, String> where) {
        public CountCheck {
            where = where == null ? Map.of() : where;
        }
    }

    /** Whether siblings may overlap. */
    public boolean mayOverlap() {
        return coverage == null && toleranceM == null;
    }

    /** How far a feature may overlap its siblings or lie outside its parent, in metres. */
    public double toleranceInMetres() {
        return toleranceM == null ? USUAL_TOLERANCE_M : toleranceM;
    }

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    public List<Attribute> attributes(Attribute.Role role) {
        return attributes.stream().filter(a -> a.role() == role).toList();
    }

    /** The attribute that names a feature; every definition has one. */
    public Attribute nameAttribute() {
        return attributes(Attribute.Role.NAME).get(0);
    }

    /** The attribute that children refer to, where the layer has codes. */
    public Optional<Attribute> codeAttribute() {
        return attributes(Attribute.Role.CODE).stream().findFirst();
    }

    /** The attribute that says which division a feature is, or else in which one it lies. */
    public Optional<Attribute> divisionAttribute() {
        return codeAttribute()
                .or(() -> attributes(Attribute.Role.DIVISION).stream().findFirst());
    }

    /** The first zoom at which tiles hold the layer. */
    public int minZoom() {
        return Objects.requireNonNull(style.get("minZoom")).intValue();
    }
}
