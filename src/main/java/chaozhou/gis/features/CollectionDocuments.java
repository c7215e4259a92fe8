package chaozhou.gis.features;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.LayerState;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.geo.BoundingBox;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.ChangeDays;
import chaozhou.gis.store.FeatureStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes a layer as a collection, in the language of the request. */
@Component
final class CollectionDocuments {

    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/";

    private final LayerStates states;
    private final FeatureStore store;
    private final ChangeDays changeDays;
    private final Clock clock;

    CollectionDocuments(LayerStates states, FeatureStore store, ChangeDays changeDays, Clock clock) {
        this.states = states;
        this.store = store;
        this.changeDays = changeDays;
        this.clock = clock;
    }

    CollectionDocument describe(Layer layer, RequestContext context) {
        LayerState state = states.of(layer);
        return new CollectionDocument(
                layer.id(),
                layer.title().in(context.language()),
                layer.description().in(context.language()),
                extent(state),
                "feature",
                Crs.uris(),
                Crs.CGCS2000.uri(),
                links(context, layer),
                new CollectionDocument.Gis(
                        layer.order(),
                        layer.theme(),
                        layer.geometry().title(),
                        store.count(FeatureQuery.inForce(layer, LocalDate.now(clock))),
                        state.revision(),
                        changeDays.of(layer),
                        state.provenance(),
                        state.accuracyM(),
                        layer.parent(),
                        layer.nameAttribute().name(),
                        layer.codeAttribute().map(Attribute::name).orElse(null),
                        layer.divisionAttribute().map(Attribute::name).orElse(null),
                        layer.style()));
    }

    private static CollectionDocument.@Nullable Extent extent(LayerState state) {
        BoundingBox box = state.extent();
        LocalDate firstDay = state.firstDay();
        if (box == null || firstDay == null) {
            return null;
        }
        return new CollectionDocument.Extent(
                new CollectionDocument.Spatial(
                        List.of(List.of(box.west(), box.south(), box.east(), box.north())), Crs.CRS84.uri()),
                new CollectionDocument.Temporal(
                        List.of(Arrays.asList(firstDay + "T00:00:00Z", null)), CollectionDocument.GREGORIAN));
    }

    private static List<Link> links(RequestContext context, Layer layer) {
        String address = context.api() + "/collections/" + layer.id();
        boolean isChinese = context.language() == Language.ZH;
        return List.of(
                Link.of(address, "self", MediaTypes.JSON),
                Link.of(address + "/items", "items", MediaTypes.GEOJSON, isChinese ? "要素" : "Features"),
                Link.of(address + "/schema", RELATIONS + "schema", MediaTypes.SCHEMA, isChinese ? "字段" : "Schema"),
                Link.of(
                        address + "/queryables",
                        RELATIONS + "queryables",
                        MediaTypes.SCHEMA,
                        isChinese ? "可查询字段" : "Queryables"),
                Link.of(
                        address + "/sortables",
                        RELATIONS + "sortables",
                        MediaTypes.SCHEMA,
                        isChinese ? "可排序字段" : "Sortables"),
                Link.of(
                        address + "/tiles",
                        RELATIONS + "tilesets-vector",
                        MediaTypes.JSON,
                        isChinese ? "矢量瓦片" : "Vector tiles"));
    }
}
