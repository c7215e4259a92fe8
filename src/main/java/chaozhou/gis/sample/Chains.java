package chaozhou.gis.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;

/** Joins the edges between cells of different places to chains. */
final class Chains {

    private final Map<Coordinate, List<Cells.Edge>> incident = new LinkedHashMap<>();
    private final Set<Cells.Edge> used = new HashSet<>();
    private final List<Chain> chains = new ArrayList<>();
    private final Territories territories;

    private Chains(Territories territories) {
        this.territories = territories;
    }

    static List<Chain> between(Territories territories, Cells cells) {
        Chains chains = new Chains(territories);
        List<Cells.Edge> borders = cells.edges().stream()
                .filter(edge -> territories.place(edge.left()) != territories.place(edge.right()))
                .toList();
        for (Cells.Edge edge : borders) {
            chains.incident.computeIfAbsent(edge.from(), k -> new ArrayList<>()).add(edge);
            chains.incident.computeIfAbsent(edge.to(), k -> new ArrayList<>()).add(edge);
        }
        // From the nodes first; what is left then are closed chains.
        for (Map.Entry<Coordinate, List<Cells.Edge>> node : chains.incident.entrySet()) {
            if (node.getValue().size() != 2) {
                node.getValue().forEach(edge -> chains.follow(node.getKey(), edge));
            }
        }
        borders.forEach(edge -> chains.follow(edge.from(), edge));
        return chains.chains;
    }

    private void follow(Coordinate start, Cells.Edge first) {
        if (!used.add(first)) {
            return;
        }
        List<Coordinate> points = new ArrayList<>(List.of(start));
        Coordinate at = other(first, start);
        points.add(at);
        List<Cells.Edge> here = incident.getOrDefault(at, List.of());
        Cells.Edge last = first;
        while (here.size() == 2 && !at.equals2D(start)) {
            Cells.Edge next = here.get(0).equals(last) ? here.get(1) : here.get(0);
            used.add(next);
            at = other(next, at);
            points.add(at);
            last = next;
            here = incident.getOrDefault(at, List.of());
        }
        boolean isForward = first.from().equals2D(start);
        int left = territories.place(isForward ? first.left() : first.right());
        int right = territories.place(isForward ? first.right() : first.left());
        chains.add(new Chain(points, left, right));
    }

    private static Coordinate other(Cells.Edge edge, Coordinate end) {
        return edge.from().equals2D(end) ? edge.to() : edge.from();
    }
}
