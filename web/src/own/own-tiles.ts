import type { Remote } from 'comlink';
import { GivenFeature, TileData } from '../drawing/tile-data';
import type { TileLoader } from '../drawing/tile-store';
import type { TileGrid } from '../geo/tile-grids';
import type { OwnData } from './own-data';

/** Tiles of own data with all the layers in one. */
export function ownTiles(data: Remote<OwnData>, layers: readonly string[], grid: TileGrid): TileLoader {
  return async (tile) => {
    const found = await data.tile(layers, tile, grid);
    return new TileData(
      new Map(
        found.map(([layer, shapes]) => [
          layer,
          shapes.map(({ id, name, paths }) => new GivenFeature(id, { id, name }, paths)),
        ]),
      ),
    );
  };
}
