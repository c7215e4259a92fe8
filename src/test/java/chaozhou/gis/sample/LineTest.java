package chaozhou.gis.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class LineTest {

    private static final List<Coordinate> CORNERS =
            List.of(new Coordinate(0, 0), new Coordinate(4, 0), new Coordinate(4, 3), new Coordinate(9, 3));

    private static List<Coordinate> reversed(List<Coordinate> line) {
        List<Coordinate> reversed = new ArrayList<>(line);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void roundingCornersKeepsTheEnds() {
        List<Coordinate> smooth = Line.smoothed(CORNERS);
        assertThat(smooth.get(0)).isEqualTo(CORNERS.get(0));
        assertThat(smooth.get(smooth.size() - 1)).isEqualTo(CORNERS.get(3));
        assertThat(smooth).doesNotContain(CORNERS.get(1), CORNERS.get(2));
    }

    @Test
    void aClosedLineStaysClosed() {
        List<Coordinate> triangle =
                List.of(new Coordinate(0, 0), new Coordinate(4, 0), new Coordinate(2, 3), new Coordinate(0, 0));
        List<Coordinate> smooth = Line.smoothed(triangle);
        assertThat(smooth.get(0)).isEqualTo(smooth.get(smooth.size() - 1));
        assertThat(smooth).doesNotContain(triangle.get(0));
    }

    @Test
    void aResampledLineHasItsPointsEvenlyApart() {
        List<Coordinate> line =
                Line.resampled(List.of(new Coordinate(0, 0), new Coordinate(3, 0), new Coordinate(10, 0)), 2);
        assertThat(line).extracting(c -> c.x).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    }

    @Test
    void aFractalPathIsTheSameFromBothEnds() {
        List<Coordinate> line = Line.resampled(CORNERS, 0.1);
        assertThat(Line.roughened(reversed(line), 0.2)).isEqualTo(reversed(Line.roughened(line, 0.2)));
    }

    @Test
    void roughnessMovesAllButTheEnds() {
        List<Coordinate> line = Line.resampled(CORNERS, 0.5);
        List<Coordinate> rough = Line.roughened(line, 0.2);
        assertThat(rough).hasSameSizeAs(line).isNotEqualTo(line);
        assertThat(rough.get(0)).isEqualTo(line.get(0));
        assertThat(rough.get(rough.size() - 1)).isEqualTo(line.get(line.size() - 1));
    }

    /** The published first numbers of SplitMix64 for the seed 1234567. */
    @Test
    void chanceIsSplitMix64() {
        Chance chance = new Chance(1234567);
        assertThat(chance.next()).isEqualTo(6457827717110365317L);
        assertThat(chance.next()).isEqualTo(3203168211198807973L);
    }
}
