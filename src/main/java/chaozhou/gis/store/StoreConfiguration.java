package chaozhou.gis.store;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.LayerStates;
import chaozhou.gis.database.RevisionNotices;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /** Tables are there, and their areas right, before anything reads or writes them. */
    @Bean
    FeatureTables featureTables(DataSource dataSource, JdbcClient jdbc, Catalog catalog) {
        FeatureTables tables = new FeatureTables(jdbc);
        tables.ensure(catalog.layers());
        StoredAreas.renew(dataSource, catalog.layers());
        return tables;
    }

    @Bean
    LayerStateStore layerStateStore(
            JdbcClient jdbc, LayerStates states, FeatureTables tables, RevisionNotices notices) {
        LayerStateStore store = new LayerStateStore(jdbc, states);
        store.refresh();
        notices.listen(store::refresh);
        return store;
    }

    @Bean
    FeatureStore featureStore(DataSource dataSource, JdbcClient jdbc, LayerStates states) {
        return new FeatureStore(dataSource, jdbc, states);
    }

    @Bean
    ChangeDays changeDays(JdbcClient jdbc, LayerStates states) {
        return new ChangeDays(jdbc, states);
    }

    @Bean
    ChangeLog changeLog(JdbcClient jdbc) {
        return new ChangeLog(jdbc);
    }

    @Bean
    FeatureEditing featureEditing(
            DataSource dataSource,
            List<LayerRule> rules,
            List<ChangeCheck> changeChecks,
            List<PublicationStep> steps,
            LayerStateStore states) {
        return new FeatureEditing(dataSource, rules, changeChecks, steps, states);
    }

    @Bean
    Publication publication(
            DataSource dataSource, List<LayerRule> rules, List<PublicationStep> steps, LayerStateStore states) {
        return new Publication(dataSource, rules, steps, states);
    }

    @Bean
    Releases releases(
            DataSource dataSource,
            List<LayerRule> rules,
            List<PublicationStep> steps,
            List<ReleaseStep> releaseSteps,
            LayerStateStore states) {
        return new Releases(dataSource, rules, steps, releaseSteps, states);
    }
}
