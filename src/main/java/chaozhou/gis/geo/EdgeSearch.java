package chaozhou.gis.geo;

import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds the shortest geodesic between edges, by branch and bound. On a plane on which a degree is as long as the shortest degree around
 * both shapes nothing is farther than on the ellipsoid; what is too far there needs no geodesic.
 */
final class EdgeSearch {

    /** A degree of latitude on the ellipsoid and a degree of longitude at the equator, of the semi-major axis. */
    private static final double AXIS_DEGREE_M = Math.toRadians(Geodesics.ELLIPSOID.EquatorialRadius());

    private static final double ECCENTRICITY2 =
            Geodesics.ELLIPSOID.Flattening() * (2 - Geodesics.ELLIPSOID.Flattening());

    /** Geodesics between positions of one latitude leave it towards the pole; by how much more than great circles at most. */
    private static final double BULGE = 1.01;

    private static final int MOST_STEPS = 12;

    /** Steps end when the next one would shorten the line by less, in metres. */
    private static final double ENOUGH_M = 1e-10;

    private final Edges one;
    private final Edges other;
    private final double east;
    private final double north;
    private double best;
    private @Nullable Coordinate from;
    private @Nullable Coordinate to;

    EdgeSearch(Edges one, Edges other, double within) {
        this.one = one;
        this.other = other;
        this.best = Math.nextUp(within);
        Envelope around = one.bounds();
        around.expandToInclude(other.bounds());
        double poleward = Math.max(Math.abs(around.getMinY()), Math.abs(around.getMaxY()));
        double equatorward = around.getMinY() <= 0 && around.getMaxY() >= 0
                ? 0
                : Math.min(Math.abs(around.getMinY()), Math.abs(around.getMaxY()));
        this.east = eastDegreeM(bulging(poleward, around.getWidth()));
        this.north = northDegreeM(equatorward);
    }

    /** The latitude as far as which geodesics bulge that begin and end below one. */
    private static double bulging(double latitude, double width) {
        double cosine = Math.cos(Math.toRadians(Math.min(width, 179) / 2));
        double greatCircle = Math.toDegrees(Math.atan(Math.tan(Math.toRadians(latitude)) / cosine));
        return Math.min(90, latitude + BULGE * (greatCircle - latitude));
    }

    /** The length of a degree of longitude. */
    private static double eastDegreeM(double latitude) {
        double phi = Math.toRadians(latitude);
        double sine = Math.sin(phi);
        return AXIS_DEGREE_M * Math.cos(phi) / Math.sqrt(1 - ECCENTRICITY2 * sine * sine);
    }

    /** The length of a degree of latitude. */
    private static double northDegreeM(double latitude) {
        double sine = Math.sin(Math.toRadians(latitude));
        double rest = 1 - ECCENTRICITY2 * sine * sine;
        return AXIS_DEGREE_M * (1 - ECCENTRICITY2) / (rest * Math.sqrt(rest));
    }

    @Nullable
    ShortestLine shortest() {
        descend(one.top(), 0, other.top(), 0);
        return from == null || to == null ? null : new ShortestLine(from, to, best);
    }

    /** Searches two boxes, the nearer halves first. */
    private void descend(int level, int box, int otherLevel, int otherBox) {
        if (apart(level, box, otherLevel, otherBox) >= best) {
            return;
        }
        if (level == 0 && otherLevel == 0) {
            edges(box, otherBox);
        } else if (otherLevel == 0 || (level > 0 && size(one, level, box) >= size(other, otherLevel, otherBox))) {
            int first = 2 * box;
            int second = first + 1 < one.boxes(level - 1) ? first + 1 : first;
            boolean isSwapped =
                    apart(level - 1, second, otherLevel, otherBox) < apart(level - 1, first, otherLevel, otherBox);
            descend(level - 1, isSwapped ? second : first, otherLevel, otherBox);
            if (second != first) {
                descend(level - 1, isSwapped ? first : second, otherLevel, otherBox);
            }
        } else {
            int first = 2 * otherBox;
            int second = first + 1 < other.boxes(otherLevel - 1) ? first + 1 : first;
            boolean isSwapped = apart(level, box, otherLevel - 1, second) < apart(level, box, otherLevel - 1, first);
            descend(level, box, otherLevel - 1, isSwapped ? second : first);
            if (second != first) {
                descend(level, box, otherLevel - 1, isSwapped ? first : second);
            }
        }
    }

