package chaozhou.gis.analysis.overlay;

import chaozhou.gis.analysis.AnalysisSql;
import chaozhou.gis.analysis.Areas;
import chaozhou.gis.analysis.subject.SubjectTable;
import chaozhou.gis.catalog.Language;
import chaozhou.gis.catalog.Layer;
import chaozhou.gis.catalog.Text;
import chaozhou.gis.encode.table.Column;
import chaozhou.gis.encode.table.RowSpool;
import chaozhou.gis.encode.table.Table;
import chaozhou.gis.geo.Wkb;
import chaozhou.gis.jobs.Upload;
import java.io.Closeable;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What was found of areas and layers: <em>pairs</em> of a subject and a feature, what is uncovered, slivers, and totals. */
final class Pairs implements Closeable {

    private static final List<Column> OF_LAYER = List.of(
            Column.text("layer", new Text("图层", "Layer")),
            Column.text("layerTitle", new Text("图层名称", "Title of the layer")),
            Column.number("shapeM2", new Text("对象面积", "Area of the shape"), "m2"));

    private static final List<Column> OF_PAIR = List.of(
            Column.text("featureId", new Text("要素标识", "Id of the feature")),
            Column.text("featureName", new Text("要素名称", "Name of the feature")),
            Column.text("featureCode", new Text("要素代码", "Code of the feature")),
            Column.text("value", new Text("分类值", "Value")),
            Column.number("featureM2", new Text("要素面积", "Area of the feature"), "m2"),
            Column.number("overlapM2", new Text("占压面积", "Overlap"), "m2"),
            Column.number("overlapHa", new Text("占压面积", "Overlap"), "ha"),
            Column.number("overlapMu", new Text("占压面积", "Overlap"), "mu"),
            Column.number("planeOverlapM2", new Text("平面占压面积", "Overlap on the plane"), "m2"),
            Column.number("shareOfShape", new Text("占对象比例", "Share of the shape"), null),
            Column.number("shareOfFeature", new Text("占要素比例", "Share of the feature"), null));

    private static final List<Column> OF_UNCOVERED = List.of(
            Column.number("uncoveredM2", new Text("未占压面积", "Uncovered"), "m2"),
            Column.number("uncoveredHa", new Text("未占压面积", "Uncovered"), "ha"),
            Column.number("uncoveredMu", new Text("未占压面积", "Uncovered"), "mu"),
            Column.number("planeUncoveredM2", new Text("平面未占压面积", "Uncovered on the plane"), "m2"),
            Column.number("shareOfShape", new Text("占对象比例", "Share of the shape"), null));

    /** Rounding leaves less than a square centimetre. */
    private static final double LEAST_M2 = Double.parseDouble(AnalysisSql.LEAST_OVERLAP_M2);

    private final PairInputs inputs;
    private final Detail detail;
    private final Language language;
    private final SubjectTable pairTable;
    private final SubjectTable uncoveredTable;
    private final RowSpool pairs;
    private final RowSpool uncovered;
    private final RowSpool slivers;
    private final Totals totals;

    /**
     * Begins with nothing.
     *
     * @param fields of the subjects
     * @param upload whose scratch files take the rows
     */
    Pairs(PairInputs inputs, Detail detail, Language language, List<Column> fields, Upload upload) throws IOException {
        this.inputs = inputs;
        this.detail = detail;
        this.language = language;
        this.pairTable = new SubjectTable(
                fields, Stream.concat(OF_LAYER.stream(), OF_PAIR.stream()).toList());
        this.uncoveredTable = new SubjectTable(
                fields, Stream.concat(OF_LAYER.stream(), OF_UNCOVERED.stream()).toList());
        this.pairs = new RowSpool(upload.scratchFile());
        this.uncovered = new RowSpool(upload.scratchFile());
        this.slivers = new RowSpool(upload.scratchFile());
        this.totals = new Totals(language, inputs.layers());
    }

    /** Takes a subject, before the rows of its pairs. One that can't be used gets a row that says why. */
    void add(MeasuredSubject measured) throws IOException {
        if (measured.subject().isUsable()) {
            if (detail.hasTotals()) {
                totals.addSubject(measured.areaM2(), measured.planeM2());
            }
        } else {
            List<@Nullable Object> nothing = Arrays.asList(new @Nullable Object[OF_LAYER.size() + OF_PAIR.size()]);
            pairs.row(pairTable.row(measured.subject(), nothing), null);
        }
    }

