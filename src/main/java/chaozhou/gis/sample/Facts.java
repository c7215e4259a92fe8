package chaozhou.gis.sample;

import chaozhou.gis.error.GisException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** What is known of the city: tables in comma-separated files with a header line, without quoting. */
record Facts(
        List<Row> counties,
        List<Town> towns,
        List<Row> villages,
        List<Row> industrialZones,
        List<Row> farmParks,
        List<Row> marineRanches,
        List<Row> enterprises,
        List<Row> aidProjects,
        List<Row> names,
        Map<String, List<Polygon>> outlines) {

    static final GeometryFactory GEOMETRY = new GeometryFactory();

    /** @throws GisException.Setup when a file is missing */
    static Facts read(Path folder) {
        Map<String, List<Polygon>> outlines = new LinkedHashMap<>();
        for (Row row : table(folder, "outline")) {
            outlines.computeIfAbsent(row.text("county"), code -> new ArrayList<>())
                    .add(ring(row.text("ring")));
        }
        return new Facts(
                table(folder, "counties"),
                table(folder, "towns").stream().map(Town::of).toList(),
                table(folder, "villages"),
                table(folder, "industrial_zones"),
                table(folder, "farm_parks"),
                table(folder, "marine_ranches"),
                table(folder, "enterprises"),
                table(folder, "aid_projects"),
                table(folder, "names"),
                outlines);
    }

    private static List<Row> table(Path folder, String name) {
        Path file = folder.resolve(name + ".csv");
        try {
            List<String> lines = Files.readAllLines(file);
            String[] header = lines.get(0).split(",", -1);
            return lines.stream().skip(1).map(line -> Row.of(header, line)).toList();
        } catch (IOException e) {
            throw new GisException.Setup("The facts can't be read: " + file + " is missing or no UTF-8 text.", e);
        }
    }

    private static Polygon ring(String text) {
        String[] pairs = text.split(";", -1);
        Coordinate[] ring = new Coordinate[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split(" ", -1);
            ring[i] = Plane.of(Double.parseDouble(pair[0]), Double.parseDouble(pair[1]));
        }
        return GEOMETRY.createPolygon(ring);
    }

    /** A line of a table. */
    record Row(Map<String, String> values) {

        static Row of(String[] header, String line) {
            String[] cells = line.split(",", -1);
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                values.put(header[i], cells[i]);
            }
            return new Row(values);
        }

        String text(String column) {
            String value = values.get(column);
            if (value == null) {
                throw new IllegalArgumentException("there is no column " + column + " in " + values.keySet());
            }
            return value;
        }

        boolean has(String column) {
            return !text(column).isEmpty();
        }

        int integer(String column) {
            return Integer.parseInt(text(column));
        }

        double number(String column) {
            return Double.parseDouble(text(column));
        }

        /** The position in the plane. */
        Coordinate position() {
            return Plane.of(number("lon"), number("lat"));
        }
    }

    /** A town with its seat in the plane. */
    record Town(Row row, String code, String county, String kind, Coordinate seat, int villages, int communities) {

        static Town of(Row row) {
            return new Town(
                    row,
                    row.text("code"),
                    row.text("county"),
                    row.text("kind"),
                    row.position(),
                    row.integer("villages"),
                    row.integer("communities"));
        }

        String name() {
            return row.text("name");
        }

        /** How many villages and communities it has. */
        int parts() {
            return villages + communities;
        }
    }
}
