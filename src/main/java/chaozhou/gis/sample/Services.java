package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Service stations and aid projects: points within their divisions. */
final class Services {

    private static final int PROJECTS = 67;
    private static final long PLANNED_YUAN = 80_363_000;
    private static final long SPENT_YUAN = 24_244_000;
    private static final long ROUND = 1000;
    private static final long STEP = 20_000;
    private static final double MOST_DONE = 0.9;

    private final Facts facts;
    private final List<Territories.Place> places;
    private final Divisions divisions;

    Services(Facts facts, List<Territories.Place> places, Divisions divisions) {
        this.facts = facts;
        this.places = places;
        this.divisions = divisions;
    }

    List<Item> stations() {
        List<Item> items = new ArrayList<>();
        for (Facts.Town town : facts.towns()) {
            Point seat = Facts.GEOMETRY.createPoint(Plane.degrees(town.seat()));
            items.add(station(town.code(), town.name() + "便民服务中心", "center", seat));
        }
        for (int place = 0; place < places.size(); place++) {
            if (places.get(place).isVillage()) {
                Point point = within(divisions.ground(place), Chance.of("station of " + divisions.code(place)));
                items.add(station(divisions.code(place), divisions.name(place) + "便民服务站", "station", point));
            }
        }
        return items;
    }

    private static Item station(String code, String name, String kind, Point point) {
        return Item.of("ss-" + code, point)
                .with("name", name)
                .with("kind", kind)
                .with("division_code", code)
                .always("invented");
    }

    /** Somewhere near the middle of the largest part. */
    private static Point within(Geometry ground, Chance chance) {
        Coordinate middle = ground.getInteriorPoint().getCoordinate();
        double reach = Math.sqrt(ground.getArea()) / 5;
        for (int i = 0; i < 20; i++) {
            Coordinate near =
                    new Coordinate(middle.x + chance.between(-reach, reach), middle.y + chance.between(-reach, reach));
            Point point = Facts.GEOMETRY.createPoint(rounded(near));
            if (ground.contains(point) && ground.getBoundary().distance(point) > reach / 4) {
                return point;
            }
        }
        return Facts.GEOMETRY.createPoint(rounded(middle));
    }

    private static Coordinate rounded(Coordinate degrees) {
        return new Coordinate(StrictMath.rint(degrees.x * 1e6) / 1e6, StrictMath.rint(degrees.y * 1e6) / 1e6);
    }

    List<Item> aidProjects() {
        List<Facts.Town> towns = facts.towns().stream()
                .filter(town -> town.kind().equals("town"))
                .toList();
        Chance chance = Chance.of("aid projects");
        List<Long> planned = shares(PLANNED_YUAN, chance);
        List<Long> spent = partsOf(planned, chance);
        List<String> enterprises = enterprises(chance);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < PROJECTS; i++) {
            Facts.Town town = towns.get(i % towns.size());
            // The second project of a town is another one than the first.
            Facts.Row kind = facts.aidProjects()
                    .get((i * 5 + i / towns.size()) % facts.aidProjects().size());
            items.add(Item.of("ap-%02d".formatted(i + 1), near(town, chance))
                    .with("name", town.name() + kind.text("name"))
                    .with("enterprise", enterprises.get(i))
                    .with("town_code", town.code())
                    .with("planned_yuan", planned.get(i))
                    .with("spent_yuan", spent.get(i))
                    .always("invented"));
        }
        return items;
    }

    private List<String> enterprises(Chance chance) {
        List<String> enterprises = new ArrayList<>();
        for (Facts.Row row : facts.enterprises()) {
            for (int i = 0; i < row.integer("projects"); i++) {
                enterprises.add(row.text("name"));
            }
        }
        chance.shuffle(enterprises);
        return enterprises;
    }

    private Point near(Facts.Town town, Chance chance) {
        Geometry ground = divisions.town(town.code());
        Coordinate seat = Plane.degrees(town.seat());
        while (true) {
            Point point = Facts.GEOMETRY.createPoint(rounded(
                    new Coordinate(seat.x + chance.between(-0.012, 0.012), seat.y + chance.between(-0.012, 0.012))));
            if (ground.contains(point)) {
                return point;
            }
        }
    }

    /** Unequal round shares that add up to the sum. */
    private static List<Long> shares(long sum, Chance chance) {
        List<Double> weights = new ArrayList<>();
        double total = 0;
        for (int i = 0; i < PROJECTS; i++) {
            double weight = chance.between(0.3, 1.7);
            weights.add(weight);
            total += weight;
        }
        List<Long> shares = new ArrayList<>();
        long given = 0;
        for (int i = 0; i < PROJECTS - 1; i++) {
            long share = Math.round(sum * weights.get(i) / total / ROUND) * ROUND;
            shares.add(share);
            given += share;
        }
        shares.add(sum - given);
        return shares;
    }

    /** What of each plan is spent: much of some, little of others, in steps until the sum is reached. */
    private static List<Long> partsOf(List<Long> planned, Chance chance) {
        List<Long> parts = new ArrayList<>();
        long missing = SPENT_YUAN;
        for (long plan : planned) {
            double done = chance.unit();
            long part = Math.round(plan * done * done * MOST_DONE / ROUND) * ROUND;
            parts.add(part);
            missing -= part;
        }
        while (missing != 0) {
            int project = chance.below(PROJECTS);
            long step = Math.min(STEP, Math.abs(missing)) * Long.signum(missing);
            long part = parts.get(project) + step;
            if (part >= 0 && part <= planned.get(project)) {
                parts.set(project, part);
                missing -= step;
            }
        }
        return parts;
    }
}
