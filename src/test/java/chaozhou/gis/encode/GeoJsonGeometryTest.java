package chaozhou.gis.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.geo.Crs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoJsonGeometryTest {

    private static String geoJson(String wkt, int byteOrder, int dimension) throws ParseException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonOutput json = new JsonOutput(out);
        new GeoJsonGeometry(json, Crs.CRS84)
                .write(new WKBWriter(dimension, byteOrder).write(new WKTReader().read(wkt)));
        json.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POINT (116.5 23.5) | {"type":"Point","coordinates":[116.5,23.5]}
            LINESTRING (0 0, 1 1) | {"type":"LineString","coordinates":[[0,0],[1,1]]}
            POLYGON ((0 0, 4 0, 4 4, 0 0), (3 1, 3 2, 2 1, 3 1)) | {"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[3,1],[3,2],[2,1],[3,1]]]}
            MULTIPOINT ((0 0), (1 1)) | {"type":"MultiPoint","coordinates":[[0,0],[1,1]]}
            MULTILINESTRING ((0 0, 1 1), (2 2, 3 3)) | {"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}
            MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5))) | {"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}
            GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 1 1)) | {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,1]},{"type":"LineString","coordinates":[[0,0],[1,1]]}]}
            MULTIPOLYGON EMPTY | {"type":"MultiPolygon","coordinates":[]}
            """)
    void binaryOfEitherByteOrderBecomesGeoJson(String wkt, String expected) throws ParseException, IOException {
        assertThat(geoJson(wkt, ByteOrderValues.LITTLE_ENDIAN, 2)).isEqualTo(expected);
        assertThat(geoJson(wkt, ByteOrderValues.BIG_ENDIAN, 2)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POINT Z (1 2 3)", "GEOMETRYCOLLECTION Z (POINT Z (1 1 1))"})
    void othersAreRefused(String wkt) {
        assertThatThrownBy(() -> geoJson(wkt, ByteOrderValues.BIG_ENDIAN, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("geometry type");
    }
}
