package chaozhou.gis.analysis.subject;

import chaozhou.gis.analysis.AnalysisDescriptions;
import chaozhou.gis.analysis.AnalysisInputs;
import chaozhou.gis.catalog.Catalog;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.error.GisException;
import chaozhou.gis.error.GisException.InvalidParameter;
import chaozhou.gis.geo.ShiftedGrid;
import chaozhou.gis.jobs.ExecuteRequest;
import chaozhou.gis.jobs.ProcessDescription;
import chaozhou.gis.source.CrsOptions;
import chaozhou.gis.source.PlacedSources;
import chaozhou.gis.source.SoundShapes;
import chaozhou.gis.source.SourceInputs;
import chaozhou.gis.source.SourceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The inputs that say what a process is asked about, one of {@code features} (GeoJSON), {@code layer} (with {@code filter}) and a file, and
 * how a file is read.
 */
@Component
public final class SubjectInputs {

    private static final String FEATURES = "features";
    private static final String LAYER = "layer";
    private static final String SOURCE_LAYER = "sourceLayer";
    private static final String STRICT = "strict";
    private static final String WITH = "with";
    private static final String WITH_LAYER = "withLayer";
    private static final String WITH_FILTER = "withFilter";

    /** Inputs that say how a file is read, and how coordinates are. */
    private static final List<String> OF_FILES = List.of(SOURCE_LAYER, "where", "encoding", "x", "y", "wkt");

    private static final List<String> OF_COORDINATES = List.of("crs", "swapAxes", "toWgs84", "acceptInaccuracy");

    private final Catalog catalog;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final PlacedSources sources;

