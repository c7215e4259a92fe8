package chaozhou.gis.query.cql2;

import static java.util.stream.Collectors.joining;

import chaozhou.gis.catalog.Text;
import java.util.List;

/** A function that filters may call besides those of CQL2. */
public record FilterFunction(Operator operator, Text description, List<Parameter> parameters) {

    /** What it takes at one place. */
    public record Parameter(String name, ValueType type) {}

    private static final Parameter GEOMETRY = new Parameter("geometry", ValueType.GEOMETRY);

    public static final List<FilterFunction> ALL = List.of(
            new FilterFunction(
                    Operator.CODE_UNDER,
                    new Text("要素属于该代码所指的区划或其下级区划", "Whether the feature is, or lies in, the division of that code"),
                    List.of(new Parameter("code", ValueType.TEXT))),
            new FilterFunction(
                    Operator.AREA,
                    new Text("椭球面积，平方米", "The area on the ellipsoid, in square metres"),
                    List.of(GEOMETRY)),
            new FilterFunction(
                    Operator.LENGTH,
                    new Text(
                            "线的长度或面的周长，椭球面，米",
                            "The length of a line, or of the boundary of an area, on the ellipsoid, in metres"),
                    List.of(GEOMETRY)),
            new FilterFunction(
                    Operator.DISTANCE,
                    new Text("两个几何间的最短距离，椭球面，米", "The shortest distance on the ellipsoid, in metres"),
                    List.of(GEOMETRY, new Parameter("other", ValueType.GEOMETRY))),
            new FilterFunction(
                    Operator.CENTROID, new Text("几何的重心", "The centre of gravity of a geometry"), List.of(GEOMETRY)));

    static FilterFunction of(Operator operator) {
        return ALL.stream()
                .filter(function -> function.operator == operator)
                .findFirst()
                .orElseThrow();
    }

    /** Their names, for a sentence. */
    static String names() {
        return ALL.stream().map(function -> function.operator.label()).collect(joining(", "));
    }
}