    /** Takes a row of {@link PairSql}. */
    void add(Layer layer, MeasuredSubject subject, ResultSet row) throws SQLException, IOException {
        Double overlap = row.getObject("overlap_m2", Double.class);
        Double planeM2 = row.getObject("plane_m2", Double.class);
        String value = row.getString("value");
        double areaM2 = overlap == null ? 0 : overlap;
        switch (PairSql.Part.valueOf(row.getString("part"))) {
            case PAIR -> addPair(layer, subject, row);
            case GROUND -> totals.addGround(layer, areaM2, planeM2);
            case VALUE -> totals.addGroundOf(layer, inputs.byOf(layer).orElseThrow(), value, areaM2, planeM2);
            case DIVISION -> totals.addGroundIn(layer, row.getString("code"), row.getString("name"), areaM2, planeM2);
            case UNCOVERED -> addUncovered(layer, subject, areaM2, planeM2, shape(row));
        }
    }

    /** Takes a subject that shares no ground with a layer. */
    void addApart(Layer layer, MeasuredSubject subject) throws IOException {
        if (detail.hasTotals() && layer.geometry().isPolygonal()) {
            Geometry shape = detail.hasShapes() ? subject.subject().shape() : null;
            addUncovered(layer, subject, subject.areaM2(), subject.planeM2(), shape);
        }
    }

    private void addPair(Layer layer, MeasuredSubject subject, ResultSet row) throws SQLException, IOException {
        Double featureM2 = row.getObject("area_m2", Double.class);
        Double overlapM2 = row.getObject("overlap_m2", Double.class);
        List<@Nullable Object> found = ofLayer(layer, subject);
        found.addAll(Arrays.asList(
                row.getString("id"), row.getString("name"), row.getString("code"), row.getString("value"), featureM2));
        found.addAll(Areas.values(overlapM2));
        found.addAll(Arrays.asList(
                row.getObject("plane_m2", Double.class),
                share(overlapM2, subject.areaM2()),
                share(overlapM2, featureM2)));
        boolean isSliver = overlapM2 != null && overlapM2 < inputs.sliverM2();
        if (isSliver) {
            totals.addSliver(layer, overlapM2);
        } else {
            totals.addPair(layer, inputs.byOf(layer), row.getString("value"));
        }
        (isSliver ? slivers : pairs).row(pairTable.row(subject.subject(), found), shape(row));
    }

    /** What is less than a sliver is no ground that somebody could miss. */
    private void addUncovered(
            Layer layer, MeasuredSubject subject, double areaM2, @Nullable Double planeM2, @Nullable Geometry shape)
            throws IOException {
        if (areaM2 < Math.max(inputs.sliverM2(), LEAST_M2)) {
            return;
        }
        totals.addUncovered(layer, areaM2);
        List<@Nullable Object> found = ofLayer(layer, subject);
        found.addAll(Areas.values(areaM2));
        found.addAll(Arrays.asList(planeM2, share(areaM2, subject.areaM2())));
        uncovered.row(uncoveredTable.row(subject.subject(), found), shape);
    }

    private List<@Nullable Object> ofLayer(Layer layer, MeasuredSubject subject) {
        return new ArrayList<>(Arrays.asList(layer.id(), layer.title().in(language), subject.areaM2()));
    }

    private static @Nullable Geometry shape(ResultSet row) throws SQLException {
        byte[] wkb = row.getBytes("wkb");
        return wkb == null ? null : Wkb.read(wkb);
    }

    private static @Nullable Double share(@Nullable Double part, @Nullable Double whole) {
        return part == null || whole == null ? null : (Double) Math.min(1, part / whole);
    }

    Totals totals() {
        return totals;
    }

    /** Pairs without slivers, by layer, then by subject, the largest overlap of each first. */
    Table pairs() {
        return new Table("pairs", new Text("明细", "Pairs"), pairTable.columns(), true, pairs);
    }

    /** What of the subjects no feature of a layer covers. */
    Table uncovered() {
        return new Table("uncovered", new Text("未占压", "Uncovered"), uncoveredTable.columns(), true, uncovered);
    }

    Table slivers() {
        return new Table("slivers", new Text("碎面", "Slivers"), pairTable.columns(), true, slivers);
    }

    Table summary() {
        return new Table("totals", new Text("汇总", "Totals"), Totals.COLUMNS, false, out -> {
            for (Totals.Group group : Totals.Group.values()) {
                for (List<@Nullable Object> row : totals.rows(group)) {
                    out.row(row, null);
                }
            }
        });
    }

    List<Table> tables() {
        return List.of(summary(), pairs(), uncovered(), slivers());
    }

    @Override
    public void close() throws IOException {
        try (pairs;
                uncovered;
                slivers) {
            // They are closed, one after the other, whatever happens.
        }
    }
}
