package chaozhou.gis.sample;

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
    private static final int BLOB_CORNERS = 72;

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
            Blocks blocks = new Blocks(chance, row.integer("parts"), row.number("angle"));
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
            MultiPolygon ground = place(row, row.number("km2") * 1e6, inside(row.text("county")), blob(row));
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
        List<Item> items = new ArrayList<>();
        for (Facts.Row row : facts.marineRanches()) {
            MultiPolygon ground = place(row, row.number("km2") * 1e6, this::isAtSea, blob(row));
            items.add(Item.of("mr-%02d".formatted(items.size() + 1), ground)
                    .with("name", row.text("name"))
                    .with("cages", row.integer("cages"))
                    .with("investment_yuan", row.integer("investment_yuan"))
                    .always(row.text("provenance")));
        }
        return items;
    }

    /** Inside one county, or, where none is named, anywhere in the city. */
    private Predicate<Geometry> inside(String county) {
        List<PreparedGeometry> grounds = facts.counties().stream()
                .filter(row ->
                        row.has("code") && (county.isEmpty() || row.text("code").equals(county)))
                .map(row -> PreparedGeometryFactory.prepare(divisions.county(row.text("code"))))
                .toList();
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

    private boolean isAtSea(Geometry site) {
        return facts.counties().stream()
                .filter(row -> row.has("code"))
                .noneMatch(row -> divisions.county(row.text("code")).intersects(site));
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
        for (int i = 0; i < 20 && Math.abs(Plane.area(site) / area - 1) > AREA_TOLERANCE; i++) {
            size *= Math.sqrt(area / Plane.area(site));
            site = bySize.apply(size);
        }
        return site;
    }

    private static MultiPolygon degrees(List<List<Coordinate>> rings) {
        return Facts.GEOMETRY.createMultiPolygon(rings.stream()
                .map(ring -> Facts.GEOMETRY.createPolygon(
                        ring.stream().map(Plane::degrees).toArray(Coordinate[]::new)))
                .toArray(Polygon[]::new));
    }

    /** An outline as fields and hills have it: round, with bays. */
    private static Shape blob(Facts.Row row) {
        return (centre, size) -> {
            Chance chance = Chance.of(row.text("name"));
            double stretch = chance.between(1.0, 1.6);
            double turn = chance.between(0, StrictMath.PI);
            double[] swings = new double[7];
            double[] phases = new double[7];
            for (int wave = 2; wave < swings.length; wave++) {
                swings[wave] = chance.between(0.05, 0.3) / wave;
                phases[wave] = chance.between(0, 2 * StrictMath.PI);
            }
            List<Coordinate> ring = new ArrayList<>();
            for (int i = 0; i < BLOB_CORNERS; i++) {
                double angle = 2 * StrictMath.PI * i / BLOB_CORNERS;
                double radius = size / 2 * (1 + chance.between(-0.025, 0.025));
                for (int wave = 2; wave < swings.length; wave++) {
                    radius += size / 2 * swings[wave] * StrictMath.cos(wave * angle + phases[wave]);
                }
                double x = radius * StrictMath.cos(angle) * stretch;
                double y = radius * StrictMath.sin(angle) / stretch;
                ring.add(turned(centre, x, y, turn));
            }
            ring.add(ring.get(0));
            return List.of(ring);
        };
    }

    static Coordinate turned(Coordinate centre, double x, double y, double angle) {
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        return new Coordinate(centre.x + x * cos - y * sin, centre.y + x * sin + y * cos);
    }
}
