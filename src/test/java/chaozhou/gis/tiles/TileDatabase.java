package chaozhou.gis.tiles;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerDefinitions;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.store.FeatureTables;
import chaozhou.gis.store.LayerStateStore;
import chaozhou.gis.store.Publication;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database of its own for a test, with the tables of the real layers. */
final class TileDatabase {

    static final Catalog CATALOG = new Catalog(LayerDefinitions.read(Path.of("gis-data/layers")));

    private final SingleConnectionDataSource dataSource;

    TileDatabase(String name) {
        String server = System.getProperty("gis.test.server", "jdbc:postgresql://127.0.0.1:54871/");
        JdbcClient admin = JdbcClient.create(new DriverManagerDataSource(server + "postgres", "postgres", ""));
        admin.sql("drop database if exists " + name).update();
        admin.sql("create database " + name).update();
        dataSource = new SingleConnectionDataSource(server + name, "postgres", "", true);
        jdbc().sql("create extension postgis; create extension btree_gist").update();
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("gis")
                .createSchemas(true)
                .load()
                .migrate();
        new FeatureTables(jdbc()).ensure(CATALOG.layers());
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    Publication publication() {
        return new Publication(
                dataSource,
                List.of(),
                List.of(new Generalization(CATALOG)),
                new LayerStateStore(jdbc(), new LayerStates()));
    }
}
