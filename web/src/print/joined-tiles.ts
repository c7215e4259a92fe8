import { type Path, uniqueEdges } from '../geo/geometry';
import { GivenFeature, TileData, tileExtent } from '../drawing/tile-data';
import type { TileAddress } from '../drawing/tile-store';

/** A tile and where it is beside the others, in tile units. */
interface JoinedTile {
  readonly data: TileData;
  readonly dx: number;
  readonly dy: number;
}

/**
 * Tiles side by side as one, in the units of the first: areas that go on in the next tile are filled in one piece and borders drawn in
 * one line, so that no seam shows where tiles meet, however much larger a drawing is made later.
 */
export class JoinedTiles extends TileData {
  override readonly area: number;

  constructor(private readonly tiles: readonly JoinedTile[]) {
    super(
      new Map(
        [...new Set(tiles.flatMap(({ data }) => data.layerNames))].map((layer) => [
          layer,
          tiles.flatMap((tile) =>
            tile.data.features(layer).map(
              ({ id, properties, paths }) =>
                new GivenFeature(
                  id,
                  properties,
                  paths.map((path) => moved(path, tile)),
                ),
            ),
          ),
        ]),
      ),
    );
    this.area = tiles.length;
  }

  /** Where tiles were cut nothing is left of the cuts, of whatever layer. */
  override borders(layer: string, only: ReadonlySet<string> | undefined): readonly Path[] {
    return uniqueEdges(
      this.tiles.flatMap((tile) => tile.data.borders(layer, only, true).map((path) => moved(path, tile))),
    );
  }
}

/** Puts tiles of one matrix where they are from the first of them. */
export function joined(
  tiles: readonly { readonly address: TileAddress; readonly data: TileData }[],
): JoinedTiles {
  const first = tiles[0]?.address ?? { x: 0, y: 0 };
  return new JoinedTiles(
    tiles.map(({ address, data }) => ({
      data,
      dx: (address.x - first.x) * tileExtent,
      dy: (address.y - first.y) * tileExtent,
    })),
  );
}

function moved(path: Path, { dx, dy }: JoinedTile): Path {
  return path.map((value, index) => value + (index % 2 === 0 ? dx : dy));
}
