package chaozhou.gis.analysis.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.http.JsonBody;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.Upload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocateInputsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Catalog CATALOG = new Catalog(LayerDefinitions.read(Path.of("gis-data/layers")));

    private static LocateInputs parse(String body) {
        LocateProcess process = new LocateProcess(CATALOG, new Locate(CATALOG, null), CLOCK);
        ExecuteRequest request = ExecuteRequest.parse(
                JsonBody.parse(body.getBytes(StandardCharsets.UTF_8)),
                process,
                process.description(Language.EN),
                new Upload(),
                null);
        return LocateInputs.parse(request, CATALOG, CLOCK);
    }

    @Test
    void aPointIsEnough() {
        LocateInputs inputs =
                parse("{'inputs':{'points':{'type':'Point','coordinates':[116.6,23.7]}}}".replace('\'', '"'));
        assertThat(inputs.points()).containsExactly(new QueryPoint(null, 116.6, 23.7));
        assertThat(inputs.date()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(inputs.layers())
                .extracting(Layer::id)
                .containsExactly("counties", "towns", "villages", "industrial_zones", "farm_parks", "marine_ranches");
    }

    @Test
    void everythingCanBeSaid() {
        LocateInputs inputs = parse("""
                {"inputs": {
                   "points": {"value": {"type": "FeatureCollection", "name": "gps", "features": [
                     {"type": "Feature", "id": 7, "properties": null, "geometry": {"type": "Point", "coordinates": [-180, 90, 12.5]}},
                     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1e2, -0]}}]}},
                   "date": "2023-11-30",
                   "layers": ["villages", "counties"]},
                 "outputs": {"places": {"transmissionMode": "value", "format": {"mediaType": "application/geo+json"}}},
                 "response": "raw"}
                """);
        assertThat(inputs.points()).extracting(QueryPoint::longitude).containsExactly(-180.0, 100.0);
        assertThat(inputs.points().get(0).id()).hasToString("7");
        assertThat(inputs.date()).isEqualTo(LocalDate.of(2023, 11, 30));
        assertThat(inputs.layers()).extracting(Layer::id).containsExactly("counties", "villages");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:EPSG::4490",
            })
    void theOlderDeclarationOfTheSameCrsIsAccepted(String crs) {
        assertThat(parse("""
                {"inputs": {"points": {"type": "MultiPoint", "coordinates": [[116.6, 23.7]],
                 "crs": {"type": "name", "properties": {"name": "%s"}}}}}
                """.formatted(crs)).points()).hasSize(1);
    }

    record BadBody(String parameter, String body) {
        static BadBody of(String parameter, String body) {
            return new BadBody(parameter, body.replace('\'', '"'));
        }

        static BadBody points(String parameter, String points) {
            return of(parameter, "{'inputs':{'points':%s}}".formatted(points));
        }

        static BadBody position(String position) {
            return points("inputs.points.coordinates", "{'type':'Point','coordinates':%s}".formatted(position));
        }

        static BadBody with(String parameter, String members) {
            return of(
                    parameter, "{'inputs':{'points':{'type':'Point','coordinates':[116.6,23.7]}%s}".formatted(members));
        }

        @Override
        public String toString() {
            return parameter + ": " + (body.length() < 90 ? body : body.substring(0, 90) + "…");
        }
    }

    static Stream<BadBody> badBodies() {
        return Stream.of(badJson(), badMembers(), badPoints(), badPositions()).flatMap(bodies -> bodies);
    }

    private static Stream<BadBody> badJson() {
        return Stream.of(
                BadBody.of("body", ""),
                BadBody.of("body", " \n"),
                BadBody.of("body", "{"),
                BadBody.of("body", "points=1"),
                BadBody.of("body", "{'inputs':{}} x"),
                BadBody.of("body", "{'inputs':{},'inputs':{}}"),
                BadBody.of("body", "[".repeat(5000)),
                BadBody.of("body", "{'inputs':{'points':{'type':'Point','coordinates':[NaN,1]}}}"),
                BadBody.of(
                        "body",
                        "{'inputs':{'points':{'type':'Point','coordinates':[%s,1]}}}".formatted("1".repeat(2000))),
                BadBody.of("body", "[]"),
                BadBody.of("body", "null"),
                BadBody.of("body", "\u0000"),
                BadBody.of("body", "'; DROP TABLE villages; --"));
    }

    private static Stream<BadBody> badMembers() {
        return Stream.of(
                BadBody.of("inputs", "{}"),
                BadBody.of("inputs", "{'inputs':null}"),
                BadBody.of("inputs", "{'inputs':[]}"),
                BadBody.of("inputs.points", "{'inputs':{}}"),
                BadBody.with("inputs.point", ",'point':1}"),
                BadBody.with("inputs.date", ",'date':'2023-02-30'}"),
                BadBody.with("inputs.date", ",'date':'2023-01-01/2024-01-01'}"),
                BadBody.with("inputs.date", ",'date':'today'}"),
                BadBody.with("inputs.date", ",'date':''}"),
                BadBody.with("inputs.date", ",'date':20240101}"),
                BadBody.with("inputs.date", ",'date':null}"),
                BadBody.with("inputs.date", ",'date':{'href':'http://example.com/day'}}"),
                BadBody.with("inputs.layers", ",'layers':'counties'}"),
                BadBody.with("inputs.layers", ",'layers':[]}"),
                BadBody.with("inputs.layers", ",'layers':null}"),
                BadBody.with("inputs.layers[1]", ",'layers':['counties','parks']}"),
                BadBody.with("inputs.layers[0]", ",'layers':['aid_projects']}"),
                BadBody.with("inputs.layers[0]", ",'layers':[1]}"),
                BadBody.with("inputs.layers[1]", ",'layers':['counties','counties']}"),
                BadBody.with("inputs.layers[0]", ",'layers':['villages; DROP TABLE villages']}"),
                BadBody.with("response", "},'response':'xml'"),
                BadBody.with("response", "},'response':1"),
                BadBody.with("outputs", "},'outputs':[]"),
                BadBody.with("outputs.area", "},'outputs':{'area':{}}"),
                BadBody.with("outputs.places", "},'outputs':{'places':1}"),
                BadBody.with(
                        "outputs.places.transmissionMode", "},'outputs':{'places':{'transmissionMode':'reference'}}"),
                BadBody.with(
                        "outputs.places.format.mediaType",
                        "},'outputs':{'places':{'format':{'mediaType':'text/csv'}}}"),
                BadBody.with("subscriber", "},'subscriber':{'successUri':'http://example.com'}"));
    }

    private static Stream<BadBody> badPoints() {
        String point = "{'type':'Feature','geometry':{'type':'Point','coordinates':[116.6,23.7]}}";
        return Stream.of(
                BadBody.points("inputs.points", "null"),
                BadBody.points("inputs.points", "[116.6,23.7]"),
                BadBody.points("inputs.points", "'POINT(116.6 23.7)'"),
                BadBody.points("inputs.points", "{'href':'http://example.com/points'}"),
                BadBody.points("inputs.points.type", "{}"),
                BadBody.points("inputs.points.type", "{'type':null}"),
                BadBody.points("inputs.points.type", "{'type':'Polygon','coordinates':[]}"),
                BadBody.points("inputs.points.coordinates", "{'type':'Point'}"),
                BadBody.points("inputs.points.coordinates", "{'type':'MultiPoint','coordinates':[]}"),
                BadBody.points("inputs.points.coordinates", "{'type':'MultiPoint','coordinates':1}"),
                BadBody.points("inputs.points.coordinates[1]", "{'type':'MultiPoint','coordinates':[[1,2],[1,91]]}"),
                BadBody.points(
                        "inputs.points.coordinates",
                        "{'type':'MultiPoint','coordinates':[%s]}".formatted("[1,2],".repeat(10_000) + "[1,2]")),
                BadBody.points("inputs.points.features", "{'type':'FeatureCollection'}"),
                BadBody.points("inputs.points.features", "{'type':'FeatureCollection','features':[]}"),
                BadBody.points("inputs.points.features[0]", "{'type':'FeatureCollection','features':[1]}"),
                BadBody.points(
                        "inputs.points.features[0].type", "{'type':'FeatureCollection','features':[{'type':'Point'}]}"),
                BadBody.points(
                        "inputs.points.features[1].geometry",
                        "{'type':'FeatureCollection','features':[%s,{'type':'Feature','geometry':null}]}"
                                .formatted(point)),
                BadBody.points(
                        "inputs.points.features[0].geometry.type",
                        "{'type':'FeatureCollection','features':[{'type':'Feature','geometry':{'type':'MultiPoint'}}]}"),
                BadBody.points(
                        "inputs.points.features[0].id",
                        "{'type':'FeatureCollection','features':[%s]}"
                                .formatted(point.replace("{'type':'Feature'", "{'type':'Feature','id':[]"))),
                BadBody.points(
                        "inputs.points.crs",
                        "{'type':'Point','coordinates':[1,2],'crs':{'properties':{'name':'urn:ogc:def:crs:EPSG::4548'}}}"),
                BadBody.points("inputs.points.crs", "{'type':'Point','coordinates':[1,2],'crs':null}"));
    }

    private static Stream<BadBody> badPositions() {
        return Stream.of(
                        "[]",
                        "[1]",
                        "[1,2,3,4]",
                        "['1','2']",
                        "[null,null]",
                        "[[1,2]]",
                        "{}",
                        "[1e400,1]",
                        "[1,-1e400]",
                        "[180.0001,1]",
                        "[-181,1]",
                        "[1,90.0001]",
                        "[23.7,116.6]",
                        "[%s,1]".formatted("9".repeat(400)))
                .map(BadBody::position);
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void badBodiesAreRefusedByThePlaceOfTheFault(BadBody bad) {
        assertThatThrownBy(() -> parse(bad.body()))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidParameter.class))
                .extracting(InvalidParameter::parameter)
                .isEqualTo(bad.parameter());
    }
}
