package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The process {@code overlay}: which features stand in a relation to a shape. */
@Component
final class OverlayProcess implements OfferedProcess {

    private final Catalog catalog;
    private final Overlay overlay;
    private final Clock clock;

    OverlayProcess(Catalog catalog, Overlay overlay, Clock clock) {
        this.catalog = catalog;
        this.overlay = overlay;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "overlay";
    }

    @Override
    public ProcessDescription description(Language language) {
        return new OverlayDescription(catalog, language).of(this);
    }

    @Override
    public String adviceForLarge() {
        return "simplify the shape or send it in parts";
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        OverlayInputs inputs = OverlayInputs.parse(new AnalysisInputs(request, catalog, clock));
        return progress -> overlay.of(inputs);
    }
}
