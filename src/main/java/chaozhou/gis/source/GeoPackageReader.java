package chaozhou.gis.source;

import chaozhou.gis.catalog.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.InputStreamInStream;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;

/** Reads the features of a table of a GeoPackage (OGC 12-128r18), one after the other. */
public final class GeoPackageReader implements AutoCloseable {

    /** Bytes of an envelope by its indicator in the flags (2.1.3.1.1). */
    private static final int[] ENVELOPES = {0, 32, 48, 48, 64};

    private static final Pattern NUMBER = Pattern.compile("\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*");

    private final Connection connection;
    private final String table;
    private final Statement statement;
    private final ResultSet rows;
    private final List<SourceField> fields = new ArrayList<>();
    private final List<Integer> positionColumns;
    private final WKBReader wkb = new WKBReader();
    private final long last;
    private long row;

    /**
     * Begins with the first feature.
     *
     * @param positionFields whose numbers the shapes were made of: GDAL takes what is none for 0, or for what it begins with
     * @throws IOException when the file is broken
     */
    GeoPackageReader(Path file, String table, List<String> positionFields) throws IOException {
        this.table = quoted(table);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
            statement = connection.createStatement();
            // What a file from outside says its views do is not done.
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            String geometry = text("SELECT column_name FROM gpkg_geometry_columns WHERE table_name = '%s'"
                    .formatted(table.replace("'", "''")));
            readFields(table, geometry);
            List<String> names = fields.stream().map(SourceField::name).toList();
            positionColumns = positionFields.stream()
                    .map(names::indexOf)
                    .filter(column -> column >= 0)
                    .toList();
            last = last(table);
            rows = statement.executeQuery("SELECT %s FROM %s".formatted(columns(geometry), quoted(table)));
        } catch (SQLException e) {
            throw new IOException("it is no GeoPackage that can be read: " + e.getMessage(), e);
        }
    }

    /** The number of the last row; 0 of a view, which has none. */
    private long last(String table) {
        try {
            return number("SELECT max(rowid) FROM " + quoted(table));
        } catch (SQLException e) {
            return 0;
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private void readFields(String table, String geometry) throws SQLException {
        Map<String, String> aliases = aliases(table);
        try (ResultSet columns = statement.executeQuery("PRAGMA table_info(%s)".formatted(quoted(table)))) {
            while (columns.next()) {
                String name = columns.getString("name");
                if (columns.getInt("pk") == 0 && !name.equals(geometry)) {
                    fields.add(
                            new SourceField(name, aliases.getOrDefault(name, name), type(columns.getString("type"))));
                }
            }
        }
    }

    /** The titles of columns (annex F.9, schema extension). */
    private Map<String, String> aliases(String table) throws SQLException {
        Map<String, String> aliases = new HashMap<>();
        if (number("SELECT count(*) FROM sqlite_master WHERE name = 'gpkg_data_columns'") > 0) {
            try (ResultSet titles = statement.executeQuery(
                    "SELECT column_name, coalesce(title, name) FROM gpkg_data_columns WHERE table_name = '%s'"
                            .formatted(table.replace("'", "''")))) {
                while (titles.next()) {
                    if (titles.getString(2) != null) {
                        aliases.put(titles.getString(1), titles.getString(2));
                    }
                }
            }
        }
        return aliases;
    }

    private static SourceField.Type type(String declared) {
        String type = declared.toUpperCase(Locale.ROOT).replaceFirst("\\(.*", "");
        return switch (type) {
            case "BOOLEAN" -> SourceField.Type.BOOLEAN;
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER" -> SourceField.Type.INTEGER;
            case "FLOAT", "DOUBLE", "REAL" -> SourceField.Type.NUMBER;
            case "DATE", "DATETIME" -> SourceField.Type.DATE;
            default -> SourceField.Type.TEXT;
        };
    }

    private String columns(String geometry) {
        List<String> columns = new ArrayList<>(List.of(geometry.isEmpty() ? "NULL" : quoted(geometry)));
        fields.forEach(field -> columns.add(quoted(field.name())));
        return String.join(", ", columns);
    }

    private String text(String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() && result.getString(1) != null ? result.getString(1) : "";
        }
    }

    private long number(String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /** How many rows the table has. */
    long count() throws IOException {
        try (Statement counting = connection.createStatement();
                ResultSet result = counting.executeQuery("SELECT count(*) FROM " + table)) {
            return result.next() ? result.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public List<SourceField> fields() {
        return List.copyOf(fields);
    }

    /** How much is read, 0 to 1. */
    public double share() {
        return last == 0 ? 1 : Math.min(1, (double) row / last);
    }

    /**
     * The next feature; null after the last one.
     *
     * @throws IOException when the file is broken
     */
    public @Nullable SourceFeature next() throws IOException {
        try {
            if (!rows.next()) {
                return null;
            }
            row++;
            @Nullable Object[] values = new @Nullable Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(fields.get(i).type(), rows.getObject(i + 2));
            }
            boolean isPlaced = positionColumns.stream().allMatch(column -> isNumber(values[column]));
            return new SourceFeature(
                    row,
                    Arrays.asList(values),
                    isPlaced ? geometry(rows.getBytes(1)) : null,
                    isPlaced ? null : noNumbers(values));
        } catch (SQLException e) {
            throw new IOException("row %d can't be read: %s".formatted(row, e.getMessage()), e);
        }
    }

    /** Why a row has no position; null where it does not try to have one. */
    private @Nullable Text noNumbers(@Nullable Object[] values) {
        String position = positionColumns.stream()
                .map(column -> values[column] == null ? "" : values[column].toString())
                .collect(Collectors.joining(" "));
        return position.isBlank()
                ? null
                : new Text(
                                "“%1$s”不是坐标：应为两个数，单位为十进制度或米。",
                                "%1$s is no position: it takes two numbers, decimal degrees or metres.")
                        .with(position.strip());
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Number
                || (value instanceof String text && NUMBER.matcher(text).matches());
    }

    /** SQLite keeps any value in any column, and has no type of its own for switches. */
    private static @Nullable Object value(SourceField.Type type, @Nullable Object value) {
        if (value instanceof Number number) {
            return switch (type) {
                case BOOLEAN -> number.longValue() != 0;
                case NUMBER -> number.doubleValue();
                default ->
                    number instanceof Double || number instanceof Float
                            ? (Object) number.doubleValue()
                            : (Object) number.longValue();
            };
        }
        return value instanceof String ? value : null;
    }

    /** A geometry in the format of GeoPackages: a header, and ISO well-known binary (2.1.3). */
    private @Nullable Geometry geometry(byte @Nullable [] blob) throws IOException {
        if (blob == null) {
            return null;
        }
        try {
            if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
                throw new ParseException("no header");
            }
            int start = 8 + ENVELOPES[(blob[3] >> 1) & 7];
            return wkb.read(new InputStreamInStream(new ByteArrayInputStream(blob, start, blob.length - start)));
        } catch (ParseException | IOException | RuntimeException e) {
            throw new IOException("row %d has a geometry that can't be read".formatted(row), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
