package chaozhou.gis.cli;

import chaozhou.gis.error.GisException;
import chaozhou.gis.jobs.ResultFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole, or as it was before. */
final class WholeFile {

    private WholeFile() {}

    /** @throws GisException.Setup when it can't be written */
    static void write(Path target, ResultFile.Content content) {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                    content.write(out);
                }
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new GisException.Setup("The file " + target + " can't be written: " + e.getMessage(), e);
        }
    }
}