    SubjectInputs(Catalog catalog, JdbcClient jdbc, PlatformTransactionManager transactions, PlacedSources sources) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.sources = sources;
    }

    /** Adds the inputs to a description. */
    public ProcessDescription describe(ProcessDescription description, SubjectKind kind) {
        description
                .input(
                        FEATURES,
                        new Text("要素", "Features"),
                        new Text(
                                "GeoJSON 几何、要素或要素集合，CGCS2000（或 CRS84）经度、纬度；给出 crs 时为该坐标系。与 layer、file 三选一。",
                                "A GeoJSON geometry, Feature or FeatureCollection; CGCS2000 (or CRS84) longitude and latitude, or"
                                        + " coordinates of crs where that is given. One of this, layer and file."),
                        geoJson())
                .input(
                        LAYER,
                        new Text("图层", "Layer"),
                        new Text(
                                "以该图层的要素为对象，可用 filter 筛选", "Its features are asked about, or those that fulfil filter"),
                        AnalysisDescriptions.layerSchema(layers(kind), description.language()))
                .input(
                        "filter",
                        AnalysisDescriptions.FILTER,
                        new Text("CQL2 文本，选择 layer 的要素", "CQL2 text that selects features of layer"),
                        AnalysisDescriptions.filterSchema());
        SourceInputs.describeFile(description)
                .input(
                        SOURCE_LAYER,
                        new Text("文件中的图层", "Layer of the file"),
                        new Text("文件中有多个图层时指定", "Where the file has several"),
                        SourceInputs.TEXT);
        return SourceInputs.describeReading(description)
                .input(
                        STRICT,
                        new Text("严格", "Strict"),
                        new Text(
                                "为 true 时，有无法使用或需要修复的图形即全部拒绝；否则修复或跳过并注明",
                                "Whether one shape that can't be used, or would have to be repaired, refuses all; else it is repaired"
                                        + " or left out, and its row says so"),
                        SourceInputs.SWITCH);
    }

    private static Map<String, Object> geoJson() {
        return Map.of(
                "oneOf",
                List.of(
                        AnalysisDescriptions.geoJson("Geometry.json"),
                        AnalysisDescriptions.geoJson("Feature.json"),
                        AnalysisDescriptions.geoJson("FeatureCollection.json")));
    }

    /** Adds the inputs that give a second set of features. */
    public ProcessDescription describeOther(ProcessDescription description, SubjectKind kind) {
        return description
                .input(
                        WITH,
                        new Text("另一组要素", "The other features"),
                        new Text(
                                "GeoJSON，CGCS2000（或 CRS84）经度、纬度；与 withLayer 二选一",
                                "GeoJSON in CGCS2000 (or CRS84) longitude and latitude. This or withLayer."),
                        geoJson())
                .input(
                        WITH_LAYER,
                        new Text("另一图层", "The other layer"),
                        new Text("以该图层的要素为另一组", "Its features, or those that fulfil withFilter, are the others"),
                        AnalysisDescriptions.layerSchema(layers(kind), description.language()))
                .input(
                        WITH_FILTER,
                        AnalysisDescriptions.FILTER,
                        new Text("CQL2 文本，选择 withLayer 的要素", "CQL2 text that selects features of withLayer"),
                        AnalysisDescriptions.filterSchema());
    }

    /**
     * Reads the second set.
     *
     * @throws InvalidParameter naming the part that can't be used
     */
    public SubjectSource parseOther(AnalysisInputs inputs, SubjectKind kind) {
        if (inputs.has(WITH) == inputs.has(WITH_LAYER)) {
            throw AnalysisInputs.fault(
                    WITH, "or inputs.withLayer must be given, one of them: it says what the other features are.");
        }
        if (inputs.has(WITH_LAYER)) {
            Layer layer = inputs.layer(
                    WITH_LAYER, layers(kind), "layer of " + kind.plural().en());
            return layerSubjects(inputs, layer, WITH_FILTER);
        }
        inputs.refuse(WITH_FILTER, "it selects features of inputs.withLayer.");
        return sent(inputs, WITH, kind, new SoundShapes((ShiftedGrid) null));
    }

    private LayerSubjects layerSubjects(AnalysisInputs inputs, Layer layer, String filter) {
        return new LayerSubjects(layer, inputs.date(), inputs.filter(filter, layer), jdbc, reading);
    }

    private static SentSubjects sent(AnalysisInputs inputs, String input, SubjectKind kind, SoundShapes sound) {
        ExecuteRequest request = inputs.request();
        return new SentSubjects(
                new SentFeatures(input, Objects.requireNonNull(request.input(input)), kind),
                new SubjectShapes(kind, isStrict(inputs), sound));
    }

    private List<Layer> layers(SubjectKind kind) {
        return AnalysisInputs.layers(catalog, kind::takes);
    }

    /**
     * Reads the inputs.
     *
     * @throws InvalidParameter naming the part that can't be used
     */
    public SubjectSource parse(AnalysisInputs inputs, SubjectKind kind) {
        return parse(inputs, kind, null);
    }

    /**
     * Reads the inputs.
     *
     * @param placing brings shapes of features and files from the coordinates they have, x first, to degrees; null: the CRS is what the
     *     input {@code crs} or the file says
     * @throws InvalidParameter naming the part that can't be used
     */
    public SubjectSource parse(AnalysisInputs inputs, SubjectKind kind, @Nullable Consumer<Geometry> placing) {
        ExecuteRequest request = inputs.request();
        boolean isFile = !request.upload().files().isEmpty();
        if (!(inputs.has(FEATURES) ^ inputs.has(LAYER) ^ isFile) || (inputs.has(FEATURES) && inputs.has(LAYER))) {
            throw AnalysisInputs.fault(
                    FEATURES, "or inputs.layer or a file must be given, one of them: it says what is asked about.");
        }
        if (inputs.has(LAYER)) {
            Layer layer = inputs.layer(
                    LAYER, layers(kind), "layer of " + kind.plural().en());
            if (placing == null) {
                refuseReading(inputs);
            }
            return layerSubjects(inputs, layer, "filter");
        }
        inputs.refuse("filter", "it selects features of inputs.layer.");
        CrsOptions crs = SourceInputs.placed(() -> SourceInputs.coordinates(request), SOURCE_LAYER);
        if (isFile) {
            SourceOptions source = SourceInputs.placed(() -> SourceInputs.source(request, SOURCE_LAYER), SOURCE_LAYER);
            FileSubjects file = new FileSubjects(source, crs, sources, kind, isStrict(inputs));
            return placing == null ? file : file.placedBy(placing);
        }
        refuseAll(inputs, OF_FILES, "it says how a file is read.");
        SoundShapes sound = placing == null ? new SoundShapes((ShiftedGrid) null) : new SoundShapes(placing);
        if (placing == null && (crs.areAxesSwapped() || !isCrs84(crs))) {
            return placed(inputs, crs, kind);
        }
        return sent(inputs, FEATURES, kind, sound);
    }

    /** Whether one shape that can't be used, or would have to be repaired, refuses all. */
    public static boolean isStrict(AnalysisInputs inputs) {
        return inputs.request().isTrue(STRICT);
    }

    /** What to throw then. */
    public static GisException.InvalidData refusal(String fault) {
        return new GisException.InvalidData("Nothing is answered, since inputs.strict is true:", List.of(fault));
    }

    private static boolean isCrs84(CrsOptions crs) {
        return crs.crs() == null || crs.crs().matches("(OGC:)?CRS84");
    }

    /** What was sent in another CRS: GDAL, which knows it, reads the shapes from a file. */
    private PlacedSubjects placed(AnalysisInputs inputs, CrsOptions crs, SubjectKind kind) {
        ExecuteRequest request = inputs.request();
        SentFeatures features = new SentFeatures(FEATURES, Objects.requireNonNull(request.input(FEATURES)), kind);
        boolean isStrict = isStrict(inputs);
        try {
            Path file = request.upload().scratchFile();
            Map<Integer, Text> unread = features.writeShapes(file);
            return new PlacedSubjects(
                    features,
                    new FileSubjects(
                            new SourceOptions(List.of(file), null, null, null, null),
                            crs.crs() == null ? new CrsOptions("CRS84", true, null, false) : crs,
                            sources,
                            kind,
                            isStrict),
                    unread,
                    new SubjectShapes(kind, isStrict, new SoundShapes((ShiftedGrid) null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses inputs that would have no effect. */
    private static void refuseAll(AnalysisInputs inputs, List<String> names, String why) {
        names.forEach(name -> inputs.refuse(name, why));
    }

    /** Refuses the inputs that say how features or a file are read, of a question that is about neither. */
    public static void refuseReading(AnalysisInputs inputs) {
        refuseAll(inputs, OF_FILES, "it says how a file is read.");
        refuseAll(inputs, OF_COORDINATES, "it says how the coordinates of inputs.features or of a file are read.");
    }
}
