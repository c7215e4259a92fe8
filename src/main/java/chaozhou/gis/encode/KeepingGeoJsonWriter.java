package chaozhou.gis.encode;

import chaozhou.gis.catalog.Layer;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.store.FeatureRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** GeoJSON of whole features in CRS84, whose texts it keeps. */
public final class KeepingGeoJsonWriter extends GeoJsonWriter {

    private final Layer layer;
    private final FeatureTexts texts;
    private final ByteArrayOutputStream one = new ByteArrayOutputStream(4096);
    private final GeoJsonWriter writerOfOne;

    /** @param query one of those {@linkplain FeatureTexts#areWorthKeeping whose texts are worth keeping} */
    public KeepingGeoJsonWriter(FeatureQuery query, FeatureTexts texts, OutputStream out) {
        super(query, out);
        this.layer = query.layer();
        this.texts = texts;
        this.writerOfOne = new GeoJsonWriter(query, one);
    }

    @Override
    public void feature(FeatureRow row) throws SQLException, IOException {
        byte[] text = texts.get(layer, row);
        if (text == null) {
            one.reset();
            writerOfOne.member(row);
            text = one.toByteArray();
            texts.put(layer, row, text);
        }
        feature(text);
    }
}
