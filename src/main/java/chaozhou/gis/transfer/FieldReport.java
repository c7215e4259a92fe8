package chaozhou.gis.transfer;

import chaozhou.gis.source.SourceField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a source, looked at.
 *
 * @param samples some of its values
 * @param attribute of the layer that it holds; null: none, or none was asked for
 */
public record FieldReport(
        String name,
        String alias,
        SourceField.Type type,
        List<String> samples,
        @Nullable String attribute) {}
