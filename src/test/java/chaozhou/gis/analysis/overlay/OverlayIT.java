package chaozhou.gis.analysis.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import chaozhou.gis.RunningService;
import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.analysis.OldGround;
import chaozhou.gis.analysis.ProcessQuestions;
import chaozhou.gis.analysis.SampleGround;
import chaozhou.gis.analysis.SentShapes;
import chaozhou.gis.geo.Geodesics;
import chaozhou.gis.geo.TrueDistance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class OverlayIT {

    private static final ProcessQuestions OVERLAY = new ProcessQuestions("overlay");
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final String CITY = rectangle(116, 23, 118, 24.5);
    private static final String SOMEWHERE = "'type':'Point','coordinates':[116.6,23.7]";

    private final JdbcClient jdbc = RunningService.bean(JdbcClient.class);

    /** The database measures long edges in parts, and is right to 0.07 m² for each kilometre of them. */
    static Offset<Double> right(double m2) {
        return within(0.3 + m2 / 1e7);
    }

    private static String rectangle(double west, double south, double east, double north) {
        return "'type':'Polygon','coordinates':[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%4$s],[%1$s,%2$s]]]"
                .formatted(west, south, east, north);
    }

    @Test
    void aShapeThatWouldHaveToBeRepairedIsRefusedWhereThatIsWanted() {
        Answer answer = OVERLAY.ask(
                "'layers':['towns'],'strict':true,'shape':{'type':'Polygon','coordinates':[[[116.6,23.6],[116.65,23.65],[116.65,23.6],[116.6,23.65],[116.6,23.6]]]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("faults").toString()).contains("self-intersection");
    }

    /** The zone's edges are long and straight in degrees, which are curves on the plane. */
    @Test
    void areasOnThePlaneAreTheSameHoweverIsAsked() {
        JsonNode alone = OVERLAY.answer("'feature':{'layer':'industrial_zones','id':'iz-02'},'layers':['counties']");
        JsonNode pairs =
                OVERLAY.answer("'layer':'industrial_zones','filter':'id = \\u0027iz-02\\u0027','layers':['counties']");
        double planeM2 = pairs.at("/pairs/rows/0/planeOverlapM2").doubleValue();
        assertThat(alone.at("/layers/0/features/0/planeOverlapM2").doubleValue())
                .isCloseTo(planeM2, within(1.0));
        assertThat(alone.at("/shape/planeAreaM2").doubleValue()).isCloseTo(planeM2, within(1.0));
    }

    @Test
    void whoAsksForTablesOfWhatIsNearIsToldWhereToAsk() {
        assertThat(OVERLAY.refusal("inputs.relation", "'layer':'counties','relation':'within-distance','distance':10")
                        .path("detail")
                        .stringValue())
                .contains("The process within-distance");
    }

    /** A polygon around somewhere in the city, whose corners are at different distances; often with a hole. */
    private static Polygon star(SplittableRandom random) {
        Coordinate centre = new Coordinate(116.4 + random.nextDouble() * 0.7, 23.5 + random.nextDouble() * 0.4);
        double radius = 0.01 + random.nextDouble() * 0.1;
        int corners = random.nextInt(3, 30);
        Coordinate[] shell = new Coordinate[corners + 1];
        Coordinate[] hole = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double far = radius * (0.7 + 0.3 * random.nextDouble());
            shell[i] = new Coordinate(centre.x + far * Math.cos(angle), centre.y + far * Math.sin(angle));
            hole[i] = new Coordinate(centre.x + radius / 6 * Math.cos(angle), centre.y + radius / 6 * Math.sin(angle));
        }
        shell[corners] = shell[0].copy();
        hole[corners] = hole[0].copy();
        Polygon whole = FACTORY.createPolygon(shell);
        Polygon cut = FACTORY.createPolygon(
                FACTORY.createLinearRing(shell), new LinearRing[] {FACTORY.createLinearRing(hole)});
        return random.nextBoolean() && cut.isValid() ? cut : whole;
    }

    private static JsonNode layer(JsonNode answer, String id) {
        return answer.path("layers").values().stream()
                .filter(layer -> layer.path("id").stringValue().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, JsonNode> features(JsonNode answer, String layer) {
        Map<String, JsonNode> features = new LinkedHashMap<>();
        layer(answer, layer)
                .path("features")
                .forEach(feature -> features.put(feature.path("id").stringValue(), feature));
        return features;
    }

    private static double overlap(Geometry one, Geometry other) {
        return Geodesics.area(OverlayNGRobust.overlay(one, other, OverlayNG.INTERSECTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"counties", "towns", "villages", "industrial_zones", "farm_parks"})
    void overlapsAreThoseThatJtsComputes(String layer) {
        SplittableRandom random = new SplittableRandom(layer.length());
        Map<String, Geometry> ground = SampleGround.of(layer);
        for (int round = 0; round < 12; round++) {
            Polygon shape = star(random);
            double shapeM2 = Geodesics.area(shape);
            JsonNode answer = OVERLAY.answer("'shape':%s,'layers':['%s']".formatted(SentShapes.geoJson(shape), layer));
            Map<String, JsonNode> found = features(answer, layer);
            Map<String, Double> expected = new TreeMap<>();
            ground.forEach((id, area) -> {
                double overlap = area.intersects(shape) ? overlap(area, shape) : 0;
                if (overlap >= 1e-4) {
                    expected.put(id, overlap);
                }
            });
            assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            assertThat(answer.path("shape").path("areaM2").doubleValue()).isCloseTo(shapeM2, right(shapeM2));
            assertThat(layer(answer, layer).path("count").intValue()).isEqualTo(found.size());
            found.forEach((id, feature) -> {
                double overlap = expected.get(id);
                assertThat(feature.path("overlapM2").doubleValue()).as(id).isCloseTo(overlap, right(overlap));
                assertThat(feature.path("planeOverlapM2").doubleValue() / overlap)
                        .isCloseTo(1, within(1e-3));
                double areaM2 = Geodesics.area(ground.get(id));
                assertThat(feature.path("areaM2").doubleValue()).isCloseTo(areaM2, right(areaM2));
                assertThat(feature.path("shareOfFeature").doubleValue()).isCloseTo(overlap / areaM2, within(1e-6));
                assertThat(feature.path("shareOfShape").doubleValue()).isCloseTo(overlap / shapeM2, within(1e-6));
                assertThat(feature.has("distanceM")).isFalse();
            });
            assertThat(found.values())
                    .extracting(feature -> -feature.path("overlapM2").doubleValue())
                    .isSorted();
        }
    }

    @Test
    void allLayersAnswerInTheirOrder() {
        JsonNode answer = OVERLAY.answer("'shape':{%s}".formatted(CITY));
        assertThat(answer.path("layers").values())
                .extracting(layer -> layer.path("id").stringValue() + " " + layer.path("count"))
                .containsExactly(
                        "counties 3",
                        "towns 49",
                        "villages 1020",
                        "industrial_zones 17",
                        "farm_parks 10",
                        "marine_ranches 3",
                        "service_stations 1069",
                        "aid_projects 67");
        assertThat(answer.path("crs").stringValue()).isEqualTo("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        assertThat(answer.path("revisions").size()).isEqualTo(8);
        assertThat(layer(answer, "service_stations").path("overlapM2").isNull()).isTrue();
        assertThat(List.copyOf(features(answer, "service_stations").keySet())).isSorted();
        JsonNode sea = OVERLAY.answer("'shape':{%s}".formatted(rectangle(119, 22, 119.1, 22.1)));
        assertThat(sea.path("layers").values())
                .allMatch(layer -> layer.path("count").intValue() == 0);
        assertThat(layer(sea, "villages").path("overlapM2").doubleValue()).isZero();
        assertThat(OVERLAY.seconds("'shape':{%s}".formatted(CITY))).isLessThan(4);
    }

    /** A village meets its town and county, and no other: neighbours share their edges and no ground. */
    @Test
    void aFeatureIsAShapeAndIsLeftOut() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> ids = new ArrayList<>(SampleGround.of("villages").keySet());
        for (int round = 0; round < 25; round++) {
            String id = ids.get(random.nextInt(ids.size()));
            JsonNode answer = OVERLAY.answer(
                    "'feature':{'layer':'villages','id':'%s'},'layers':['counties','towns','villages']".formatted(id));
            assertThat(features(answer, "villages")).isEmpty();
            assertThat(features(answer, "towns")).as(id).hasSize(1);
            assertThat(features(answer, "counties")).as(id).hasSize(1);
            assertThat(features(answer, "towns")
                            .values()
                            .iterator()
                            .next()
                            .path("shareOfShape")
                            .doubleValue())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aFeatureIsThatOfTheDay() {
        JsonNode answer = OVERLAY.answer(
                "'feature':{'layer':'counties','id':'fengxi'},'date':'2021-06-01','layers':['towns','counties']");
        assertThat(answer.path("date").stringValue()).isEqualTo("2021-06-01");
        assertThat(features(answer, "counties")).isEmpty();
        OVERLAY.refusal("inputs.feature.id", "'feature':{'layer':'counties','id':'fengxi'}");
    }

    @Test
    void nothingIsInAHole() {
        Map.Entry<String, Geometry> village =
                SampleGround.of("villages").entrySet().iterator().next();
        Geometry box = village.getValue().getEnvelope().buffer(0.001, 1);
        Polygon ring =
                (Polygon) village.getValue().getEnvelope().buffer(0.01, 1).difference(box);
        assertThat(ring.getNumInteriorRing()).isEqualTo(1);
        JsonNode answer = OVERLAY.answer("'shape':%s,'layers':['villages']".formatted(SentShapes.geoJson(ring)));
        assertThat(features(answer, "villages")).isNotEmpty().doesNotContainKey(village.getKey());
    }

    @Test
    void aPointOnABorderMeetsBothSides() {
        Map<String, Geometry> villages = SampleGround.of("villages");
        Coordinate corner = villages.values().iterator().next().getCoordinate();
        List<String> expected = villages.entrySet().stream()
                .filter(village -> village.getValue().distance(FACTORY.createPoint(corner)) == 0)
                .map(Map.Entry::getKey)
                .toList();
        String point = "'type':'Point','coordinates':[%s,%s]".formatted(corner.x, corner.y);
        for (String relation : List.of("intersects", "contains")) {
            JsonNode answer =
                    OVERLAY.answer("'shape':{%s},'relation':'%s','layers':['villages']".formatted(point, relation));
            assertThat(features(answer, "villages").keySet()).containsExactlyElementsOf(expected);
            assertThat(layer(answer, "villages").path("overlapM2").isNull()).isTrue();
            assertThat(answer.path("shape").path("type").stringValue()).isEqualTo("Point");
            assertThat(answer.path("shape").path("areaM2").isNull()).isTrue();
        }
    }

    @Test
    void aLineMeetsWhatItCrosses() {
        LineString line = FACTORY.createLineString(
                new Coordinate[] {new Coordinate(116.5, 23.5), new Coordinate(116.7, 23.8), new Coordinate(117, 23.7)});
        JsonNode answer = OVERLAY.answer(
                "'shape':{'type':'Feature','properties':null,'geometry':{'type':'LineString','coordinates':%s}}"
                        .formatted(SentShapes.positions(line)));
        assertThat(features(answer, "villages").keySet())
                .containsExactlyElementsOf(SampleGround.of("villages", village -> village.intersects(line))
                        .keySet());
        JsonNode village = features(answer, "villages").values().iterator().next();
        assertThat(village.path("areaM2").doubleValue()).isPositive();
        assertThat(village.path("overlapM2").isNull()).isTrue();
        double length = jdbc.sql("SELECT ST_Length(ST_Segmentize(ST_GeomFromText(?, 4490), 0.001)::geography)")
                .param(line.toText())
                .query(Double.class)
                .single();
        assertThat(answer.path("shape").path("lengthM").doubleValue()).isCloseTo(length, within(0.001));
    }

    @Test
    void withinAndContainsAreWhatJtsSays() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 10; round++) {
            Polygon shape = star(random);
            JsonNode inside = OVERLAY.answer("'shape':%s,'relation':'within'".formatted(SentShapes.geoJson(shape)));
            for (String layer : List.of("villages", "service_stations", "industrial_zones")) {
                assertThat(features(inside, layer).keySet())
                        .containsExactlyInAnyOrderElementsOf(
                                SampleGround.of(layer, shape::covers).keySet());
            }
            JsonNode around = OVERLAY.answer("'shape':%s,'relation':'contains'".formatted(SentShapes.geoJson(shape)));
            for (String layer : List.of("counties", "towns")) {
                assertThat(features(around, layer).keySet())
                        .containsExactlyInAnyOrderElementsOf(SampleGround.of(layer, area -> area.covers(shape))
                                .keySet());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"villages, 2000", "service_stations, 5000", "towns, 100", "villages, 60000", "marine_ranches, 50000"})
    void distancesAreThoseOnTheEllipsoid(String layer, double distance) {
        JsonNode answer = OVERLAY.answer("'shape':{%s},'relation':'within-distance','distance':%s,'layers':['%s']"
                .formatted(SOMEWHERE, distance, layer));
        Coordinate somewhere = new Coordinate(116.6, 23.7);
        Map<String, Double> metres = new TreeMap<>();
        SampleGround.of(layer).forEach((id, shape) -> metres.put(id, TrueDistance.to(shape, somewhere)));
        Map<String, Double> expected = new LinkedHashMap<>();
        metres.entrySet().stream()
                .filter(feature -> feature.getValue() <= distance)
                .sorted(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(feature -> expected.put(feature.getKey(), feature.getValue()));
        Map<String, JsonNode> found = features(answer, layer);
        assertThat(found.keySet()).isNotEmpty().containsExactlyElementsOf(expected.keySet());
        found.forEach((id, feature) ->
                assertThat(feature.path("distanceM").doubleValue()).isCloseTo(expected.get(id), within(1e-6)));
        assertThat(answer.path("distanceM").doubleValue()).isEqualTo(distance);
    }

    /**
     * Of two positions that are almost equally near, one south and one west, PostGIS takes the one that is nearer on a sphere, where
     * degrees of latitude are longer; so its distance is too long by a third of a per cent.
     */
    @Test
    void aFeatureIsFoundThatPostGisBelievesToBeTooFar() {
        try (OldGround ground = new OldGround()) {
            ground.zone("zone", 0, 2, 0);
            double south = OldGround.latitude(-1);
            double west = OldGround.longitude(-1.0842);
            double metres = Geodesics.distance(
                    new Coordinate(OldGround.longitude(1), south),
                    new Coordinate(OldGround.longitude(1), OldGround.latitude(0)));
            double ofPostGis = jdbc.sql(
                            "SELECT ST_Distance(geom::geography, ST_GeogFromText('SRID=4490;MULTIPOINT(%s %s, %s %s)')) FROM public.industrial_zones WHERE id = 'zone'"
                                    .formatted(OldGround.longitude(1), south, west, OldGround.latitude(0.5)))
                    .query(Double.class)
                    .single();
            assertThat(ofPostGis).isGreaterThan(metres * 1.003);
            String inputs =
                    "'shape':{'type':'MultiPoint','coordinates':[[%s,%s],[%s,%s]]},'relation':'within-distance','distance':%s,'layers':['industrial_zones'],'date':'%s'";
            JsonNode zone = features(
                            OVERLAY.answer(inputs.formatted(
                                    OldGround.longitude(1),
                                    south,
                                    west,
                                    OldGround.latitude(0.5),
                                    // Exactly at the limit it is not missed.
                                    metres,
                                    OldGround.DAY)),
                            "industrial_zones")
                    .get("zone");
            assertThat(zone.path("distanceM").doubleValue()).isCloseTo(metres, within(1e-6));
        }
    }

    @Test
    void anInvalidShapeIsRepairedAndTheAnswerSaysSo() {
        String bow =
                "'type':'Polygon','coordinates':[[[116.6,23.6],[116.61,23.61],[116.61,23.6],[116.6,23.61],[116.6,23.6]]]";
        JsonNode shape =
                OVERLAY.answer("'shape':{%s},'layers':['towns']".formatted(bow)).path("shape");
        assertThat(shape.path("isRepaired").booleanValue()).isTrue();
        assertThat(shape.path("repair").stringValue()).isEqualTo("self-intersection");
        assertThat(shape.path("type").stringValue()).isEqualTo("MultiPolygon");
        JsonNode whole = OVERLAY.answer(
                        "'shape':{%s},'layers':['towns']".formatted(rectangle(116.6, 23.6, 116.61, 23.61)))
                .path("shape");
        assertThat(shape.path("areaM2").doubleValue() / whole.path("areaM2").doubleValue())
                .isCloseTo(0.5, within(1e-3));
        assertThat(whole.path("isRepaired").booleanValue()).isFalse();
        assertThat(whole.path("repair").isNull()).isTrue();
    }

    @Test
    void featuresThatOverlapAreOneShape() {
        String collection =
                "'type':'FeatureCollection','features':[{'type':'Feature','geometry':{%s}},{'type':'Feature','geometry':{%s}}]"
                        .formatted(rectangle(116.6, 23.6, 116.62, 23.62), rectangle(116.61, 23.6, 116.63, 23.62));
        JsonNode united = OVERLAY.answer("'shape':{%s},'layers':['towns']".formatted(collection));
        JsonNode whole =
                OVERLAY.answer("'shape':{%s},'layers':['towns']".formatted(rectangle(116.6, 23.6, 116.63, 23.62)));
        assertThat(united.path("shape").path("areaM2").doubleValue())
                .isCloseTo(whole.path("shape").path("areaM2").doubleValue(), within(1.0));
        assertThat(united.path("shape").path("isRepaired").booleanValue()).isFalse();
        assertThat(features(united, "towns").keySet())
                .isEqualTo(features(whole, "towns").keySet());
    }

    @Test
    void groundThatFeaturesShareIsCountedOnceForTheLayer() {
        try (OldGround ground = new OldGround()) {
            ground.zone("z1", 0, 2, 0).zone("z2", 1, 3, 0).zone("touches", 3, 4, 0);
            String shape = rectangle(
                    OldGround.longitude(0), OldGround.latitude(0), OldGround.longitude(3), OldGround.latitude(1));
            JsonNode answer = OVERLAY.answer(
                    "'shape':{%s},'layers':['industrial_zones'],'date':'%s'".formatted(shape, OldGround.DAY));
            assertThat(features(answer, "industrial_zones").keySet()).containsExactly("z1", "z2");
            assertThat(layer(answer, "industrial_zones").path("overlapM2").doubleValue())
                    .isCloseTo(answer.path("shape").path("areaM2").doubleValue(), within(1.0));
        }
    }

    /** Computed by PostGIS in another way: with the ground of each feature cut out, its share of its own area. */
    @ParameterizedTest
    @CsvSource({
        "villages, population, person, intersects",
        "villages, collective_income_yuan, CNY, intersects",
        "villages, population, person, within",
        "villages, population, person, within-distance",
        "industrial_zones, planned_area_m2, m2, intersects",
        "marine_ranches, cages, 1, intersects"
    })
    void quantitiesAreAddedUpAsWholesAndByTheShareThatOverlaps(
            String layer, String attribute, String unit, String relation) {
        String shape = rectangle(116.5, 23.4, 117.1, 23.8);
        String distance = relation.equals("within-distance") ? ",'distance':3000" : "";
        JsonNode answer = OVERLAY.answer(
                "'shape':{%s},'relation':'%s'%s,'layers':['%s']".formatted(shape, relation, distance, layer));
        String condition = switch (relation) {
            case "within" -> "ST_Within(geom, box)";
            case "within-distance" -> "ST_DWithin(geom::geography, box::geography, 3000)";
            default -> "ST_Area(ST_Intersection(geom, box)) > 0";
        };
        Map<String, Object> expected =
                jdbc.sql("""
                        SELECT count(%1$s) AS count, coalesce(sum(%1$s), 0)::double precision AS sum,
                          coalesce(sum(%1$s * ST_Area(ST_Segmentize(ST_Intersection(geom, box), 0.001)::geography) / ST_Area(ST_Segmentize(geom, 0.001)::geography)), 0) AS weighted
                        FROM public.%2$s, ST_MakeEnvelope(116.5, 23.4, 117.1, 23.8, 4490) AS box
                        WHERE valid_to IS NULL AND %3$s""".formatted(attribute, layer, condition)).query().singleRow();
        JsonNode sum = layer(answer, layer).path("sums").values().stream()
                .filter(each -> each.path("attribute").stringValue().equals(attribute))
                .findFirst()
                .orElseThrow();
        double weighted = ((Number) expected.get("weighted")).doubleValue();
        assertThat(((Number) expected.get("count")).intValue()).isPositive();
        assertThat(sum.path("unit").stringValue()).isEqualTo(unit);
        assertThat(sum.path("count").intValue()).isEqualTo(((Number) expected.get("count")).intValue());
        double whole = ((Number) expected.get("sum")).doubleValue();
        assertThat(sum.path("sum").doubleValue()).isCloseTo(whole, withinPercentage(1e-7));
        assertThat(sum.path("weightedSum").doubleValue()).isCloseTo(weighted, withinPercentage(1e-4));
        assertThat(weighted).isLessThanOrEqualTo(whole);
    }

    @Test
    void onlyQuantitiesAreAddedUpAndPointsHaveNoShares() {
        JsonNode answer = OVERLAY.answer("'shape':{%s}".formatted(CITY));
        assertThat(layer(answer, "villages").path("sums").values())
                .extracting(sum -> sum.path("attribute").stringValue())
                .containsExactly("population", "collective_income_yuan");
        assertThat(layer(answer, "towns").path("sums").values()).isEmpty();
        JsonNode planned = layer(answer, "aid_projects").path("sums").path(0);
        assertThat(planned.path("attribute").stringValue()).isEqualTo("planned_yuan");
        assertThat(planned.path("sum").doubleValue()).isPositive();
        assertThat(planned.path("weightedSum").isNull()).isTrue();
        JsonNode line = OVERLAY.answer(
                "'shape':{'type':'LineString','coordinates':[[116.5,23.5],[116.7,23.8]]},'layers':['villages']");
        assertThat(layer(line, "villages").path("sums").path(0).path("sum").doubleValue())
                .isPositive();
        assertThat(layer(line, "villages")
                        .path("sums")
                        .path(0)
                        .path("weightedSum")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatHasNoValueIsNotCounted() {
        try (OldGround ground = new OldGround()) {
            ground.project("known", 0.5, 0.5, 7.0).project("unknown", 0.6, 0.5, null);
            JsonNode sum = layer(
                            OVERLAY.answer("'shape':{%s},'layers':['aid_projects'],'date':'%s'"
                                    .formatted(CITY, OldGround.DAY)),
                            "aid_projects")
                    .path("sums")
                    .path(0);
            assertThat(sum.path("count").intValue()).isEqualTo(1);
            assertThat(sum.path("sum").doubleValue()).isEqualTo(7);
        }
    }

    @Test
    void tooManyFeaturesAreRefused() {
        try (OldGround ground = new OldGround()) {
            ground.projects(Overlay.MOST_FEATURES);
            String inputs = "'shape':{%s},'layers':['aid_projects'],'date':'%s'".formatted(CITY, OldGround.DAY);
            assertThat(layer(OVERLAY.answer(inputs), "aid_projects")
                            .path("count")
                            .intValue())
                    .isEqualTo(Overlay.MOST_FEATURES);
            ground.project("one more", 0.5, 0.5, null);
            JsonNode problem = OVERLAY.refusal("inputs.shape", inputs);
            assertThat(problem.path("detail").stringValue()).contains("aid_projects", "smaller shape");
        }
    }

    /** The plane of EPSG:4548 can't be computed there. */
    @Test
    void aShapeFarAwayHasNoAreaOnThePlane() {
        JsonNode shape = OVERLAY.answer("'shape':{%s}".formatted(rectangle(-63, 10, -62, 11)))
                .path("shape");
        assertThat(shape.path("areaM2").doubleValue()).isPositive();
        assertThat(shape.path("planeAreaM2").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "inputs.shape | 'relation':'within'",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[1,1]},'feature':{'layer':'towns','id':'1'}",
                "inputs.shape | 'shape':'POINT(1 1)'",
                "inputs.shape | 'shape':null",
                "inputs.shape.type | 'shape':{}",
                "inputs.shape | 'shape':{'type':'Circle','coordinates':[1,1]}",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[]}",
                "inputs.shape | 'shape':{'type':'Point','coordinates':['1',1]}",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[1e400,1]}",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[23.7,116.6]}",
                "inputs.shape | 'shape':{'type':'Point','coordinates':[181,1]}",
                "inputs.shape | 'shape':{'type':'Polygon','coordinates':[]}",
                "inputs.shape | 'shape':{'type':'Polygon','coordinates':[[]]}",
                "inputs.shape | 'shape':{'type':'Polygon','coordinates':[[[1,1],[2,2],[3,1]]]}",
                "inputs.shape | 'shape':{'type':'Polygon','coordinates':[[[1,1],[2,2],[3,3],[1,1]]]}",
                "inputs.shape | 'shape':{'type':'LineString','coordinates':[[1,1]]}",
                "inputs.shape | 'shape':{'type':'LineString','coordinates':[[1,1],[1,1]]}",
                "inputs.shape | 'shape':{'type':'Polygon','coordinates':[[[0,0],[100,0],[100,1],[0,1],[0,0]]]}",
                "inputs.shape | 'shape':{'type':'GeometryCollection','geometries':[]}",
                "inputs.shape | 'shape':{'type':'GeometryCollection','geometries':[{'type':'Point','coordinates':[1,1]},{'type':'LineString','coordinates':[[1,1],[2,2]]}]}",
                "inputs.shape.crs | 'shape':{'type':'Point','coordinates':[1,1],'crs':{'properties':{'name':'EPSG:4548'}}}",
                "inputs.shape.geometry | 'shape':{'type':'Feature','geometry':null}",
                "inputs.shape.geometry | 'shape':{'type':'Feature'}",
                "inputs.shape.features | 'shape':{'type':'FeatureCollection','features':[]}",
                "inputs.shape.features[0] | 'shape':{'type':'FeatureCollection','features':[1]}",
                "inputs.shape.features[1].geometry | 'shape':{'type':'FeatureCollection','features':[{'geometry':{'type':'Point','coordinates':[1,1]}},{'geometry':{'type':'Point'}}]}",
                "inputs.feature | 'feature':'towns/1'",
                "inputs.feature.layer | 'feature':{'id':'1'}",
                "inputs.feature.layer | 'feature':{'layer':'roads','id':'1'}",
                "inputs.feature.id | 'feature':{'layer':'towns'}",
                "inputs.feature.id | 'feature':{'layer':'towns','id':'nowhere'}",
                "inputs.feature.id | 'feature':{'layer':'towns','id':''}",
                "inputs.feature.name | 'feature':{'layer':'towns','id':'1','name':'x'}",
                "inputs.relation | 'shape':{'type':'Point','coordinates':[1,1]},'relation':'touches'",
                "inputs.distance | 'shape':{'type':'Point','coordinates':[1,1]},'relation':'within-distance'",
                "inputs.distance | 'shape':{'type':'Point','coordinates':[1,1]},'relation':'within-distance','distance':0",
                "inputs.distance | 'shape':{'type':'Point','coordinates':[1,1]},'relation':'within-distance','distance':100001",
                "inputs.distance | 'shape':{'type':'Point','coordinates':[1,1]},'relation':'within-distance','distance':'1 km'",
                "inputs.distance | 'shape':{'type':'Point','coordinates':[1,1]},'distance':10",
                "inputs.layers[0] | 'shape':{'type':'Point','coordinates':[1,1]},'layers':['roads']",
                "inputs.layers | 'shape':{'type':'Point','coordinates':[1,1]},'layers':[]",
                "inputs.date | 'shape':{'type':'Point','coordinates':[1,1]},'date':'2024-13-01'",
                "inputs.buffer | 'shape':{'type':'Point','coordinates':[1,1]},'buffer':1",
            })
    void badInputIsRefusedByItsPlace(String parameter, String inputs) {
        OVERLAY.refusal(parameter, inputs);
    }

    @Test
    void tooManyPositionsAreRefused() {
        String positions = "[116.6,23.7],".repeat(10_000) + "[116.6,23.7]";
        assertThat(OVERLAY.refusal(
                                "inputs.shape", "'shape':{'type':'MultiPoint','coordinates':[%s]}".formatted(positions))
                        .path("detail")
                        .stringValue())
                .contains("10000 positions");
    }
}
