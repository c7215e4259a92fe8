package chaozhou.gis.features;

import static chaozhou.gis.features.EditedService.asViewer;
import static chaozhou.gis.features.EditedService.edit;
import static chaozhou.gis.features.EditedService.everythingOf;
import static chaozhou.gis.features.EditedService.feature;
import static chaozhou.gis.features.EditedService.geometry;
import static chaozhou.gis.features.EditedService.get;
import static chaozhou.gis.features.EditedService.item;
import static chaozhou.gis.features.EditedService.json;
import static chaozhou.gis.features.EditedService.object;
import static chaozhou.gis.features.EditedService.revision;
import static chaozhou.gis.features.EditedService.send;
import static chaozhou.gis.features.EditedService.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import chaozhou.gis.RunningService.Answer;
import chaozhou.gis.access.Accounts;
import chaozhou.gis.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** OGC API - Features - Part 4: Create, Replace, Update and Delete (OGC 20-002), and what the service promises beyond it. */
class EditingIT {

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static final String PROJECTS = EditedService.COLLECTIONS + "aid_projects/items";
    private static final String ZONE = item("industrial_zones", "iz-01");

    /** A point of 意溪镇, and a project there. */
    private static ObjectNode project(String name) {
        JsonNode some = get(PROJECTS + "?limit=1").json().path("features").path(0);
        ObjectNode feature = object(
                "{'type':'Feature','properties':{'enterprise':'一家企业','planned_yuan':1000,'provenance':'published'}}");
        feature.set("geometry", some.path("geometry"));
        ((ObjectNode) feature.path("properties"))
                .put("name", name)
                .put("town_code", some.path("properties").path("town_code").stringValue());
        return feature;
    }

    private static String created(String name) {
        Answer answer = edit("POST", PROJECTS, project(name));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String location = answer.header("Location");
        return location.substring(location.indexOf("/api/"));
    }

