package chaozhou.gis.store;

import chaozhou.gis.catalog.Layer;

/** Names in SQL. The only place that quotes identifiers. */
public final class SqlNames {

    private SqlNames() {}

    /** An identifier in double quotes (SQL-92, 5.2: delimited identifier). */
    public static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The layer's feature table. */
    public static String table(Layer layer) {
        return "public." + quoted(layer.id());
    }

    /** The table of the layer's staged features. */
    public static String stagingTable(Layer layer) {
        return "staging." + quoted(layer.id());
    }

    /** The table of the generalised geometry that is being derived; it lasts as long as the transaction. */
    public static String derivedTable(Layer layer) {
        return "pg_temp." + quoted("derived_" + layer.id());
    }

    /** The table of the layer's generalised geometry. */
    public static String generalizedTable(Layer layer) {
        return "generalized." + quoted(layer.id());
    }
}
