package chaozhou.gis.encode.table;

import chaozhou.gis.http.MediaTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** A format of tables. */
public enum TableFormat {
    /** An object with what the table was made of, and its rows as objects; of several tables each is a member. No shapes. */
    JSON(MediaTypes.JSON) {
        @Override
        public void write(TableDocument document, OutputStream out) throws IOException {
            new JsonTable(document, out).write();
        }
    },
    /**
     * A FeatureCollection (RFC 7946); what it was made of is its member {@code provenance}. Of several tables the features of all that have
     * shapes; their property {@code table} tells which is theirs.
     */
    GEOJSON(MediaTypes.GEOJSON) {
        @Override
        public void write(TableDocument document, OutputStream out) throws IOException {
            new JsonTable(document, out).writeFeatures();
        }
    },
    /** Names of columns, then the rows; shapes as well-known text in the last column. Of several tables the first that has shapes. */
    CSV(MediaTypes.CSV) {
        @Override
        public void write(TableDocument document, OutputStream out) throws IOException {
            CsvTable.write(document.withShapes().get(0), out);
        }
    },
    /** A workbook with a sheet of rows under their titles for each table, and one of notes; no shapes. */
    XLSX(MediaTypes.XLSX) {
        @Override
        public void write(TableDocument document, OutputStream out) throws IOException {
            XlsxTable.write(document, out);
        }
    };

    /** The media types of all, JSON first. */
    public static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(TableFormat::mediaType).toList();

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public static TableFormat of(String mediaType) {
        return values()[MEDIA_TYPES.indexOf(mediaType)];
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of it tells of what it was made. */
    public boolean holdsProvenance() {
        return this != CSV;
    }

    /** Writes tables; the stream is not closed. */
    public abstract void write(TableDocument document, OutputStream out) throws IOException;
}
