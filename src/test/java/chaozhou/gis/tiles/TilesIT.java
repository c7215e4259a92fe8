package chaozhou.gis.tiles;

import static chaozhou.gis.RunningService.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Tiles over HTTP, of the sample data. Tile 10/442/843 holds the city's middle. */
class TilesIT {

    private static final String TOWNS = "/api/collections/towns/tiles/WebMercatorQuad/10/442/843";
    private static final String SEVERAL = "/api/tiles/WebMercatorQuad/10/442/843";

    @Test
    void aTileOfOneLayerHasItsAreasAndItsLabels() {
        Answer answer = get(TOWNS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        VectorTile tile = VectorTile.decode(answer.response().body());
        assertThat(tile.layers()).containsOnlyKeys("towns", "towns_label");
        assertThat(tile.layers().values()).allSatisfy(layer -> {
            assertThat(layer.version()).isEqualTo(2);
            assertThat(layer.extent()).isEqualTo(Grid.EXTENT);
        });
        Map<String, Object> tags = tile.layers().get("towns").features().get(0).tags();
        assertThat(tags).containsKeys("id", "code", "name", "pinyin", "kind", "county_code", "area_m2", "provenance");
        assertThat(tile.layers().get("towns_label").features().get(0).tags())
                .containsOnlyKeys("id", "name", "pinyin", "kind");
    }

    @Test
    void aTileOfSeveralLayersHasThemInTheOrderOfTheCatalog() {
        Answer answer = get(SEVERAL + "?collections=villages,counties&datetime=2024-01-01");
        VectorTile tile = VectorTile.decode(answer.response().body());
        assertThat(tile.layers().keySet()).containsExactly("counties", "counties_label", "villages", "villages_label");
    }

    @Test
    void aDaySelectsTheFeaturesInForce() {
        String counties = "/api/collections/counties/tiles/WebMercatorQuad/8/110/210?datetime=";
        VectorTile before =
                VectorTile.decode(get(counties + "2023-11-30").response().body());
        VectorTile after =
                VectorTile.decode(get(counties + "2023-12-01").response().body());
        assertThat(before.layers().get("counties").features())
                .extracting(VectorTile.TileFeature::id)
                .contains("fengxi");
        assertThat(after.layers().get("counties").features())
                .extracting(VectorTile.TileFeature::id)
                .doesNotContain("fengxi");
    }

    @Test
    void aTileIsCompressedForThoseWhoReadIt() throws IOException {
        Answer gzip = get(TOWNS, "Accept-Encoding", "gzip, br");
        Answer plain = get(TOWNS);
        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(gzip.header("ETag")).isNotEqualTo(plain.header("ETag"));
        byte[] unpacked =
                new GZIPInputStream(new ByteArrayInputStream(gzip.response().body())).readAllBytes();
        assertThat(unpacked).isEqualTo(plain.response().body());
    }

    @Test
    void whoHasTheTileAlreadyIsToldSo() {
        Answer first = get(TOWNS);
        assertThat(first.header("ETag")).startsWith("\"");
        Answer second = get(TOWNS, "If-None-Match", "\"other\", " + first.header("ETag"));
        assertThat(second.status()).isEqualTo(304);
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.response().body()).isEmpty();
        assertThat(get(TOWNS, "If-None-Match", "\"other\"").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/tiles/WebMercatorQuad/10/0/0", "/api/collections/villages/tiles/WebMercatorQuad/8/110/210"
            })
    void aTileWithNothingInItHasNoContent(String address) {
        Answer answer = get(address);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.response().body()).isEmpty();
        assertThat(answer.header("ETag")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/tiles/WebMercatorQuad/23/0/0",
                "/api/tiles/WebMercatorQuad/-1/0/0",
                "/api/tiles/WebMercatorQuad/3/8/0",
                "/api/tiles/WebMercatorQuad/3/0/8",
                "/api/tiles/WebMercatorQuad/3/0/NaN",
                "/api/tiles/WebMercatorQuad/3/0/",
                "/api/tiles/WebMercatorQuad/3/0",
                "/api/tiles/WebMercatorQuad/3/0/0/0",
                "/api/tiles/WebMercatorQuad/3/0/0.mvt",
                "/api/tiles/WebMercatorQuad/03/0/0",
                "/api/tiles/WebMercatorQuad/3/0/99999999999999999999",
                "/api/tiles/WorldCRS84Quad/22/0/0",
                "/api/tiles/WorldCRS84Quad/3/0/16",
                "/api/tiles/CGCS2000Quad/0/0/0",
                "/api/tiles/CGCS2000Quad/23/0/0",
                "/api/tiles/CGCS2000CM117EQuad/20/0/0",
                "/api/tiles/NZTM2000Quad/3/0/0",
                "/api/tiles/NZTM2000Quad",
                "/api/tileMatrixSets/NZTM2000Quad",
                "/api/collections/rivers/tiles",
                "/api/collections/rivers/tiles/WebMercatorQuad/3/0/0",
                "/api/collections/towns/tiles/WebMercatorQuad/23/0/0",
                "/api/collections/towns/tiles/WebMercatorQuad/3/8/0",
                "/api/collections/towns/tiles/NZTM2000Quad/3/0/0"
            })
    void aTileThatCannotExistIsNotFound(String address) {
        Answer answer = get(address);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(answer.header("ETag")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collections=rivers | collections",
                "collections= | collections",
                "collections=towns,towns | collections",
                "collections=towns, | collections",
                "collections=towns&collections=villages | collections",
                "collections=towns%27%3Bdrop%20table%20x-- | collections",
                "collections=towns%00 | collections",
                "datetime=2024-02-30 | datetime",
                "datetime=today | datetime",
                "datetime=2024-01-01/2024-02-01 | datetime",
                "datetime= | datetime",
                "datetime=99999-01-01 | datetime",
                "limit=3 | limit",
            })
    void aParameterThatCannotBeUsedIsNamed(String query, String parameter) {
        Answer answer = get(SEVERAL + "?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void aLayersOwnTilesTakeNoCollections() {
        assertThat(get(TOWNS + "?collections=towns").json().get("parameter").asString())
                .isEqualTo("collections");
    }

    /** OGC 17-083r4, 7.1: where each set begins, how fine it is, and in which order it has its axes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "WorldCRS84Quad | 0 | 279541132.0143589 | -180 | 90 | 2",
                "CGCS2000Quad | 1 | 279541132.0143589 | 90 | -180 | 2",
                "CGCS2000CM117EQuad | 0 | 58514285.714285714 | 6000000 | -1597152 | 1",
            })
    void otherMatrixSetsAreDescribed(String id, String first, double scale, double originX, double originY, int width) {
        JsonNode matrix =
                get("/api/tileMatrixSets/" + id).json().get("tileMatrices").get(0);
        assertThat(matrix.get("id").asString()).isEqualTo(first);
        assertThat(matrix.get("scaleDenominator").asDouble()).isCloseTo(scale, within(1e-3));
        assertThat(matrix.get("pointOfOrigin").get(0).asDouble()).isEqualTo(originX);
        assertThat(matrix.get("pointOfOrigin").get(1).asDouble()).isEqualTo(originY);
        assertThat(matrix.get("matrixWidth").asInt()).isEqualTo(width);
        assertThat(get("/api/tileMatrixSets").json().get("tileMatrixSets").findValuesAsString("id"))
                .contains(id);
    }

    /** The tile that holds 凤凰镇's point on each grid: 116.698 E, 23.906 N. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WebMercatorQuad/10/441/843",
                "WorldCRS84Quad/9/188/843",
                "CGCS2000Quad/10/188/843",
                "CGCS2000CM117EQuad/7/102/63"
            })
    void aPlaceIsInItsTileOnEachGrid(String tile) {
        VectorTile decoded = VectorTile.decode(
                get("/api/collections/towns/tiles/" + tile).response().body());
        assertThat(decoded.layers().get("towns").features())
                .extracting(VectorTile.TileFeature::id)
                .contains("445103113");
    }

    @Test
    void aFilterSelectsFeaturesOfTiles() {
        String villages = "/api/collections/villages/tiles/WebMercatorQuad/10/442/843";
        int all = VectorTile.decode(get(villages).response().body())
                .layers()
                .get("villages")
                .features()
                .size();
        Answer filtered = get(villages + "?filter=kind%3D%27community%27%20AND%20area(geom)%3E0");
        VectorTile decoded = VectorTile.decode(filtered.response().body());
        assertThat(decoded.layers().get("villages").features())
                .hasSizeBetween(1, all - 1)
                .allSatisfy(feature -> assertThat(feature.tags()).containsEntry("kind", "community"));
        assertThat(filtered.header("ETag")).isNotEqualTo(get(villages).header("ETag"));
        Answer wrong = get(villages + "?filter=colour%3D1");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("parameter").asString()).isEqualTo("filter");
    }

    /** OGC 17-083r4, 7.3: what lies outside the limits is empty, and the city is inside. */
    @ParameterizedTest
    @CsvSource({
        "WebMercatorQuad, 10, 440, 443, 842, 845",
        "WorldCRS84Quad, 9, 187, 189, 842, 845",
        "CGCS2000Quad, 10, 187, 189, 842, 845",
        "CGCS2000CM117EQuad, 8, 202, 208, 122, 129"
    })
    void aTilesetHasItsLimits(String set, String matrix, int top, int bottom, int left, int right) {
        JsonNode limits = get("/api/tiles/" + set).json().get("tileMatrixSetLimits");
        JsonNode found = limits.valueStream()
                .filter(limit -> limit.get("tileMatrix").asString().equals(matrix))
                .findFirst()
                .orElseThrow();
        assertThat(found.get("minTileRow").asInt()).isBetween(top, bottom);
        assertThat(found.get("maxTileRow").asInt())
                .isBetween(found.get("minTileRow").asInt(), bottom);
        assertThat(found.get("minTileCol").asInt()).isBetween(left, right);
        assertThat(found.get("maxTileCol").asInt())
                .isBetween(found.get("minTileCol").asInt(), right);
        String above = "/api/tiles/%s/%s/%d/%d"
                .formatted(
                        set,
                        matrix,
                        found.get("minTileRow").asInt() - 1,
                        found.get("minTileCol").asInt());
        assertThat(get(above).status()).isEqualTo(204);
    }

    /** OGC 20-057, /req/geojson: the same features as in the vector tile, but for its buffer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WebMercatorQuad/10/442/843",
                "WorldCRS84Quad/9/188/843",
                "CGCS2000Quad/10/188/843",
                "CGCS2000CM117EQuad/7/103/62",
                "CGCS2000CM117EQuad/6/51/31"
            })
    void aTileComesAsGeoJsonToo(String address) {
        String tile = "/api/collections/towns/tiles/" + address;
        Answer answer = get(tile + "?f=json");
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        List<String> ids = answer.json().get("features").findValuesAsString("id");
        List<String> drawn = VectorTile.decode(get(tile).response().body()).layers().get("towns").features().stream()
                .map(VectorTile.TileFeature::id)
                .toList();
        assertThat(drawn).containsAll(ids);
        assertThat(ids).hasSizeGreaterThan(drawn.size() / 2);
        assertThat(get("/api/tiles/" + address + "?f=json").status()).isEqualTo(400);
    }

    /** TileJSON 3.0.0: what it says is in the tiles that it leads to. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/tiles/WebMercatorQuad", "/api/collections/towns/tiles/WebMercatorQuad"})
    void tileJsonLeadsToTilesThatHoldWhatItSays(String tileset) {
        JsonNode tileJson = get(tileset + "/tilejson").json();
        assertThat(tileJson.get("tilejson").asString()).isEqualTo("3.0.0");
        String template = tileJson.get("tiles").get(0).asString();
        String path = template.substring(RunningService.address("").toString().length())
                .replace("{z}", "12")
                .replace("{y}", "1767")
                .replace("{x}", "3374");
        VectorTile tile = VectorTile.decode(get(path).response().body());
        assertThat(tileJson.get("vector_layers").findValuesAsString("id"))
                .containsAll(tile.layers().keySet());
        for (JsonNode layer : tileJson.get("vector_layers")) {
            VectorTile.TileLayer decoded = tile.layers().get(layer.get("id").asString());
            if (decoded != null) {
                decoded.features()
                        .forEach(feature -> assertThat(layer.get("fields").propertyNames())
                                .containsAll(feature.tags().keySet()));
            }
        }
        assertThat(tileJson.get("bounds").get(0).asDouble()).isBetween(116.0, 117.0);
    }

    /** MapLibre's style specification: each layer draws something that the tiles hold. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/tiles/WebMercatorQuad", "/api/collections/villages/tiles/WebMercatorQuad"})
    void aStyleDrawsWhatIsInTheTiles(String tileset) {
        Answer answer = get(tileset + "/style");
        assertThat(answer.header("Content-Type")).startsWith("application/vnd.mapbox.style+json");
        JsonNode style = answer.json();
        assertThat(style.get("version").asInt()).isEqualTo(8);
        String source = style.get("sources").get("tiles").get("url").asString();
        JsonNode tileJson = get(source.substring(
                        RunningService.address("").toString().length()))
                .json();
        assertThat(style.get("layers").isEmpty()).isFalse();
        assertThat(style.get("layers").findValuesAsString("id")).doesNotHaveDuplicates();
        assertThat(tileJson.get("vector_layers").findValuesAsString("id"))
                .containsAll(style.get("layers").findValuesAsString("source-layer"));
        assertThat(style.toString()).contains("\"#e3edd8\"", "\"text-field\":[\"get\",\"name\"]");
    }

    @Test
    void theMatrixSetIsDescribed() {
        JsonNode sets = get("/api/tileMatrixSets").json().get("tileMatrixSets");
        assertThat(sets.get(0).get("id").asString()).isEqualTo("WebMercatorQuad");
        JsonNode matrices = get("/api/tileMatrixSets/WebMercatorQuad").json().get("tileMatrices");
        assertThat(matrices.size()).isEqualTo(23);
        // OGC 17-083r4, annex D.1.
        assertThat(matrices.get(0).get("scaleDenominator").asDouble()).isCloseTo(559082264.028717, within(1e-6));
        assertThat(matrices.get(0).get("cellSize").asDouble()).isCloseTo(156543.033928041, within(1e-9));
        assertThat(matrices.get(22).get("matrixWidth").asInt()).isEqualTo(4194304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tiles", "/api/collections/towns/tiles"})
    void theTemplateOfATilesetLeadsToItsTiles(String address) {
        JsonNode tileset = get(address).json().get("tilesets").get(0);
        JsonNode alone = get(address + "/WebMercatorQuad").json();
        assertThat(alone.get("layers")).isEqualTo(tileset.get("layers"));
        assertThat(alone.get("links").toString())
                .contains(tileset.get("links").get(2).toString());
        String template = "";
        for (JsonNode link : tileset.get("links")) {
            if (link.get("rel").asString().equals("item")) {
                template = link.get("href").asString();
            }
        }
        String tile = template.replaceFirst("\\{\\?.*", "")
                .replace("{tileMatrix}", "10")
                .replace("{tileRow}", "442")
                .replace("{tileCol}", "843");
        assertThat(get(tile.substring(RunningService.address("").toString().length()))
                        .status())
                .isEqualTo(200);
    }
}
