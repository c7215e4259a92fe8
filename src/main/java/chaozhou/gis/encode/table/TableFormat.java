package chaozhou.gis.encode.table;

import chaozhou.gis.http.MediaTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** A format of tables. */
public enum TableFormat {
    /** An object with what the table was made of, and its rows as objects; no shapes. */
    JSON("json", MediaTypes.JSON) {
        @Override
        public void write(Table table, OutputStream out) throws IOException {
            new JsonTable(table, out).write();
        }
    },
    /** A FeatureCollection (RFC 7946); what it was made of is its member {@code provenance}. */
    GEOJSON("geojson", MediaTypes.GEOJSON) {
        @Override
        public void write(Table table, OutputStream out) throws IOException {
            new JsonTable(table, out).writeFeatures();
        }
    },
    /** Names of columns, then the rows; shapes as well-known text in the last column. */
    CSV("csv", MediaTypes.CSV) {
        @Override
        public void write(Table table, OutputStream out) throws IOException {
            CsvTable.write(table, out);
        }
    },
    /** A workbook with a sheet of rows under their titles, and one of notes; no shapes. */
    XLSX("xlsx", MediaTypes.XLSX) {
        @Override
        public void write(Table table, OutputStream out) throws IOException {
            XlsxTable.write(table, out);
        }
    };

    /** The media types of all, JSON first. */
    public static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(TableFormat::mediaType).toList();

    private final String extension;
    private final String mediaType;

    TableFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    public static TableFormat of(String mediaType) {
        return values()[MEDIA_TYPES.indexOf(mediaType)];
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether a file of it tells of what it was made. */
    public boolean holdsProvenance() {
        return this != CSV;
    }

    /** Writes a table; the stream is not closed. */
    public abstract void write(Table table, OutputStream out) throws IOException;
}
