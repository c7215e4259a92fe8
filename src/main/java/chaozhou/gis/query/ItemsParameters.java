package chaozhou.gis.query;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.Expression.Literal;
import chaozhou.gis.query.cql2.Expression.Property;
import chaozhou.gis.query.cql2.FilterContext;
import chaozhou.gis.query.cql2.FilterLanguage;
import chaozhou.gis.query.cql2.Operator;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.query.cql2.ValueType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The parameters of {@code /api/collections/{layer}/items}: words of a request to a {@link FeatureQuery}. */
public final class ItemsParameters {

    public static final int DEFAULT_LIMIT = 100;
    public static final int MAXIMUM_LIMIT = 10_000;

    private static final String FILTER = "filter";

    private static final List<String> COMMON = List.of(
            "bbox",
            "bbox-crs",
            "datetime",
            "filter",
            "filter-lang",
            "filter-crs",
            "sortby",
            "limit",
            "after",
            "properties",
            "skipGeometry",
            "precision",
            "crs",
            "resultType",
            "f");

    static final Set<String> OF_PAGES = Set.of("limit", "after", "resultType");

    private final Clock clock;

    public ItemsParameters(Clock clock) {
        this.clock = clock;
    }

    /** The names that the items of a layer take. */
    public static List<String> names(Layer layer) {
        return Stream.concat(COMMON.stream(), equatable(layer).map(Queryable::name))
                .toList();
    }

    /** The properties that features can be selected by with a parameter of their name. */
    public static Stream<Queryable> equatable(Layer layer) {
        return Queryable.scalars(layer).filter(queryable -> !COMMON.contains(queryable.name()));
    }

    /** @throws InvalidParameter naming the first parameter that can't be used */
    public static Parameters read(Layer layer, Map<String, String[]> given) {
        return Parameters.of(given, names(layer), Map.of(FILTER, FilterLanguage.LONGEST));
    }

    /** @throws InvalidParameter naming the first parameter that can't be used */
    public FeatureQuery parse(Layer layer, Parameters parameters) {
        List<Expression> conditions = Stream.of(
                        equatable(layer).flatMap(queryable -> equality(queryable, parameters).stream()),
                        bbox(parameters).stream(),
                        filter(layer, parameters, clock.getZone()).stream())
                .flatMap(stream -> stream)
                .toList();
        List<SortKey> sorting = parameters
                .text("sortby")
                .map(value -> SortKey.parse(layer, value))
                .orElse(List.of());
        return new FeatureQuery(
                layer,
                Expression.all(conditions),
                parameters
                        .text("datetime")
                        .map(value -> Period.parse(value, clock))
                        .orElseGet(() -> Period.of(LocalDate.now(clock))),
                sorting,
                parameters
                        .text("after")
                        .map(value -> FeatureKey.parse("after", value, sorting))
                        .orElse(null),
                parameters.limit("limit", 1, MAXIMUM_LIMIT, DEFAULT_LIMIT),
                Selection.parse(layer, parameters),
                crs(parameters, "crs"));
    }

    /** Whether the features are wanted, or only their number. */
    public static boolean wantsFeatures(Parameters parameters) {
        return parameters
                .text("resultType")
                .map(value -> switch (value) {
                    case "results" -> true;
                    case "hits" -> false;
                    default ->
                        throw new InvalidParameter(
                                "resultType", "resultType is results or hits.", List.of("results", "hits"));
                })
                .orElse(true);
    }

    /** The CRS that a parameter names; CRS84 without it (OGC 18-058r1, 7.2). */
    public static Crs crs(Parameters parameters, String name) {
        return parameters
                .text(name)
                .map(value -> Crs.of(value)
                        .orElseThrow(() -> new InvalidParameter(
                                name,
                                name + " is the URI of a coordinate reference system that the layer lists.",
                                Crs.uris())))
                .orElse(Crs.CRS84);
    }

    private static Optional<Expression> equality(Queryable queryable, Parameters parameters) {
        return parameters
                .text(queryable.name())
                .map(text -> Expression.equal(queryable, PropertyText.value(queryable, text)));
    }

    private static Optional<Expression> bbox(Parameters parameters) {
        Crs crs = crs(parameters, "bbox-crs");
        return parameters
                .text("bbox")
                .map(value -> Expression.call(
                        Operator.S_INTERSECTS,
                        Property.of(Queryable.GEOMETRY),
                        new Literal(ValueType.GEOMETRY, BboxParameter.parse(value, crs))));
    }

    /** The parameters of an address that takes a filter besides others. */
    public static Parameters readFilter(Map<String, String[]> given, Set<String> others) {
        Set<String> names = new HashSet<>(others);
        names.addAll(List.of(FILTER, "filter-lang", "filter-crs"));
        return Parameters.of(given, names, Map.of(FILTER, FilterLanguage.LONGEST));
    }

    /** The parameters {@code filter}, {@code filter-lang} and {@code filter-crs}. */
    public static Optional<Expression> filter(Layer layer, Parameters parameters, ZoneId zone) {
        FilterLanguage language =
                parameters.text("filter-lang").map(ItemsParameters::language).orElse(FilterLanguage.TEXT);
        FilterContext context = new FilterContext(layer, crs(parameters, "filter-crs"), zone);
        return parameters.text(FILTER).map(filter -> language.read(filter, context));
    }

    private static FilterLanguage language(String name) {
        return Arrays.stream(FilterLanguage.values())
                .filter(language -> language.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        "filter-lang",
                        "filter-lang is the language of the filter, one of %s."
                                .formatted(String.join(", ", languages())),
                        languages()));
    }

    public static List<String> languages() {
        return Arrays.stream(FilterLanguage.values()).map(FilterLanguage::label).toList();
    }
}
