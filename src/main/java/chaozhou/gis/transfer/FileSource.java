package chaozhou.gis.transfer;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.error.GisException;
import chaozhou.gis.store.Publication;
import chaozhou.gis.store.StagingWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

/** A GeoJSON file as the source of a layer. */
final class FileSource implements Publication.Source {

    private static final String PREFIX = "file:sha256:";

    private final Path file;
    private final Layer layer;
    private final String fingerprint;

    FileSource(Path file, Layer layer) {
        this.file = file;
        this.layer = layer;
        this.fingerprint = PREFIX + sha256(file, layer);
    }

    /** Whether a fingerprint is that of a file, and not of another way in. */
    static boolean isOfFile(String fingerprint) {
        return fingerprint.startsWith(PREFIX);
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public void stage(StagingWriter writer) throws SQLException {
        try {
            new GeoJsonReader(file, layer).read(writer::write);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of the file, and of what the definition makes of it. */
    private static String sha256(Path file, Layer layer) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(file));
            String structure =
                    layer.geometry() + "|" + layer.coverage() + "|" + layer.parent() + "|" + layer.attributes();
            digest.update(structure.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new GisException.Setup("The file " + file + " can't be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
