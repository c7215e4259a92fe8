package chaozhou.gis.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A format that is taken in. */
// Unmodifiable lists are immutable too.
@SuppressWarnings("ImmutableEnumChecker")
public enum SourceFormat {
    GEOJSON("GeoJSON", "GeoJSON", "geojson"),
    GEOJSON_SEQUENCE("GeoJSON sequence", "GeoJSONSeq", "geojsonl"),
    SHAPEFILE("Shapefile", "ESRI Shapefile", "shp"),
    GEOPACKAGE("GeoPackage", "GPKG", "gpkg"),
    FLATGEOBUF("FlatGeobuf", "FlatGeobuf", "fgb"),
    FILE_GEODATABASE("File geodatabase", "OpenFileGDB", "gdb"),
    /** Also packed, as KMZ. */
    KML("KML", "LIBKML", "kml"),
    GML("GML", "GML", "gml", "-oo", "DOWNLOAD_SCHEMA=NO", "-oo", "WRITE_GFS=NO", "-oo", "EXPOSE_GML_ID=NO"),
    DXF("DXF", "DXF", "dxf"),
    MAPINFO("MapInfo TAB or MIF", "MapInfo File", "tab"),
    CSV(
            "CSV",
            "CSV",
            "csv",
            "-oo",
            "AUTODETECT_TYPE=NO",
            "-oo",
            "EMPTY_STRING_AS_NULL=YES",
            "-oo",
            "KEEP_GEOM_COLUMNS=NO"),
    XLSX("Excel (XLSX)", "XLSX", "xlsx"),
    /** Corner points of parcels, as land surveys hand them in; {@link SurveyText} makes GeoJSON of it. */
    SURVEY_TEXT("land survey corner points (TXT)", "GeoJSON", "geojson");

    private final String title;
    private final String driver;
    private final String extension;
    private final List<String> openOptions;

    SourceFormat(String title, String driver, String extension, String... openOptions) {
        this.title = title;
        this.driver = driver;
        this.extension = extension;
        this.openOptions = List.of(openOptions);
    }

    public String title() {
        return title;
    }

    /** Its name in GDAL. */
    String driver() {
        return driver;
    }

    /** How GDAL wants the name of such a file to end. */
    String extension() {
        return extension;
    }

    /** What GDAL is told when it opens one. */
    List<String> openOptions() {
        return openOptions;
    }

    /** Whether its coordinates are on WGS 84 by its standard, so that it needs to say nothing. */
    boolean isOfDegreesOnly() {
        return this == KML;
    }

    /** Whether GDAL is to be told the encoding of its texts. */
    boolean isEncodingOpen() {
        return this == SHAPEFILE;
    }

    static String titles() {
        return Arrays.stream(values()).map(SourceFormat::title).collect(Collectors.joining(", "));
    }
}
