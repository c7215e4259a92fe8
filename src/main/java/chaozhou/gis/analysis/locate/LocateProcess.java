package chaozhou.gis.analysis.locate;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The process {@code locate}: what covers points. */
@Component
final class LocateProcess implements OfferedProcess {

    private final Catalog catalog;
    private final Locate locate;
    private final Clock clock;

    LocateProcess(Catalog catalog, Locate locate, Clock clock) {
        this.catalog = catalog;
        this.locate = locate;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "locate";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new LocateDescription(catalog, language).of(this);
    }

    @Override
    public List<String> mediaTypes() {
        return List.of(MediaTypes.GEOJSON);
    }

    @Override
    public String adviceForLarge() {
        return "send the points in several requests";
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        LocateInputs inputs = LocateInputs.parse(request, catalog, clock);
        return progress -> LocateAnswer.of(inputs, locate.covers(inputs));
    }
}
