import { type ApiClient, RequestFailure, isAbort } from '../api/client';
import { type TileGrid, mercatorGrid } from '../geo/tile-grids';
import { TileData, emptyTile } from './tile-data';
import { readVectorTile } from './vector-tile';

export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** Beyond this zoom a tile shows a part of a coarser one. */
export const maxDataZoom = 15;

/** Part of a data tile that fills a display tile: `size` of the data tile's width, from `left`, `top` (shares, 0 to 1). */
export interface TilePart {
  readonly data: TileAddress;
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** The part of the data tile, at `zoom` or the finest there is, that fills the display tile. */
export function partFor(display: TileAddress, zoom = Math.min(display.z, maxDataZoom)): TilePart {
  const factor = 2 ** (display.z - zoom);
  const data = { z: zoom, x: Math.floor(display.x / factor), y: Math.floor(display.y / factor) };
  return {
    data,
    left: (display.x - data.x * factor) / factor,
    top: (display.y - data.y * factor) / factor,
    size: 1 / factor,
  };
}

/** How many zooms coarser a tile may be that stands in for one that is not here. */
const standInDepth = 4;

interface Entry {
  data: TileData | null;
  loading: Promise<TileData> | null;
  waiting: number;
  abort: AbortController | null;
}

/** Gets a tile from where it is. Rejects with RequestFailure, or AbortError when the signal is aborted. */
export type TileLoader = (tile: TileAddress, signal: AbortSignal) => Promise<TileData>;

/** Tiles of the service with all the layers in one, as they were on a day (null: today). */
export function serviceTiles(
  client: ApiClient,
  layers: readonly string[],
  day: string | null,
  grid: TileGrid = mercatorGrid,
): TileLoader {
  return async (tile, signal) => {
    const bytes = await client.bytes(client.tileAddress(grid, tile, layers, day), signal);
    return bytes === null || bytes.byteLength === 0 ? emptyTile : new TileData(readVectorTile(bytes));
  };
}

/** Keeps the tiles used last, and lets go of what nobody waits for. */
export class TileStore {
  private entries = new Map<string, Entry>();

  constructor(
    private loadTile: TileLoader,
    private readonly mostTiles = 400,
    private readonly mostFeatures = 200_000,
  ) {}

  /** From now on other tiles; what is under way is dropped. */
  setLoader(loadTile: TileLoader): void {
    this.loadTile = loadTile;
    for (const entry of this.entries.values()) entry.abort?.abort();
    this.entries = new Map();
  }

  /** The tile when it is here already. */
  peek(tile: TileAddress): TileData | undefined {
    return this.entries.get(key(tile))?.data ?? undefined;
  }

  /** What can be drawn now for the display tile: its data, or a coarser tile's while those are on their way. */
  best(display: TileAddress): { part: TilePart; data: TileData } | undefined {
    const finest = Math.min(display.z, maxDataZoom);
    for (let zoom = finest; zoom >= Math.max(0, finest - standInDepth); zoom--) {
      const part = partFor(display, zoom);
      const data = this.peek(part.data);
      if (data !== undefined) return { part, data };
    }
    return undefined;
  }

  /** The tile; rejects with RequestFailure, or AbortError when every caller has released it. */
  async get(tile: TileAddress): Promise<TileData> {
    const entry = this.entries.get(key(tile)) ?? { data: null, loading: null, waiting: 0, abort: null };
    this.entries.delete(key(tile));
    this.entries.set(key(tile), entry);
    if (entry.data !== null) return entry.data;
    entry.waiting++;
    entry.loading ??= this.load(tile, entry);
    return entry.loading;
  }

  /** What somebody waits for while the tile is on its way. */
  loading(tile: TileAddress): Promise<TileData> | undefined {
    const entry = this.entries.get(key(tile));
    return entry?.data === null ? (entry.loading ?? undefined) : undefined;
  }

  /** Says that a caller of get() no longer needs the tile. */
  release(tile: TileAddress): void {
    const entry = this.entries.get(key(tile));
    if (entry?.data !== null) return;
    entry.waiting--;
    if (entry.waiting <= 0) {
      entry.abort?.abort();
      this.entries.delete(key(tile));
    }
  }

  private async load(tile: TileAddress, entry: Entry): Promise<TileData> {
    entry.abort = new AbortController();
    const entries = this.entries;
    try {
      entry.data = await this.loadTile(tile, entry.abort.signal);
      this.trim();
      return entry.data;
    } catch (error) {
      if (entries.get(key(tile)) === entry) entries.delete(key(tile));
      if (isAbort(error) || error instanceof RequestFailure) throw error;
      throw new RequestFailure('unavailable', 0, String(error));
    }
  }

  private trim(): void {
    let tiles = this.entries.size;
    let features = 0;
    for (const { data } of this.entries.values()) features += data?.count ?? 0;
    for (const [oldest, { data }] of this.entries) {
      if (tiles <= this.mostTiles && features <= this.mostFeatures) return;
      if (data === null) continue;
      this.entries.delete(oldest);
      tiles--;
      features -= data.count;
    }
  }
}

function key(tile: TileAddress): string {
  return `${tile.z}/${tile.x}/${tile.y}`;
}
