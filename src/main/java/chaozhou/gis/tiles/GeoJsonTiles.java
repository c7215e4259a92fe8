package chaozhou.gis.tiles;

import chaozhou.gis.encode.FeatureWriter;
import chaozhou.gis.encode.GeoJsonWriter;
import chaozhou.gis.geo.Crs;
import chaozhou.gis.geo.TileCoord;
import chaozhou.gis.http.MediaTypes;
import chaozhou.gis.query.FeatureQuery;
import chaozhou.gis.query.Period;
import chaozhou.gis.query.cql2.Expression;
import chaozhou.gis.query.cql2.Expression.Literal;
import chaozhou.gis.query.cql2.Expression.Property;
import chaozhou.gis.query.cql2.Operator;
import chaozhou.gis.query.cql2.Queryable;
import chaozhou.gis.query.cql2.ValueType;
import chaozhou.gis.query.geometry.Envelopes;
import chaozhou.gis.store.FeatureRow;
import chaozhou.gis.store.FeatureStore;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tiles as GeoJSON (OGC 20-057, 11): the features of a layer that meet the tile, whole and in degrees. */
@Component
final class GeoJsonTiles {

    private final FeatureStore store;
    private final Clock clock;

    GeoJsonTiles(FeatureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void send(TileEdition edition, TileCoord tile, HttpServletResponse response) throws IOException {
        FeatureQuery query = FeatureQuery.all(edition.layers().get(0), filter(edition, tile), Period.of(edition.day()));
        FeatureWriter writer = new GeoJsonWriter(query, response.getOutputStream());
        store.read(query, new FeatureStore.Rows() {
            @Override
            public void begin() throws IOException {
                response.setContentType(MediaTypes.GEOJSON);
                writer.begin();
            }

            @Override
            public void row(FeatureRow row) throws SQLException, IOException {
                writer.feature(row);
            }
        });
        writer.end(FeatureWriter.PageEnd.of(clock, writer.count(), writer.count(), List.of()));
    }

    private static Expression filter(TileEdition edition, TileCoord tile) {
        if (!edition.set().shows(edition.layers().get(0), tile.zoom())) {
            return new Literal(ValueType.BOOLEAN, false);
        }
        Expression meetsTile = Expression.call(
                Operator.S_INTERSECTS,
                Property.of(Queryable.GEOMETRY),
                new Literal(
                        ValueType.GEOMETRY,
                        Envelopes.geometry(
                                bounds(edition.set(), tile), edition.set().crs())));
        Expression filter = edition.filter();
        return filter == null ? meetsTile : Expression.all(meetsTile, filter);
    }

    /** Lower corner and upper corner, in the order of the set's CRS. */
    private static List<Double> bounds(TileMatrixSet set, TileCoord tile) {
        double side = set.side(tile.zoom());
        double west = set.left(tile);
        double north = set.top(tile);
        Crs crs = set.crs();
        return crs.isNorthFirst()
                ? List.of(north - side, west, north, west + side)
                : List.of(west, north - side, west + side, north);
    }
}
