package chaozhou.gis.encode.table;

import static org.assertj.core.api.Assertions.assertThat;

import chaozhou.gis.catalog.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class RowSpoolTest {

    @Test
    void rowsComeBackAsTheyWereAndAsOftenAsWanted(@TempDir Path folder) throws IOException {
        Geometry point = new GeometryFactory().createPoint(new Coordinate(116.6, 23.7));
        List<Object> values = Arrays.asList("潮州", 7L, 0.1, true, null, "", new Text("无", "none"));
        try (RowSpool spool = new RowSpool(Files.createFile(folder.resolve("rows")))) {
            spool.row(values, point);
            spool.row(List.of(), null);
            for (int time = 0; time < 2; time++) {
                List<Object> read = new ArrayList<>();
                spool.writeTo((row, shape) -> {
                    read.add(row);
                    read.add(shape);
                });
                assertThat(read).containsExactly(values, point, List.of(), null);
            }
            assertThat(spool.count()).isEqualTo(2);
        }
    }
}
