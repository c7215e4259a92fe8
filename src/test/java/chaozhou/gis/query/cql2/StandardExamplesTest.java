package chaozhou.gis.query.cql2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that OGC 21-065r2 gives as examples, in both encodings, on a layer that has their properties. */
class StandardExamplesTest {

    private static final FilterContext CONTEXT = TestLayer.context();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            landsat:scene_id = 'LC82030282019133LGN00' | {"op":"=","args":[{"property":"landsat:scene_id"},"LC82030282019133LGN00"]}
            eo:cloud_cover < 0.1 AND landsat:wrs_row=28 AND landsat:wrs_path=203 | {"op":"and","args":[{"op":"<","args":[{"property":"eo:cloud_cover"},0.1]},{"op":"=","args":[{"property":"landsat:wrs_row"},28]},{"op":"=","args":[{"property":"landsat:wrs_path"},203]}]}
            eo:cloud_cover=0.1 OR eo:cloud_cover=0.2 | {"op":"or","args":[{"op":"=","args":[{"property":"eo:cloud_cover"},0.1]},{"op":"=","args":[{"property":"eo:cloud_cover"},0.2]}]}
            name LIKE 'Smith%' | {"op":"like","args":[{"property":"name"},"Smith%"]}
            depth BETWEEN 100.0 and 150.0 | {"op":"between","args":[{"property":"depth"},100.0,150.0]}
            cityName IN ('Toronto','Frankfurt','Tokyo','New York') | {"op":"in","args":[{"property":"cityName"},["Toronto","Frankfurt","Tokyo","New York"]]}
            category NOT IN (1,2,3,4) | {"op":"not","args":[{"op":"in","args":[{"property":"category"},[1,2,3,4]]}]}
            CASEI(road_class) IN (CASEI('Οδος'),CASEI('Straße')) | {"op":"in","args":[{"op":"casei","args":[{"property":"road_class"}]},[{"op":"casei","args":["Οδος"]},{"op":"casei","args":["Straße"]}]]}
            ACCENTI(etat_vol) = ACCENTI('débárquér') | {"op":"=","args":[{"op":"accenti","args":[{"property":"etat_vol"}]},{"op":"accenti","args":["débárquér"]}]}
            S_INTERSECTS(geom,POLYGON((36.319836 32.288087,36.320041 32.288032,36.320210 32.288402,36.320008 32.288458,36.319836 32.288087))) | {"op":"s_intersects","args":[{"property":"geom"},{"type":"Polygon","coordinates":[[[36.319836,32.288087],[36.320041,32.288032],[36.320210,32.288402],[36.320008,32.288458],[36.319836,32.288087]]]}]}
            S_CROSSES(LINESTRING(43.72992 -79.2998, 43.73005 -79.2991),POLYGON((43.7286 -79.2986, 43.7311 -79.2996, 43.7323 -79.2972, 43.7286 -79.2986))) | {"op":"s_crosses","args":[{"type":"LineString","coordinates":[[43.72992,-79.2998],[43.73005,-79.2991]]},{"type":"Polygon","coordinates":[[[43.7286,-79.2986],[43.7311,-79.2996],[43.7323,-79.2972],[43.7286,-79.2986]]]}]}
            updated >= DATE('1970-01-01') | {"op":">=","args":[{"property":"updated"},{"date":"1970-01-01"}]}
            "date" = DATE('2022-04-14') | {"op":"=","args":[{"property":"date"},{"date":"2022-04-14"}]}
            T_INTERSECTS(event_time, INTERVAL('1969-07-16T05:32:00Z', '1969-07-24T16:50:35Z')) | {"op":"t_intersects","args":[{"property":"event_time"},{"interval":["1969-07-16T05:32:00Z","1969-07-24T16:50:35Z"]}]}
            T_DURING(INTERVAL(touchdown, liftOff), INTERVAL('1969-07-16T13:32:00Z', '1969-07-24T16:50:35Z')) | {"op":"t_during","args":[{"interval":[{"property":"touchdown"},{"property":"liftOff"}]},{"interval":["1969-07-16T13:32:00Z","1969-07-24T16:50:35Z"]}]}
            T_DURING(INTERVAL('1969-07-20T20:17:40Z', '1969-07-21T17:54:00Z'), INTERVAL('1969-07-16T13:32:00Z', '1969-07-24T16:50:35Z')) | {"op":"t_during","args":[{"interval":["1969-07-20T20:17:40Z","1969-07-21T17:54:00Z"]},{"interval":["1969-07-16T13:32:00Z","1969-07-24T16:50:35Z"]}]}
            A_CONTAINS((name, cityName), ('layers-ca','layers-us')) | {"op":"a_contains","args":[[{"property":"name"},{"property":"cityName"}],["layers-ca","layers-us"]]}
            vehicle_height > (bridge_clearance-1) | {"op":">","args":[{"property":"vehicle_height"},{"op":"-","args":[{"property":"bridge_clearance"},1]}]}
            floors>5 AND material='brick' AND swimming_pool=true | {"op":"and","args":[{"op":">","args":[{"property":"floors"},5]},{"op":"=","args":[{"property":"material"},"brick"]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}
            (floors>5 AND material='brick') OR swimming_pool=true | {"op":"or","args":[{"op":"and","args":[{"op":">","args":[{"property":"floors"},5]},{"op":"=","args":[{"property":"material"},"brick"]}]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}
            NOT (floors<5) AND swimming_pool=true | {"op":"and","args":[{"op":"not","args":[{"op":"<","args":[{"property":"floors"},5]}]},{"op":"=","args":[{"property":"swimming_pool"},true]}]}
            name IS NULL | {"op":"isNull","args":[{"property":"name"}]}
            name IS NOT NULL | {"op":"not","args":[{"op":"isNull","args":[{"property":"name"}]}]}
            """)
    void bothEncodingsAreTheSameExpression(String text, String json) {
        assertThat(FilterLanguage.TEXT.read(text, CONTEXT)).isEqualTo(FilterLanguage.JSON.read(json, CONTEXT));
    }
}
