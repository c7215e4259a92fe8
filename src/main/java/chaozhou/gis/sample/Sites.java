package chaozhou.gis.sample;

import chaozhou.gis.geo.Geodesics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** Zones, parks and ranches: laid out around a position, of a given area, on ground that suits them. */
final class Sites {

    private static final double AREA_TOLERANCE = 1e-4;
    private static final double SEARCH_STEP = 0.0025;
    private static final int SEARCH_STEPS = 2500;

    private final Facts facts;
    private final Divisions divisions;
    private final List<Geometry> taken = new ArrayList<>();

    Sites(Facts facts, Divisions divisions) {
        this.facts = facts;
        this.divisions = divisions;
    }

    List<Item> industrialZones() {
        List<Item> items = new ArrayList<>();
        for (Facts.Row row : facts.industrialZones()) {
            double area = row.number("planned_km2") * 1e6;
            Chance chance = Chance.of(row.text("name"));
            Blocks blocks = Blocks.onLand(chance, row.integer("parts"), row.number("angle"));
            MultiPolygon ground = place(row, area, inside(row.text("county")), blocks::around);
            items.add(Item.of("iz-%02d".formatted(items.size() + 1), ground)
                    .with("name", row.text("name"))
                    .with("kind", row.text("kind"))
                    .with("county_code", row.text("county"))
                    .with("industry", row.text("industry"))
                    .with("planned_area_m2", Math.round(area))
                    .always(row.text("provenance")));
        }
        return items;
    }

    List<Item> farmParks() {
        List<Item> items = new ArrayList<>();
        for (Facts.Row row : facts.farmParks()) {
            Patches patches = Patches.of(row.text("name"), row.integer("parts"));
            MultiPolygon ground = place(row, row.number("km2") * 1e6, inside(row.text("county")), patches::around);
            items.add(Item.of("fp-%02d".formatted(items.size() + 1), ground)
                    .with("name", row.text("name"))
                    .with("level", "provincial")
                    .with("product", row.text("product"))
                    .withText("county_code", row.text("county"))
                    .always(row.text("provenance")));
        }
        return items;
    }

    List<Item> marineRanches() {
        Predicate<Geometry> isAtSea = beyond(counties(""));
        List<Item> items = new ArrayList<>();
        for (Facts.Row row : facts.marineRanches()) {
            Blocks blocks = Blocks.atSea(Chance.of(row.text("name")));
            MultiPolygon ground = place(row, row.number("km2") * 1e6, isAtSea, blocks::around);
            items.add(Item.of("mr-%02d".formatted(items.size() + 1), ground)
                    .with("name", row.text("name"))
                    .with("cages", row.integer("cages"))
                    .with("investment_yuan", row.integer("investment_yuan"))
                    .always(row.text("provenance")));
        }
        return items;
    }

    /** The ground of a county, or, where none is named, of all. */
    private List<PreparedGeometry> counties(String county) {
        return facts.counties().stream()
                .filter(row ->
                        row.has("code") && (county.isEmpty() || row.text("code").equals(county)))
                .map(row -> PreparedGeometryFactory.prepare(divisions.county(row.text("code"))))
                .toList();
    }

    private Predicate<Geometry> inside(String county) {
        List<PreparedGeometry> grounds = counties(county);
        if (grounds.size() == 1) {
            return grounds.get(0)::contains;
        }
        return site -> {
            double covered = 0;
            for (PreparedGeometry ground : grounds) {
                covered += ground.getGeometry().intersection(site).getArea();
            }
            return covered > site.getArea() * (1 - 1e-9);
        };
    }

    private static Predicate<Geometry> beyond(List<PreparedGeometry> grounds) {
        return site -> grounds.stream().noneMatch(ground -> ground.intersects(site));
    }

    /**
     * Looks for the nearest suitable ground, in a spiral from the position wanted.
     *
     * @param area in m² on the ellipsoid
     * @param shape the site around a point of the plane, by its size in degrees
     */
    private MultiPolygon place(Facts.Row row, double area, Predicate<Geometry> suits, Shape shape) {
        Coordinate wanted = row.position();
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double angle = step * 2.399963;
            double reach = SEARCH_STEP * Math.sqrt(step);
            Coordinate centre =
                    new Coordinate(wanted.x + reach * StrictMath.cos(angle), wanted.y + reach * StrictMath.sin(angle));
            MultiPolygon site = ofArea(area, size -> degrees(shape.around(centre, size)));
            if (site.isValid() && suits.test(site) && taken.stream().noneMatch(site::intersects)) {
                taken.add(site);
                return site;
            }
        }
        throw new IllegalStateException("no ground suits " + row.text("name"));
    }

    /** A site by its centre in the plane and its size in degrees. */
    interface Shape {
        List<List<Coordinate>> around(Coordinate centre, double size);
    }

    private static MultiPolygon ofArea(double area, DoubleFunction<MultiPolygon> bySize) {
        double size = Math.sqrt(area) / Plane.METRES;
        MultiPolygon site = bySize.apply(size);
        for (int i = 0; i < 20 && Math.abs(Geodesics.area(site) / area - 1) > AREA_TOLERANCE; i++) {
            size *= Math.sqrt(area / Geodesics.area(site));
            site = bySize.apply(size);
        }
        return site;
    }

    static MultiPolygon degrees(List<List<Coordinate>> rings) {
        return Facts.GEOMETRY.createMultiPolygon(rings.stream()
                .map(ring -> Facts.GEOMETRY.createPolygon(
                        ring.stream().map(Plane::degrees).toArray(Coordinate[]::new)))
                .toArray(Polygon[]::new));
    }

    static Coordinate turned(Coordinate centre, double x, double y, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Coordinate(centre.x + x * cos - y * sin, centre.y + x * sin + y * cos);
    }
}
