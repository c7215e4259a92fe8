package chaozhou.gis.cli;

import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.store.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the last import of a layer back. */
@Command(
        name = "rollback",
        description = "Takes the last import of a layer back, as a new revision; again, the one before it.",
        mixinStandardHelpOptions = true)
final class RollbackCommand implements Runnable {

    @Parameters(paramLabel = "LAYER")
    private String layer = "";

    @Override
    public void run() {
        ServiceParts.use(parts -> {
            Releases.Undone undone = parts.getBean(Releases.class)
                    .rollback(parts.getBean(Catalog.class).layer(layer));
            System.out.printf(
                    "%s is as it was before the publication %d of %s, from %s.%n",
                    layer, undone.number(), undone.source(), undone.day());
        });
    }
}
