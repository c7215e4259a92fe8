package chaozhou.gis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The arrows of docs/architecture.md. */
@AnalyzeClasses(packages = "chaozhou.gis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TOP = {
        "chaozhou.gis.features..",
        "chaozhou.gis.tiles..",
        "chaozhou.gis.basemap..",
        "chaozhou.gis.search..",
        "chaozhou.gis.analysis..",
        "chaozhou.gis.transfer..",
        "chaozhou.gis.quality..",
        "chaozhou.gis.lineage..",
        "chaozhou.gis.sample.."
    };

    @ArchTest
    void dependenciesGoOneWay(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("commands")
                .definedBy("chaozhou.gis.cli..")
                .layer("endpoints")
                .definedBy(TOP)
                .layer("requests")
                .definedBy(
                        "chaozhou.gis.query..",
                        "chaozhou.gis.encode..",
                        "chaozhou.gis.store..",
                        "chaozhou.gis.jobs..",
                        "chaozhou.gis.source..",
                        "chaozhou.gis.http..",
                        "chaozhou.gis.access..")
                .layer("catalog")
                .definedBy("chaozhou.gis.catalog..")
                .layer("ground")
                .definedBy(
                        "chaozhou.gis.geo..",
                        "chaozhou.gis.error..",
                        "chaozhou.gis.naming..",
                        "chaozhou.gis.gdal..",
                        "chaozhou.gis.database..")
                .whereLayer("commands")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("endpoints")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("requests")
                .mayOnlyBeAccessedByLayers("endpoints", "commands")
                .whereLayer("catalog")
                .mayOnlyBeAccessedByLayers("requests", "endpoints", "commands")
                .check(classes);
    }

    @ArchTest
    void endpointsDoNotSeeEachOther(JavaClasses classes) {
        for (String one : TOP) {
            for (String other : TOP) {
                if (!one.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(one)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(other)
                            .check(classes);
                }
            }
        }
    }

    @ArchTest
    void packagesHaveNoCycles(JavaClasses classes) {
        slices().matching("chaozhou.gis.(*)..").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    void valuesAndErrorsKnowNoFramework(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage("chaozhou.gis.geo..", "chaozhou.gis.error..", "chaozhou.gis.naming..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "tools.jackson..", "java.sql..")
                .check(classes);
    }
}
