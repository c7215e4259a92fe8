package chaozhou.gis.encode;

import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Writes the features of one layer as a file of another format, which is sent at their end. */
public final class FileWriter implements FeatureWriter {

    private final LayerFiles files;
    private final FeatureWriter features;
    private final OutputStream out;

    /**
     * @param out gets the file at the end
     * @throws chaozhou.gis.error.GisException.InvalidParameter when the format can't hold what is asked for
     */
    public FileWriter(FeatureQuery query, FileFormat format, FileOptions options, OutputStream out) throws IOException {
        this.files = new LayerFiles(format, options, options.fileName(query.layer()));
        this.out = out;
        try {
            this.features = files.layer(query);
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    @Override
    public void begin() throws IOException {
        features.begin();
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        features.feature(row);
    }

    @Override
    public long count() {
        return features.count();
    }

    @Override
    public void end(PageEnd end) throws IOException {
        features.end(end);
        files.send(out);
    }

    @Override
    public void close() throws IOException {
        try (files) {
            features.close();
        }
    }
}