    private static double size(Edges edges, int level, int box) {
        return edges.east(level, box) - edges.west(level, box) + edges.north(level, box) - edges.south(level, box);
    }

    /** How far boxes are apart at least. */
    private double apart(int level, int box, int otherLevel, int otherBox) {
        double x = Math.max(
                other.west(otherLevel, otherBox) - one.east(level, box),
                one.west(level, box) - other.east(otherLevel, otherBox));
        double y = Math.max(
                other.south(otherLevel, otherBox) - one.north(level, box),
                one.south(level, box) - other.north(otherLevel, otherBox));
        return length(Math.max(0, x), Math.max(0, y));
    }

    /** Of so many degrees on the plane of the shortest degrees. */
    private double length(double x, double y) {
        return Math.sqrt(east * x * (east * x) + north * y * (north * y));
    }

    private void edges(int box, int otherBox) {
        for (int i = one.first(box); i < one.afterLast(box); i++) {
            for (int j = other.first(otherBox); j < other.afterLast(otherBox); j++) {
                if (one.isEdge(i) && other.isEdge(j)) {
                    // Between edges that do not cross the shortest line has an end at one of their ends.
                    end(one, i, other, j, false);
                    end(one, i + 1, other, j, false);
                    end(other, j, one, i, true);
                    end(other, j + 1, one, i, true);
                }
            }
        }
    }

    /** Compares the shortest line from a position to an edge with what has been found. */
    private void end(Edges corners, int position, Edges edges, int edge, boolean isBack) {
        double x = corners.x(position);
        double y = corners.y(position);
        double x0 = edges.x(edge);
        double y0 = edges.y(edge);
        double dx = edges.x(edge + 1) - x0;
        double dy = edges.y(edge + 1) - y0;
        double ex = east * east * dx;
        double ny = north * north * dy;
        double square = ex * dx + ny * dy;
        double share = square == 0 ? 0 : clamped((ex * (x - x0) + ny * (y - y0)) / square);
        if (length(x0 + share * dx - x, y0 + share * dy - y) < best) {
            walk(new Coordinate(x, y), x0, y0, dx, dy, share, isBack);
        }
    }

    /**
     * Walks along an edge until the line from the position stands on it: by Newton's method, since the line becomes longer as the edge is
     * inclined to it (the first variation of a geodesic), and that changes as on a plane.
     */
    private void walk(Coordinate start, double x0, double y0, double dx, double dy, double guess, boolean isBack) {
        double share = guess;
        for (int step = 0; step < MOST_STEPS; step++) {
            double x = x0 + share * dx;
            double y = y0 + share * dy;
            GeodesicData line =
                    Geodesics.ELLIPSOID.Inverse(start.y, start.x, y, x, GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH);
            if (line.s12 < best) {
                best = line.s12;
                from = isBack ? new Coordinate(x, y) : start;
                to = isBack ? start : new Coordinate(x, y);
            }
            double eastM = eastDegreeM(y) * dx;
            double northM = northDegreeM(y) * dy;
            double azimuth = Math.toRadians(line.azi2);
            double longer = eastM * Math.sin(azimuth) + northM * Math.cos(azimuth);
            double change = (eastM * eastM + northM * northM - longer * longer) / line.s12;
            double next = clamped(share - longer / change);
            if (!(Math.abs(longer * (next - share)) > ENOUGH_M)) {
                return;
            }
            share = next;
        }
    }

    private static double clamped(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
