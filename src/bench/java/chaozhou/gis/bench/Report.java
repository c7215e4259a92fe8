package chaozhou.gis.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The result as it is published. */
@SuppressWarnings("InlineFormatString") // the text reads better apart
record Report(LocalDate date, String machine, double load, Options options, List<Row> rows) {

    private static final String TEXT = """
            # Benchmarks

            Written by `./gis bench`; don't edit.

            Measured on %s. %s. Before it began, the machine's load was %.1f.

            %s
            Of each comparison, both sides had %d turns of %d seconds, alternating; the table has the medians. Before them came a
            turn that did not count, five times as long for the service, whose code the JVM compiles while it runs. On both sides %d
            clients ask at a time, each over a connection of its own that stays open, and wait for the answer. The clients (wrk for
            HTTP, pgbench for SQL) run on the same machine and share its cores with what they measure. Every answer was checked to be
            a good one; before, examples were checked to be the same on both sides.

            - **Tiles, not cached**: random tiles over the city, each of the zooms 9 to 14 as probable as the others, in which all
              villages are drawn with all their attributes and their labels; the service keeps no tile. pgbench runs the
              statement with which PostGIS makes the same tiles from the same geometry (ST_AsMVT), prepared. The service has the
              features' tags in memory, reads the geometry, cuts, writes, compresses and sends.
            - **Tiles, cached**: the same choice of tiles, with the service's usual settings. nginx (2 workers, sendfile, no access
              log) sends the same compressed bytes from files.
            - **100 villages**: `/api/collections/villages/items?limit=100`. pgbench selects the same rows in the same order: the id,
              `ST_AsGeoJSON` of the geometry, and `json_build_object` of the properties. The service writes a whole
              FeatureCollection, with the next page's address. It asks the database which features and in which state, and has the texts
              of most of them in memory; so too with 1,000.
            - **One village**: `/api/collections/villages/items/{id}`, random ids of all villages in force; pgbench likewise.
            - **Villages by a CQL2 filter**: `/api/collections/villages/items?filter=S_INTERSECTS(geom,POLYGON(…))` with a square around
              the city's middle; pgbench selects the same rows with the same polygon as text.
            - **1,000 villages; tiles; against MapServer**: MapServer 8 (cgi-mapserver of Debian, FastCGI, 2 processes behind nginx) reads the
              same table. Features are asked of its OGC API with `limit=1000`; tiles are the same random ones as above, as MVT.
            - **Page 5,000 of a million**: a layer of a million points, 100 a page; the late page is reached by following `next`.
            - **A million features**: `/export` of that layer as GeoJSON, read by a client on the same machine; against `psql` with a COPY that
              makes the same lines. Heap: what is live while the export is under way, less what is live after one feature was read.
            - **Locate one point**: a random point in the middle of the city, as a request of GeoJSON; the answer tells the county, the town and the village,
              zones and parks, and outside of divisions (every tenth point) the nearest of them with its distance. pgbench finds the same by a lateral
              join a layer, and for points outside one more.
            - **Locate a million points**: a table in, a table out, as a job; against COPY, a lateral join a layer, and COPY out.
            - **Overlay of a red line**: its overlap with each feature of every layer, on the ellipsoid and on the plane; pgbench has all in one statement.
            - **Overlay of all villages with all zones and parks**: a table of pairs with both areas, and shapes; psql writes the numbers.
            - **All villages as a file**: the whole request of `/export`, the file on disk at its end; ogr2ogr makes the same format of the same rows.
            - **Import of a million polygons**: a GeoPackage of eight-cornered parcels is sent as a form, compared with an empty layer, published with its
              indexes, with checks off, and the answer read; ogr2ogr loads the same file into PostGIS with COPY and a spatial index.
            - **Memory during exports and imports**: the most that the Java process ever held.
            - **Memory**: what the Java process holds resident after all of that; the larger of the service with the cache and the
              one without. The most that it ever held was %d MB.
            - **First start**: from the call of `./gis serve` to the first answer with 200, the program being built already: it makes a
              database, loads the sample data, and generalises the coverages.
            - **Later starts**: the same with the data in place; the median of three.
            """;

    String markdown(long peakMegabytes) {
        String table = rows.stream()
                .map(row -> "| %s | %s | %s | %s | %s | %s |"
                        .formatted(row.what(), row.service(), row.other(), row.ratio(), row.goal(), met(row)))
                .collect(Collectors.joining("\n"));
        return String.format(
                Locale.ROOT,
                TEXT,
                date,
                machine,
                load,
                "| what | service | against | ratio | goal | met |\n|---|--:|--:|--:|---|---|\n" + table + "\n",
                options.rounds(),
                options.seconds(),
                Load.CLIENTS,
                peakMegabytes);
    }

    /** The table for a terminal. */
    String table() {
        return rows.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "%-42s %12s %12s %6s  %-16s %s",
                        row.what(),
                        row.service(),
                        row.other(),
                        row.ratio(),
                        row.goal(),
                        met(row)))
                .collect(Collectors.joining("\n"));
    }

    private static String met(Row row) {
        return row.isMet() ? "yes" : "no";
    }
}
