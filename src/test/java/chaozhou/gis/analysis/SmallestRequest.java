package chaozhou.gis.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every spatial question with as few inputs as it needs, for what has to be true of all of them. */
// List.of is immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum SmallestRequest {
    LOCATE("'layers':['towns']", "service_stations", "towns"),
    OVERLAY("'layers':['towns']", "industrial_zones", "towns"),
    NEAREST("'to':'towns'", "industrial_zones", "towns"),
    WITHIN_DISTANCE("'distance':1000,'layers':['towns']", "industrial_zones", "towns"),
    BUFFER("'distance':100", "industrial_zones"),
    DISSOLVE("", "industrial_zones"),
    CLIP("'withLayer':'towns'", "industrial_zones", "towns"),
    DIFFERENCE("'withLayer':'towns'", "industrial_zones", "towns"),
    UNION("'withLayer':'towns'", "industrial_zones", "towns"),
    TRANSFORM("'to':'EPSG:4548'", "industrial_zones"),
    MEASURE("", "industrial_zones"),
    COVERAGE_CHECK("", "industrial_zones"),
    NEIGHBOURS("", "industrial_zones"),
    SUMMARIZE("'of':'service_stations','function':'count'", "industrial_zones", "service_stations"),
    CLASSIFY("'attribute':'planned_area_m2'", "industrial_zones");

    private static final Set<SmallestRequest> OF_LAYERS_ONLY = Set.of(NEIGHBOURS, SUMMARIZE, CLASSIFY);

    private final String others;
    private final List<String> layers;

    /**
     * @param others its inputs besides those that say what it is about, JSON with single quotes
     * @param layers that it reads; the first one is what it is about
     */
    SmallestRequest(String others, String... layers) {
        this.others = others;
        this.layers = List.of(layers);
    }

    /** Those that take features and files. */
    public static Stream<SmallestRequest> ofFeatures() {
        return Arrays.stream(values()).filter(request -> !OF_LAYERS_ONLY.contains(request));
    }

    public String process() {
        return AnalysisInputs.label(this);
    }

    /** The layer that {@link #ofLayer} is about. */
    public String layer() {
        return layers.get(0);
    }

    /** The layers that {@link #ofLayer} reads. */
    public List<String> layers() {
        return layers;
    }

    public boolean takesPoints() {
        return this == LOCATE;
    }

    /** The inputs of a question about a layer, JSON with single quotes. */
    public String ofLayer() {
        return about("'layer':'%s'".formatted(layer()));
    }

    /** All inputs, with those that say what the question is about. */
    public String about(String subjects) {
        return others.isEmpty() ? subjects : subjects + "," + others;
    }

    /** The inputs of a question about a table whose column {@code wkt} has shapes in CGCS2000. */
    public Map<String, Object> ofTable() {
        return JsonMapper.shared()
                .readValue(
                        "{%s}"
                                .formatted(about(
                                        "'wkt':'wkt','%s':'EPSG:4490'".formatted(this == TRANSFORM ? "from" : "crs")))
                                .replace('\'', '"'),
                        new TypeReference<>() {});
    }

    /** A geometry of GeoJSON that it takes: a point, or a square of a hundredth of a degree north-east of it. */
    public String geometry(double longitude, double latitude) {
        return takesPoints()
                ? "{'type':'Point','coordinates':[%s,%s]}".formatted(longitude, latitude)
                : "{'type':'Polygon','coordinates':[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]}"
                        .formatted(longitude, latitude, longitude + 0.01, latitude + 0.01);
    }
}
