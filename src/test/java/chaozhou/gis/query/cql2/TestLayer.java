package chaozhou.gis.query.cql2;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.geo.Crs;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A layer that has what the examples of the standard name. */
final class TestLayer {

    private static final Text NONE = new Text("", "");

    private TestLayer() {}

    static FilterContext context() {
        return new FilterContext(layer(), Crs.CRS84, ZoneId.of("Asia/Shanghai"));
    }

    private static Layer layer() {
        List<Attribute> attributes = Stream.of(
                        named(
                                Attribute.Type.TEXT,
                                "landsat:scene_id",
                                "name",
                                "cityName",
                                "road_class",
                                "etat_vol",
                                "material"),
                        named(
                                Attribute.Type.NUMBER,
                                "eo:cloud_cover",
                                "depth",
                                "vehicle_height",
                                "bridge_clearance",
                                "floors"),
                        named(Attribute.Type.INTEGER, "category", "landsat:wrs_row", "landsat:wrs_path"),
                        named(Attribute.Type.BOOLEAN, "swimming_pool"),
                        named(Attribute.Type.DATE, "updated", "touchdown", "liftOff", "event_time", "date"))
                .flatMap(stream -> stream)
                .toList();
        return new Layer(
                "examples",
                NONE,
                NONE,
                "other",
                1,
                Layer.GeometryType.MULTI_POLYGON,
                null,
                null,
                null,
                attributes,
                List.of(),
                JsonMapper.shared().createObjectNode());
    }

    private static Stream<Attribute> named(Attribute.Type type, String... names) {
        return Arrays.stream(names)
                .map(name -> new Attribute(
                        name, type, null, false, null, null, null, null, null, null, NONE, List.of(), Map.of()));
    }
}
