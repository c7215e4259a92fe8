package chaozhou.gis.encode;

import chaozhou.gis.catalog.Attribute;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.query.cql2.Queryable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people read of the layers in a GeoPackage: titles and code lists of columns (OGC 12-128r18, annex F.9), metadata (F.8), and a
 * style that QGIS applies when it opens the layer.
 */
final class GeoPackageTitles {

    private static final String TABLES = """
            CREATE TABLE IF NOT EXISTS gpkg_data_columns (
              table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
              CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), CONSTRAINT gdc_tn UNIQUE (table_name, name));
            CREATE TABLE IF NOT EXISTS gpkg_data_column_constraints (
              constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, value TEXT, min NUMERIC, min_is_inclusive BOOLEAN,
              max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value));
            CREATE TABLE IF NOT EXISTS gpkg_metadata (
              id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
              md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '');
            CREATE TABLE IF NOT EXISTS gpkg_metadata_reference (
              reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
              timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), md_file_id INTEGER NOT NULL, md_parent_id INTEGER);
            CREATE TABLE IF NOT EXISTS layer_styles (
              id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT,
              styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT,
              update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')));
            CREATE TABLE IF NOT EXISTS gpkg_extensions (
              table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
              CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
            """;

    private static final Map<String, String> EXTENSIONS = Map.of(
            "gpkg_data_columns", "gpkg_schema",
            "gpkg_data_column_constraints", "gpkg_schema",
            "gpkg_metadata", "gpkg_metadata",
            "gpkg_metadata_reference", "gpkg_metadata");

    private final Path file;
    private final List<LayerFiles.Written> layers;

    GeoPackageTitles(Path file, List<LayerFiles.Written> layers) {
        this.file = file;
        this.layers = layers;
    }

    void write() throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath())) {
            try (Statement statement = connection.createStatement()) {
                // Nobody needs the file after a crash.
                statement.execute("PRAGMA synchronous = OFF");
            }
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES.split(";\\s*\\n", 0)) {
                    statement.execute(table);
                }
            }
            for (Map.Entry<String, String> extension : EXTENSIONS.entrySet()) {
                insert(
                        connection,
                        "INSERT OR IGNORE INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
                        extension.getKey(),
                        extension.getValue(),
                        "http://www.geopackage.org/spec121/#extension_"
                                + extension.getValue().replace("gpkg_", ""));
            }
            for (LayerFiles.Written layer : layers) {
                write(connection, layer);
            }
            insert(
                    connection,
                    "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description) VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
                    "QGIS");
            connection.commit();
        } catch (SQLException e) {
            throw new IOException("The titles can't be written into the GeoPackage.", e);
        }
    }

    private void write(Connection connection, LayerFiles.Written written) throws SQLException {
        Layer layer = written.query().layer();
        insert(
                connection,
                "UPDATE gpkg_contents SET identifier = ?, description = ? WHERE table_name = ?",
                both(layer.title()),
                both(layer.description()),
                layer.id());
        for (Queryable property : written.names().keySet()) {
            writeColumn(connection, layer, property);
        }
        if (written.query().selection().hasGeometry()) {
            insert(
                    connection,
                    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault) VALUES ('', '', ?, 'geom', ?, ?, '', 1)",
                    layer.id(),
                    layer.title().zh(),
                    new QgisStyle(layer).qml());
        }
        insert(
                connection,
                "INSERT INTO gpkg_metadata (md_scope, md_standard_uri, mime_type, metadata) VALUES ('dataset', 'http://mrcc.com/qgis.dtd', 'text/xml', ?)",
                metadata(written));
        insert(
                connection,
                "INSERT INTO gpkg_metadata_reference (reference_scope, table_name, md_file_id) VALUES ('table', ?, last_insert_rowid())",
                layer.id());
    }

    private static String both(Text text) {
        return text.zh() + " | " + text.en();
    }

    private static void writeColumn(Connection connection, Layer layer, Queryable property) throws SQLException {
        Attribute attribute = property.attribute();
        Map<String, Text> codes = attribute == null ? Map.of() : attribute.codes();
        String constraint = layer.id() + "_" + property.name();
        String unit = attribute == null ? "" : attribute.unitSuffix();
        insert(
                connection,
                "INSERT OR REPLACE INTO gpkg_data_columns (table_name, column_name, name, title, description, constraint_name) VALUES (?, ?, ?, ?, ?, ?)",
                layer.id(),
                property.name(),
                property.title().zh(),
                property.title().zh(),
                property.title().en() + unit,
                codes.isEmpty() ? null : constraint);
        for (Map.Entry<String, Text> code : codes.entrySet()) {
            insert(
                    connection,
                    "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES (?, 'enum', ?, ?)",
                    constraint,
                    code.getKey(),
                    code.getValue().zh());
        }
    }

    private static void insert(Connection connection, String sql, @Nullable String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** In the form in which QGIS keeps it. */
    private static String metadata(LayerFiles.Written written) {
        Layer layer = written.query().layer();
        return """
                <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
                <qgis version="3.22">
                  <identifier>%s</identifier>
                  <language>ZHO</language>
                  <type>dataset</type>
                  <title>%s</title>
                  <abstract>%s</abstract>
                  <history>%s</history>
                  <constraints type="provenance">%s</constraints>
                  <crs><spatialrefsys><authid>%s</authid></spatialrefsys></crs>
                </qgis>
                """.formatted(
                        layer.id(),
                        QgisStyle.xml(both(layer.title())),
                        QgisStyle.xml(both(layer.description())),
                        "In force " + FileReadme.period(written.query().period()),
                        String.join(", ", written.provenances()),
                        written.query().crs().code());
    }
}
