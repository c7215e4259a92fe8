package chaozhou.gis.features;

import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.Link;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.http.RequestContext;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Selection;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.store.ChangeLog;
import chaozhou.gis.store.FeatureRow;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The versions of a feature, and the changes that made them. */
final class HistoryDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String id;
    private final Selection selection;
    private final String nameProperty;
    private final List<Version> versions = new ArrayList<>();

    /** Its values by name, without the geometry; and the first day. */
    private record Version(LocalDate from, Map<String, @Nullable Object> properties) {}

    HistoryDocument(String id, FeatureQuery query) {
        this.id = id;
        this.selection = query.selection();
        this.nameProperty = query.layer().nameAttribute().name();
    }

    void add(FeatureRow row) throws SQLException {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        for (Queryable property : selection.properties()) {
            Object value = row.value(property);
            properties.put(property.name(), value instanceof LocalDate day ? day.toString() : value);
        }
        versions.add(new Version(row.validFrom(), properties));
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }

    /** @param item the absolute address of the feature */
    Map<String, Object> document(String item, RequestContext context, List<ChangeLog.Entry> changes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", title(context.language()));
        document.put("id", id);
        document.put(
                "versions",
                versions.stream().map(version -> version(version, item)).toList());
        document.put("changes", changes.stream().map(HistoryDocument::change).toList());
        document.put(
                "links",
                List.of(
                        Link.of(context.self(), "self", MediaTypes.JSON),
                        Link.of(item, "canonical", MediaTypes.GEOJSON)));
        return document;
    }

    /** Names the feature as its last version does; by its id when none is left. */
    private String title(Language language) {
        Object name = versions.isEmpty()
                ? id
                : versions.get(versions.size() - 1).properties().get(nameProperty);
        return (language == Language.ZH ? "%s的历史" : "History of %s").formatted(name == null ? id : name);
    }

    private static Map<String, Object> version(Version version, String item) {
        return Map.of(
                "properties",
                version.properties(),
                "links",
                List.of(Link.of(item + "?datetime=" + version.from(), "item", MediaTypes.GEOJSON)));
    }

    private static Map<String, @Nullable Object> change(ChangeLog.Entry entry) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        change.put("number", entry.number());
        change.put("kind", entry.kind());
        change.put("datetime", entry.day().toString());
        change.put("changed_at", entry.changedAt().toString());
        change.put("changed_by", entry.changedBy());
        change.put("reason", entry.reason());
        change.put("geometry_changed", entry.isGeometryChanged());
        change.put("differences", differences(entry));
        return change;
    }

    /** What a property was before and after, for those that changed. */
    private static Map<String, Object> differences(ChangeLog.Entry entry) {
        JsonNode before = json(entry.before());
        JsonNode after = json(entry.after());
        Map<String, Object> differences = new TreeMap<>();
        (after.isObject() ? after : before).propertyNames().forEach(name -> {
            JsonNode was = before.path(name);
            JsonNode is = after.path(name);
            if (!was.equals(is) && !(isNothing(was) && isNothing(is))) {
                Map<String, @Nullable Object> difference = new LinkedHashMap<>();
                difference.put("before", was.isMissingNode() ? null : was);
                difference.put("after", is.isMissingNode() ? null : is);
                differences.put(name, difference);
            }
        });
        return differences;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static JsonNode json(@Nullable String text) {
        return JSON.readTree(Objects.requireNonNullElse(text, "null"));
    }
}
