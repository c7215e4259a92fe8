package chaozhou.gis.quality;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.store.Releases;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks layers as they are against the rules of their definitions. */
@Component
public final class QualityCheck {

    private final Releases releases;

    QualityCheck(Releases releases) {
        this.releases = releases;
    }

    public CheckReport of(List<Layer> layers) {
        return new CheckReport(layers, releases.faults(layers));
    }
}
