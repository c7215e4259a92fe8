package chaozhou.gis.sample;

import java.nio.file.Path;

/** Makes the sample data of all layers from the facts. */
public final class SampleGenerator {

    private SampleGenerator() {}

    /**
     * Writes a GeoJSON file for each layer. The same facts give the same bytes.
     *
     * @param facts the folder {@code gis-data/facts}
     * @param output the folder for the files, made when it is not there
     * @throws chaozhou.gis.error.GisException.Setup when a file of facts is missing
     */
    public static void generate(Path facts, Path output) {
        Facts known = Facts.read(facts);
        Cells cells = Cells.around(Seeds.place(known));
        Territories territories = new Territories(known, cells);
        Boundaries boundaries = Boundaries.draw(Chains.between(territories, cells));
        Divisions divisions = new Divisions(known, territories.places(), boundaries);
        SampleFile.write(output, "counties", divisions.counties());
        SampleFile.write(output, "towns", divisions.towns());
        SampleFile.write(output, "villages", divisions.villages());
        Sites sites = new Sites(known, divisions);
        SampleFile.write(output, "industrial_zones", sites.industrialZones());
        SampleFile.write(output, "farm_parks", sites.farmParks());
        SampleFile.write(output, "marine_ranches", sites.marineRanches());
        Services services = new Services(known, territories.places(), divisions);
        SampleFile.write(output, "service_stations", services.stations());
        SampleFile.write(output, "aid_projects", services.aidProjects());
    }
}
