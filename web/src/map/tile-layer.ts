import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet';
import { isAbort } from '../api/client';
import type { Activity } from '../state/activity';
import { paintTile } from './painter';
import type { Scene } from './style';
import type { TileData } from './tile-data';
import { type TileStore, partFor } from './tile-store';

interface LiveTile {
  readonly coords: Coords;
  readonly canvas: HTMLCanvasElement;
  data: TileData | null;
  failed: boolean;
}

/** Areas and borders, drawn in the browser. Switching layers paints again what is here; nothing is fetched. */
export class VectorTileLayer extends GridLayer {
  private readonly live = new Map<HTMLElement, LiveTile>();

  constructor(
    private readonly store: TileStore,
    private readonly scene: (zoom: number) => Scene,
    private readonly activity: Activity,
    private readonly events: { painted: () => void; failed: (error: unknown) => void },
    options: GridLayerOptions,
  ) {
    super(options);
    this.on('tileunload', (event) => this.drop(event.tile));
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const tile: LiveTile = { coords, canvas, data: null, failed: false };
    this.live.set(canvas, tile);
    void this.load(tile).then((error) => done(error, canvas));
    return canvas;
  }

  /** Paints again: another set of layers is on. */
  repaint(): void {
    for (const tile of this.live.values()) this.paint(tile);
  }

  /** Fetches again what is shown: another day. The old picture stays until the new one is there. */
  reload(): void {
    for (const tile of this.live.values()) void this.load(tile);
  }

  /** Tries again what could not be fetched. */
  retryFailed(): void {
    for (const tile of this.live.values()) if (tile.failed) void this.load(tile);
  }

  private async load(tile: LiveTile): Promise<Error | undefined> {
    const end = this.activity.begin();
    tile.failed = false;
    try {
      tile.data = await this.store.get(partFor(tile.coords).data);
      this.paint(tile);
      this.events.painted();
      return undefined;
    } catch (error) {
      if (isAbort(error)) return undefined;
      tile.failed = true;
      if (this.live.has(tile.canvas)) this.events.failed(error);
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      end();
    }
  }

  private drop(element: HTMLElement): void {
    const tile = this.live.get(element);
    this.live.delete(element);
    if (tile === undefined) return;
    if (tile.data === null && !tile.failed) this.store.release(partFor(tile.coords).data);
    tile.canvas.width = tile.canvas.height = 0;
  }

  private paint(tile: LiveTile): void {
    if (tile.data === null || !this.live.has(tile.canvas)) return;
    const size = this.getTileSize().x;
    const ratio = window.devicePixelRatio || 1;
    tile.canvas.width = tile.canvas.height = Math.round(size * ratio);
    const context = tile.canvas.getContext('2d');
    if (context === null) return;
    context.scale(ratio, ratio);
    const part = partFor(tile.coords);
    const width = size / part.size;
    const place = { x: -part.left * width, y: -part.top * width, width };
    paintTile(context, tile.data, place, this.scene(tile.coords.z));
  }
}
