package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.source.SourceField;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Which field of a source holds which attribute of a layer. Fields are known by the attribute's name, by what its definition lists
 * besides, by its titles, and by any of these cut off at ten bytes, in this order.
 */
public final class FieldMapping {

    /** The longest name of a field in dBase. */
    private static final int MOST_BYTES = 10;

    private static final List<Charset> OF_DBASE = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private static final Set<String> COMMON = Set.of("id", "valid_from", "valid_to", "provenance");

    private final Layer layer;
    private final List<SourceField> fields;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    /**
     * @param said attributes by the names of fields; an empty one leaves the field out
     * @throws InvalidParameter when it names a field or an attribute that is not there
     */
    FieldMapping(Layer layer, List<SourceField> fields, Map<String, String> said) {
        this.layer = layer;
        this.fields = List.copyOf(fields);
        Set<Integer> free = new TreeSet<>();
        for (int i = 0; i < fields.size(); i++) {
            free.add(i);
        }
        said.forEach((field, attribute) -> take(field, attribute, free));
        match(free, (name, field) -> name.equals(field.name()));
        match(free, (name, field) -> isSame(name, field.name()) || isSame(name, field.alias()));
        match(free, (name, field) -> isCut(name, field.name()));
    }

    private void take(String field, String attribute, Set<Integer> free) {
        int index = fields.stream().map(SourceField::name).toList().indexOf(field);
        if (index < 0) {
            throw new InvalidParameter(
                    "map",
                    "There is no field %s; the fields are %s."
                            .formatted(
                                    field,
                                    String.join(
                                            ", ",
                                            fields.stream()
                                                    .map(SourceField::name)
                                                    .toList())));
        }
        free.remove(index);
        if (attribute.isEmpty()) {
            return;
        }
        if (names(attribute).isEmpty()) {
            throw new InvalidParameter(
                    "map",
                    "The layer %s has no attribute %s; it has %s."
                            .formatted(layer.id(), attribute, String.join(", ", attributes())));
        }
        columns.put(attribute, index);
    }

    /** Gives each attribute without a field the first free one that fits one of its names. */
    private void match(Set<Integer> free, BiPredicate<String, SourceField> fits) {
        for (String attribute : attributes()) {
            if (columns.containsKey(attribute)) {
                continue;
            }
            names(attribute).stream()
                    .flatMap(name -> free.stream().filter(index -> fits.test(name, fields.get(index))))
                    .findFirst()
                    .ifPresent(index -> {
                        free.remove(index);
                        columns.put(attribute, index);
                    });
        }
    }

    private List<String> attributes() {
        return Stream.concat(
                        COMMON.stream().sorted(), layer.attributes().stream().map(Attribute::name))
                .toList();
    }

    /** All that files call an attribute; empty when there is none of that name. */
    private List<String> names(String attribute) {
        if (COMMON.contains(attribute)) {
            return List.of(attribute);
        }
        return layer.attribute(attribute)
                .map(known -> {
                    List<String> names = new ArrayList<>(List.of(known.name()));
                    names.addAll(known.aliases());
                    names.add(known.title().zh());
                    names.add(known.title().en());
                    return names;
                })
                .orElse(List.of());
    }

    private static boolean isSame(String name, String field) {
        return folded(name).equals(folded(field));
    }

    /** Without what people vary: width, case, blanks, and what stands in brackets. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\(.*?\\)|[\\s_]+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether a field's name is one that was cut at ten bytes, perhaps with a number at its end to tell it from another. */
    private static boolean isCut(String name, String field) {
        for (Charset charset : OF_DBASE) {
            int length = field.getBytes(charset).length;
            boolean isFull = length > MOST_BYTES - charset.newEncoder().maxBytesPerChar() && length <= MOST_BYTES;
            if (isFull && name.getBytes(charset).length > MOST_BYTES) {
                String stem = field.replaceFirst("_?\\d$", "");
                return name.startsWith(field) || (stem.length() >= 5 && name.startsWith(stem));
            }
        }
        return false;
    }

    boolean has(String attribute) {
        return columns.containsKey(attribute);
    }

    /** The number of the field that holds an attribute; -1: none. */
    int column(String attribute) {
        return columns.getOrDefault(attribute, -1);
    }

    /** The names of fields by the attributes that they hold. */
    public Map<String, String> fieldsByAttribute() {
        Map<String, String> names = new LinkedHashMap<>();
        attributes().stream()
                .filter(columns::containsKey)
                .forEach(attribute ->
                        names.put(attribute, fields.get(column(attribute)).name()));
        return names;
    }

    /** The fields that hold nothing of the layer. */
    public List<String> unmapped() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!columns.containsValue(i)) {
                names.add(fields.get(i).name());
            }
        }
        return names;
    }

    /** The attributes that no field holds, and that the service does not compute. */
    List<Attribute> missing() {
        return layer.attributes().stream()
                .filter(attribute -> !attribute.isComputed() && !has(attribute.name()))
                .toList();
    }
}