    // --- Who -------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"POST, items", "PUT, items/iz-01", "PATCH, items/iz-01", "DELETE, items/iz-01"})
    void withoutAnAccountNothingChanges(String method, String path) {
        String before = everythingOf("industrial_zones");
        String address = EditedService.COLLECTIONS + "industrial_zones/" + path;
        Answer stranger = send(method, address, "{}", "If-Match", "*");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).contains("Basic realm=", "Bearer");
        assertThat(stranger.json().path("detail").stringValue()).contains("./gis user");
        assertThat(send(method, address, "{}", "Authorization", asViewer()).status())
                .isEqualTo(403);
        assertThat(everythingOf("industrial_zones")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer gis_unknown",
                "Bearer",
                "Bearer ",
                "Basic",
                "Basic %%%",
                "Basic bm9ib2R5OnNlY3JldHNlY3JldA==",
                "Basic bm9jb2xvbg==",
                "Basic AAA6AAA=",
                "Negotiate abc",
                "nonsense"
            })
    void otherCredentialsAreUnknown(String authorization) {
        assertThat(send("DELETE", ZONE, "", "Authorization", authorization, "If-Match", "*")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPasswordWillDoAndATokenEndsWithItsAccountAndItsLastDay() {
        Accounts accounts = EditedService.bean(Accounts.class);
        accounts.add("周编辑", Role.EDITOR, "密码要足够长才可以用");
        String basic = "Basic " + Base64.getEncoder().encodeToString("周编辑:密码要足够长才可以用".getBytes(StandardCharsets.UTF_8));
        String path = created("用密码删除的项目");
        assertThat(send("DELETE", path, "", "Authorization", basic, "If-Match", "*")
                        .status())
                .isEqualTo(204);

        String token = "Bearer " + accounts.addToken("周编辑", "QGIS", 1).secret();
        String other = created("用令牌修改的项目");
        JdbcClient jdbc = EditedService.bean(JdbcClient.class);
        jdbc.sql("UPDATE gis.token SET last_day = last_day - 1 WHERE account = '周编辑'")
                .update();
        assertThat(send("DELETE", other, "", "Authorization", token, "If-Match", "*")
                        .status())
                .isEqualTo(401);
        jdbc.sql("UPDATE gis.token SET last_day = last_day + 1 WHERE account = '周编辑'")
                .update();
        accounts.setRole("周编辑", Role.VIEWER);
        assertThat(send("DELETE", other, "", "Authorization", token, "If-Match", "*")
                        .status())
                .isEqualTo(403);
        accounts.remove("周编辑");
        assertThat(send("DELETE", other, "", "Authorization", token, "If-Match", "*")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void secretsAreKeptAsHashes() {
        String rows = EditedService.bean(JdbcClient.class)
                .sql(
                        "SELECT string_agg(a::text, '|') || (SELECT string_agg(t::text, '|') FROM gis.token AS t) FROM gis.account AS a")
                .query(String.class)
                .single();
        assertThat(rows)
                .contains("编辑甲", "$2a$")
                .doesNotContain("correct horse", EditedService.asEditor().substring(7));
    }

    // --- Create ----------------------------------------------------------------------------------------------------

    /** /req/create-replace-delete/insert-post-op, insert-body, insert-response-201: Location names the new feature. */
    @Test
    void aFeatureIsCreated() {
        long before =
                get(PROJECTS + "?resultType=hits").json().path("numberMatched").longValue();
        Answer answer = edit("POST", PROJECTS + "?reason=%E6%96%B0%E5%8A%9F%E8%83%BD", project("凤凰山茶旅驿站"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String path = answer.header("Location");
        path = path.substring(path.indexOf("/api/"));
        assertThat(answer.header("ETag")).isEqualTo(tag(path)).doesNotStartWith("W/");
        JsonNode properties = get(path).json().path("properties");
        assertThat(properties.path("name").stringValue()).isEqualTo("凤凰山茶旅驿站");
        assertThat(properties.path("valid_from").stringValue()).isEqualTo(today.toString());
        assertThat(get(PROJECTS + "?resultType=hits")
                        .json()
                        .path("numberMatched")
                        .longValue())
                .isEqualTo(before + 1);
        assertThat(get("/api/search?q=fhscly").text()).contains("凤凰山茶旅驿站");
        assertThat(get(path + "?datetime=" + today.minusDays(1)).status()).isEqualTo(404);

        JsonNode change = get(path + "/history").json().path("changes").path(0);
        assertThat(change.path("kind").stringValue()).isEqualTo("create");
        assertThat(change.path("changed_by").stringValue()).isEqualTo("编辑甲");
        assertThat(change.path("reason").stringValue()).isEqualTo("新功能");
        assertThat(change.path("differences").path("name").path("after").stringValue())
                .isEqualTo("凤凰山茶旅驿站");
    }

    @Test
    void aFeatureBeginsOnTheDayThatIsGiven() {
        ObjectNode project = project("早已开工的项目").put("id", "started-early");
        ((ObjectNode) project.path("properties")).put("valid_from", "2024-05-01");
        assertThat(edit("POST", PROJECTS, project).status()).isEqualTo(201);
        assertThat(get(PROJECTS + "/started-early?datetime=2024-05-01").status())
                .isEqualTo(200);
        assertThat(get("/api/collections/aid_projects")
                        .json()
                        .path("gis")
                        .path("changeDays")
                        .toString())
                .contains("2024-05-01");
        assertThat(get(PROJECTS + "/started-early?datetime=2024-04-30").status())
                .isEqualTo(404);
        Answer again = edit("POST", PROJECTS, project("另一个").put("id", "started-early"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("detail").stringValue()).contains("PUT");
    }

    // --- Replace and update ----------------------------------------------------------------------------------------

    /** /req/create-replace-delete/update-put-op; the version before stays. */
    @Test
    void aFeatureIsReplacedFromADayOnAndItsHistoryKept() {
        ObjectNode zone = feature(item("industrial_zones", "iz-02"));
        double area = zone.path("properties").path("area_m2").doubleValue();
        ((ObjectNode) zone.path("properties")).put("industry", "新材料").put("planned_area_m2", 5);
        String path = item("industrial_zones", "iz-02");
        Answer answer = edit("PUT", path + "?datetime=2024-01-01", zone, "If-Match", tag(path));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode now = get(path).json().path("properties");
        assertThat(now.path("industry").stringValue()).isEqualTo("新材料");
        assertThat(now.path("valid_from").stringValue()).isEqualTo("2024-01-01");
        assertThat(now.path("area_m2").doubleValue()).isEqualTo(area);
        JsonNode then = get(path + "?datetime=2023-12-31").json().path("properties");
        assertThat(then.path("industry").stringValue()).isNotEqualTo("新材料");
        assertThat(then.path("valid_to").stringValue()).isEqualTo("2024-01-01");

        // On the day on which the version began it is itself corrected.
        Answer correction = edit(
                "PATCH",
                path + "?datetime=2024-01-01",
                "{\"properties\":{\"industry\":\"陶瓷\"}}",
                "If-Match",
                tag(path));
        assertThat(correction.status()).as(correction.text()).isEqualTo(200);
        JsonNode history = get(path + "/history").json();
        assertThat(history.path("versions").findValuesAsString("industry"))
                .hasSize(2)
                .last()
                .isEqualTo("陶瓷");
        assertThat(history.path("changes").findValuesAsString("kind")).containsExactly("update", "replace");
        assertThat(history.path("changes")
                        .path(0)
                        .path("differences")
                        .path("industry")
                        .path("before")
                        .stringValue())
                .isEqualTo("新材料");
    }

    /** /req/update: JSON merge patch (RFC 7396). */
    @Test
    void aFeatureIsUpdatedInPart() {
        String path = created("待修改的项目");
        long revision = revision("aid_projects");
        JsonNode before = get(path).json();
        Answer answer = edit(
                "PATCH",
                path,
                "{'properties':{'name':'改了名的项目','planned_yuan':null}}".replace('\'', '"'),
                "If-Match",
                tag(path));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode after = get(path).json();
        assertThat(after.path("properties").path("name").stringValue()).isEqualTo("改了名的项目");
        assertThat(after.path("properties").path("planned_yuan").isNull()).isTrue();
        assertThat(after.path("properties").path("town_code"))
                .isEqualTo(before.path("properties").path("town_code"));
        assertThat(after.path("geometry")).isEqualTo(before.path("geometry"));
        assertThat(revision("aid_projects")).isEqualTo(revision + 1);
        assertThat(get("/api/search?q=%E6%94%B9%E4%BA%86%E5%90%8D%E7%9A%84%E9%A1%B9%E7%9B%AE")
                        .text())
                .contains("改了名的项目");
        assertThat(get("/api/search?q=%E5%BE%85%E4%BF%AE%E6%94%B9%E7%9A%84%E9%A1%B9%E7%9B%AE")
                        .json()
                        .path("results"))
                .isEmpty();
    }

    /** Pages are made of kept texts; an edited feature has a new one. */
    @Test
    void aPageShowsAnEditAtOnce() {
        String page = "/api/collections/farm_parks/items";
        JsonNode before = get(page).json().path("features").path(0);
        assertThat(get(page).json().path("features").path(0)).isEqualTo(before);
        String path = page + "/" + before.path("id").stringValue();
        String product = before.path("properties").path("product").asString("");
        for (String other : List.of(product + "、新品", product)) {
            String body = "{\"properties\":{\"product\":\"%s\"}}".formatted(other);
            assertThat(edit("PATCH", path, body, "If-Match", tag(path)).status())
                    .isEqualTo(200);
            JsonNode after = get(page).json().path("features").path(0);
            assertThat(after.path("properties").path("product").stringValue()).isEqualTo(other);
        }
    }

    /** /req/features: Content-Crs says what the coordinates of the body are. */
    @Test
    void aBodyMayHaveItsCoordinatesInMetres() {
        String path = created("用平面坐标的项目");
        String crs = "http://www.opengis.net/def/crs/EPSG/0/4548";
        ObjectNode inMetres = feature(path + "?crs=" + crs);
        ((ObjectNode) inMetres.path("properties")).put("name", "仍在原处");
        Answer answer = edit("PUT", path, inMetres, "If-Match", tag(path), "Content-Crs", "<" + crs + ">");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode some = project("-").path("geometry").path("coordinates");
        JsonNode now = answer.json().path("geometry").path("coordinates");
        assertThat(now.path(0).doubleValue()).isCloseTo(some.path(0).doubleValue(), offset(2e-8));
        assertThat(now.path(1).doubleValue()).isCloseTo(some.path(1).doubleValue(), offset(2e-8));
        assertThat(edit("PUT", path, inMetres, "If-Match", "*", "Content-Crs", "<http://example.com>")
                        .status())
                .isEqualTo(400);
        // Without it they are degrees.
        assertThat(edit("PUT", path, inMetres, "If-Match", "*").status()).isEqualTo(422);
    }

    // --- Delete ----------------------------------------------------------------------------------------------------

    /** /req/create-replace-delete/delete-delete-op, delete-response. */
    @Test
    void aFeatureEndsOnADay() {
        ObjectNode project = project("将结束的项目").put("id", "to-end");
        assertThat(edit("POST", PROJECTS + "?datetime=2024-01-01", project).status())
                .isEqualTo(201);
        String path = PROJECTS + "/to-end";
        assertThat(edit("DELETE", path, "", "If-Match", tag(path)).status()).isEqualTo(204);
        assertThat(get(path).status()).isEqualTo(404);
        assertThat(get(path + "?datetime=" + today.minusDays(1)).status()).isEqualTo(200);
        assertThat(edit("DELETE", path, "", "If-Match", "*").status()).isEqualTo(404);
        assertThat(get(path + "/history").json().path("changes").findValuesAsString("kind"))
                .containsExactly("delete", "create");
    }

    @Test
    void aFeatureThatBeganThatDayIsTakenAwayAndStillTold() {
        String path = created("录错的项目");
        assertThat(edit("DELETE", path, "", "If-Match", tag(path)).status()).isEqualTo(204);
        JsonNode history = get(path + "/history").json();
        assertThat(history.path("versions")).isEmpty();
        assertThat(history.path("changes")
                        .path(0)
                        .path("differences")
                        .path("name")
                        .path("before")
                        .stringValue())
                .isEqualTo("录错的项目");
        assertThat(get(PROJECTS + "/never-there/history").status()).isEqualTo(404);
    }

    // --- Two editors -----------------------------------------------------------------------------------------------

    /** /req/optimistic-locking-etags: If-Match, 412; and 428 without it (RFC 6585, 3). */
    @Test
    void aChangeNeedsTheStateThatWasSeen() {
        String path = created("两人同时编辑的项目");
        String patch = "{\"properties\":{\"planned_yuan\":2}}";
        assertThat(edit("PATCH", path, patch).status()).isEqualTo(428);
        assertThat(edit("DELETE", path, "").status()).isEqualTo(428);
        String seen = tag(path);
        assertThat(edit("PATCH", path, patch, "If-Match", "W/" + seen).status()).isEqualTo(412);
        assertThat(edit("PATCH", path, patch, "If-Match", "\"1-json-zh\"").status())
                .isEqualTo(412);
        assertThat(edit("PATCH", path, patch, "If-Match", "\"other\", " + seen).status())
                .isEqualTo(200);
        Answer late = edit("PATCH", path, patch, "If-Match", seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().path("detail").stringValue()).contains("Read it again");
        // The tag of another representation of the same state will do, and that of a compressed one.
        String html =
                get(path, "Accept", "text/html", "Accept-Encoding", "gzip").header("ETag");
        assertThat(html).doesNotStartWith("W/");
        assertThat(edit("PATCH", path, patch, "If-Match", html).status()).isEqualTo(200);
    }

    @Test
    void ofManyEditorsOneIsFirst() throws Exception {
        String path = created("众人争改的项目");
        String seen = tag(path);
        ExecutorService editors = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> edits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String patch = "{\"properties\":{\"planned_yuan\":" + i + "}}";
                edits.add(() -> edit("PATCH", path, patch, "If-Match", seen).status());
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : editors.invokeAll(edits)) {
                statuses.add(status.get());
            }
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
        } finally {
            editors.shutdown();
        }
    }

    // --- Boundaries ------------------------------------------------------------------------------------------------

    private static final String VILLAGE = "445102007200";

    @Test
    void aBoundaryMovesBetweenNeighbours() {
        ObjectNode giver = feature(item("villages", VILLAGE));
        var ground = geometry(giver);
        ObjectNode taker = null;
        for (JsonNode other : get(EditedService.COLLECTIONS + "villages/items?limit=1000&town_code=445102007")
                .json()
                .path("features")) {
            if (!other.path("id").stringValue().equals(VILLAGE)
                    && geometry(other).intersection(ground).getLength() > 0.002) {
                taker = (ObjectNode) other;
                break;
            }
        }
        assertThat(taker).isNotNull();
        var edge = geometry(taker).intersection(ground);
        var moved = ground.intersection(edge.getInteriorPoint().buffer(0.0004));
        String giverPath = item("villages", VILLAGE);
        String takerPath = item("villages", taker.path("id").stringValue());

        // The ground is still the neighbour's.
        ObjectNode larger = object("{}");
        larger.set("geometry", json(geometry(taker).union(moved)));
        Answer refused = edit("PATCH", takerPath, larger, "If-Match", "*");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("faults").path(0).stringValue())
                .contains("villages " + taker.path("id").stringValue() + ": overlaps " + VILLAGE, "m² near POINT(");

        long villages = revision("villages");
        long counties = revision("counties");
        double area = giver.path("properties").path("area_m2").doubleValue();
        ObjectNode smaller = object("{}");
        smaller.set("geometry", json(ground.difference(moved)));
        Answer first = edit("PATCH", giverPath, smaller, "If-Match", tag(giverPath));
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("properties").path("area_m2").doubleValue())
                .isLessThan(area);
        Answer second = edit("PATCH", takerPath, larger, "If-Match", tag(takerPath));
        assertThat(second.status()).as(second.text()).isEqualTo(200);

        // What depends on it is derived again, and nothing else is another than before.
        assertThat(revision("villages")).isEqualTo(villages + 2);
        assertThat(revision("counties")).isEqualTo(counties);
        assertThat(generalizedPoints(VILLAGE, today))
                .isNotEqualTo(generalizedPoints(VILLAGE, LocalDate.of(2020, 1, 1)));
        assertThat(get(giverPath + "?datetime=" + today.minusDays(1))
                        .json()
                        .path("properties")
                        .path("area_m2")
                        .doubleValue())
                .isEqualTo(area);
    }

    /** The generalised shape of the version that began on a day. */
    private static String generalizedPoints(String id, LocalDate validFrom) {
        return EditedService.bean(JdbcClient.class)
                .sql("SELECT ST_AsText(geom) FROM generalized.villages WHERE id = ? AND valid_from = ? AND level = 14")
                .params(id, validFrom)
                .query(String.class)
                .single();
    }

    @Test
    void aVillageStaysInsideItsTownAndATownAroundItsVillages() {
        String village = item("villages", "445102007201");
        ObjectNode outside = object("{}");
        outside.set(
                "geometry",
                json(geometry(feature(item("villages", "445102007201")))
                        .union(geometry(feature(item("villages", "445102007201")))
                                .getEnvelope()
                                .buffer(0.2)
                                .getEnvelope())));
        Answer beyond = edit("PATCH", village, outside, "If-Match", "*");
        assertThat(beyond.status()).isEqualTo(422);
        assertThat(beyond.json().path("faults").toString()).contains("lies outside of towns");

        String town = item("towns", "445102007");
        ObjectNode shrunk = object("{}");
        shrunk.set("geometry", json(geometry(feature(town)).buffer(-0.001)));
        Answer narrow = edit("PATCH", town, shrunk, "If-Match", "*");
        assertThat(narrow.status()).isEqualTo(422);
        assertThat(narrow.json().path("faults").toString())
                .contains("villages 4451020072", "lies outside of towns 445102007");
    }

    @Test
    void codesAreUniqueAndThoseReferredToStay() {
        String village = item("villages", "445102007201");
        assertFault(
                edit("PATCH", village, "{\"properties\":{\"code\":\"445102007200\"}}", "If-Match", "*"),
                "has the code 445102007200, which is that of 445102007200");
        assertFault(
                edit("PATCH", village, "{\"properties\":{\"code\":\"4451\"}}", "If-Match", "*"),
                "code is 4451, but it must match");
        assertFault(
                edit("PATCH", village, "{\"properties\":{\"town_code\":\"445102999\"}}", "If-Match", "*"),
                "no feature of towns with the code 445102999");
        assertFault(
                edit("DELETE", item("towns", "445102007"), "", "If-Match", "*"),
                "refers to towns 445102007, which would not be there any more");
    }

    private static void assertFault(Answer answer, String fault) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("faults").toString()).contains(fault);
    }

    // --- Bad input -------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            not JSON;                      {type: ;                                                                     400; line 1
            no object;                     [1];                                                                         422; must be a GeoJSON Feature
            nothing;                       ' ';                                                                         400; no body
            a member twice;                {"type":"Feature","type":"Feature"};                                         400; not JSON
            another type;                  {"type":"FeatureCollection","features":[]};                                  422; features is no member
            no geometry;                   {"type":"Feature","properties":{"name":"a","kind":"county_park"}};           422; members type, properties and geometry
            unknown attribute;             {"type":"Feature","properties":{"colour":"red"},"geometry":null};            422; no attribute colour
            a number for a text;           {"type":"Feature","properties":{"name":5},"geometry":null};                  422; name must be of type text
            a text for a number;           {"type":"Feature","properties":{"planned_area_m2":"5"},"geometry":null};     422; planned_area_m2 must be of type
            another geometry;              {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[116.6,23.6]}}; 422; must be a MultiPolygon
            an open ring;                  {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[116.6,23.6],[116.7,23.6],[116.7,23.7],[116.6,23.7]]]}}; 422; the last is the first again
            outside the world;             {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[116.6,23.6],[216.7,23.6],[116.7,23.7],[116.6,23.6]]]}}; 422; 216.7 23.6 is no position
            a text for an ordinate;        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[["a",23.6],[116.7,23.6],[116.7,23.7],[116.6,23.6]]]}}; 422; numbers only
            infinite;                      {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1e999,23.6],[116.7,23.6],[116.7,23.7],[116.6,23.6]]]}}; 4..; ''
            crossing itself;               {"type":"Feature","properties":{"name":"a","kind":"county_park","county_code":"445122","provenance":"published"},"geometry":{"type":"Polygon","coordinates":[[[116.9,23.6],[117.0,23.7],[117.0,23.6],[116.9,23.7],[116.9,23.6]]]}}; 422; Self-intersection
            no such code;                  {"type":"Feature","properties":{"name":"a","kind":"castle","county_code":"445122","provenance":"published"},"geometry":{"type":"Polygon","coordinates":[[[116.9,23.6],[116.91,23.6],[116.91,23.61],[116.9,23.6]]]}}; 422; kind is castle
            nothing required;              {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[116.9,23.6],[116.91,23.6],[116.91,23.61],[116.9,23.6]]]}}; 422; provenance
            days that follow;              {"type":"Feature","properties":{"valid_to":"2030-01-01"},"geometry":{"type":"Polygon","coordinates":[[[116.9,23.6],[116.91,23.6],[116.91,23.61],[116.9,23.6]]]}}; 422; valid_to follows
            a bad id;                      {"type":"Feature","id":"a/b","properties":{},"geometry":null};               422; id must be
            another id;                    {"type":"Feature","id":"iz-09","properties":{},"geometry":null};             422; is iz-09
            """)
    void badBodiesChangeNothing(String name, String body, String status, String detail) {
        String before = everythingOf("industrial_zones");
        Answer put = edit("PUT", ZONE, body, "If-Match", "*");
        assertThat(String.valueOf(put.status())).as(put.text()).matches(status);
        assertThat(put.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(put.text()).contains(detail);
        assertThat(everythingOf("industrial_zones")).isEqualTo(before);
    }

    @Test
    void aBodyOf100MegabytesIsRefused() {
        String before = everythingOf("industrial_zones");
        String announced = EditedService.announce(ZONE, 100L << 20);
        assertThat(announced).startsWith("HTTP/1.1 413").contains("16 MiB");
        // One that is a little too large is read to the limit.
        Answer answer = edit("PUT", ZONE, " ".repeat((16 << 20) + 1), "If-Match", "*");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(everythingOf("industrial_zones")).isEqualTo(before);
    }

    @Test
    void mediaTypesAndParametersAreChecked() {
        assertThat(send("PUT", ZONE, "{}", "Authorization", EditedService.asEditor(), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        Answer patch = send(
                "PATCH", ZONE, "{}", "Authorization", EditedService.asEditor(), "Content-Type", "application/json");
        assertThat(patch.status()).isEqualTo(415);
        assertThat(patch.json().path("allowed").path(0).stringValue()).isEqualTo("application/merge-patch+json");
        assertThat(edit("PATCH", ZONE + "?limit=5", "{}", "If-Match", "*").status())
                .isEqualTo(400);
        assertThat(edit("PATCH", ZONE + "?datetime=soon", "{}", "If-Match", "*").status())
                .isEqualTo(400);
        assertThat(edit("PATCH", item("industrial_zones", "iz-99"), "{}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(edit("PATCH", item("industrial_zones", "a%20b"), "{}", "If-Match", "*")
                        .status())
                .isEqualTo(404);
        assertThat(edit("PATCH", ZONE + "?reason=" + "x".repeat(2001), "{}", "If-Match", "*")
                        .status())
                .isEqualTo(400);
    }

    // --- Around it -------------------------------------------------------------------------------------------------

    /** /req/create-replace-delete: OPTIONS tells what an address takes; PATCH's media type by RFC 5789, 3.1. */
    @Test
    void methodsAreTold() {
        Answer items = send("OPTIONS", PROJECTS, "");
        assertThat(items.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        Answer item = send("OPTIONS", ZONE, "");
        assertThat(item.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, PUT, PATCH, DELETE");
        assertThat(item.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
        assertThat(send("OPTIONS", ZONE + "/history", "").header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(send("PUT", PROJECTS, "{}").status()).isEqualTo(405);
        assertThat(send("POST", ZONE, "{}").status()).isEqualTo(405);
    }

    @Test
    void aHistoryIsAPageToo() {
        String path = created("有历史的项目");
        Answer page = get(path + "/history", "Accept", "text/html");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(page.text()).contains("<h1>有历史的项目的历史</h1>", "编辑甲");
    }

    /** An edited layer is not loaded again when the file that it came from changes. */
    @Test
    void whatWasEditedIsNotOfTheFileAnyMore() {
        created("使图层成为已编辑");
        assertThat(EditedService.bean(JdbcClient.class)
                        .sql("SELECT source_hash FROM gis.layer WHERE layer = 'aid_projects'")
                        .query(String.class)
                        .single())
                .isEqualTo("edited");
    }
}
