package chaozhou.gis.encode;

import chaozhou.gis.catalog.Text;
import chaozhou.gis.http.MediaTypes;
import java.util.List;

/** A format of other programs that GDAL writes. */
// Records and unmodifiable lists are immutable too.
@SuppressWarnings("ImmutableEnumChecker")
public enum FileFormat {
    GEOPACKAGE("GPKG", "gpkg", MediaTypes.GEOPACKAGE, Names.WHOLE, Remark.NOTHING_LOST),
    SHAPEFILE(
            "ESRI Shapefile",
            "shp",
            MediaTypes.ZIP,
            Names.OF_TEN_BYTES,
            new Text("字段名至多 10 字节，对照见下", "Names have 10 bytes at most, see below"),
            "-lco",
            "ENCODING=UTF-8"),
    FILE_GEODATABASE("OpenFileGDB", "gdb", MediaTypes.ZIP, Names.WHOLE, Remark.NOTHING_LOST),
    KML("KML", "kml", MediaTypes.KML, Names.WHOLE, Remark.NOTHING_LOST),
    KMZ("KML", "kmz", MediaTypes.KMZ, Names.WHOLE, Remark.NOTHING_LOST),
    GML("GML", "gml", MediaTypes.ZIP, Names.WHOLE, Remark.NOTHING_LOST, "-dsco", "FORMAT=GML3.2"),
    DXF("DXF", "dxf", MediaTypes.ZIP, Names.NONE, new Text("只有图形，没有属性", "Shapes only, without properties")),
    MAPINFO(
            "MapInfo File",
            "tab",
            MediaTypes.ZIP,
            Names.WHOLE,
            new Text(
                    "文字每项至多 254 字节；没有空值：未填的数为 0",
                    "Texts have 254 bytes at most; there is no null: a number without a value is 0"),
            "-lco",
            "ENCODING=UTF-8"),
    XLSX("XLSX", "xlsx", MediaTypes.XLSX, Names.WHOLE, new Text("只有属性，没有图形", "Properties only, without shapes"));

    private static final class Remark {
        static final Text NOTHING_LOST = new Text("全部内容", "Everything");
    }

    /** How the names of properties are in a file. */
    enum Names {
        WHOLE,
        /** dBase has no longer ones. */
        OF_TEN_BYTES,
        /** It has shapes only. */
        NONE
    }

    private final String driver;
    private final String extension;
    private final String mediaType;
    private final Names names;
    private final Text remark;
    private final List<String> options;

    FileFormat(String driver, String extension, String mediaType, Names names, Text remark, String... options) {
        this.driver = driver;
        this.extension = extension;
        this.mediaType = mediaType;
        this.names = names;
        this.remark = remark;
        this.options = List.of(options);
    }

    /** Its name in GDAL. */
    String driver() {
        return driver;
    }

    /** How the name of GDAL's file ends, and how people call the format. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Whether it is several files or needs an explanation, and so comes as an archive. */
    public boolean isArchive() {
        return mediaType.equals(MediaTypes.ZIP);
    }

    Names names() {
        return names;
    }

    /** What it holds and how. */
    Text remark() {
        return remark;
    }

    /** Whether it can be without shapes. */
    boolean holdsTables() {
        return names != Names.NONE && !isOfDegreesOnly();
    }

    /** What ogr2ogr is told besides. */
    List<String> options() {
        return options;
    }

    /** What it is told instead for texts in GBK; empty where there is no such thing. */
    public List<String> gbkOptions() {
        return switch (this) {
            case SHAPEFILE -> List.of("-lco", "ENCODING=GBK");
            case MAPINFO -> List.of("-lco", "ENCODING=CP936");
            default -> List.of();
        };
    }

    /** Whether one file holds several layers. */
    public boolean holdsSeveral() {
        return this == GEOPACKAGE || this == FILE_GEODATABASE || this == XLSX;
    }

    /** KML knows no other coordinates than longitude and latitude on WGS 84. */
    public boolean isOfDegreesOnly() {
        return this == KML || this == KMZ;
    }
}
