package chaozhou.gis.transfer;

import chaozhou.gis.access.Role;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.OfferedProcess;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.store.Releases;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The process {@code rollback}: takes the last import of a layer back. */
@Component
final class RollbackProcess implements OfferedProcess {

    private final Catalog catalog;
    private final Releases releases;

    RollbackProcess(Catalog catalog, Releases releases) {
        this.catalog = catalog;
        this.releases = releases;
    }

    @Override
    public String id() {
        return "rollback";
    }

    @Override
    public Role role() {
        return Role.EDITOR;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ProcessDescription description(Language language) {
        return new ProcessDescription(
                        language,
                        this,
                        new Text("撤回发布", "Rollback"),
                        new Text("撤回图层最近一次导入，作为新的版本", "Takes the last import of a layer back, as a new revision"),
                        "rollback")
                .input(
                        "layer",
                        new Text("图层", "Layer"),
                        new Text("要撤回的图层", "The layer"),
                        1,
                        Map.of("type", "string", "enum", layers()))
                .output(
                        "publication",
                        new Text("发布", "Publication"),
                        new Text("被撤回的发布", "The one that was taken back"),
                        Map.of("type", "object"));
    }

    private List<String> layers() {
        return catalog.layers().stream().map(Layer::id).toList();
    }

    @Override
    public Work prepare(ExecuteRequest request) {
        String id = request.text("layer");
        if (id == null || !catalog.contains(id)) {
            throw new InvalidParameter("inputs.layer", "Say which layer is meant.", layers());
        }
        Layer layer = catalog.layer(id);
        return progress -> {
            progress.step("Taking the last publication back", 1);
            return releases.rollback(layer);
        };
    }
}
