import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet';
import { isAbort } from '../api/client';
import type { Activity } from '../state/activity';
import { paintTile } from '../drawing/painter';
import type { Scene } from '../drawing/style';
import { type TileStore, partFor } from '../drawing/tile-store';

interface LiveTile {
  readonly coords: Coords;
  readonly canvas: HTMLCanvasElement;
  state: 'loading' | 'here' | 'failed';
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
    const tile: LiveTile = { coords, canvas, state: 'loading' };
    this.live.set(canvas, tile);
    this.paint(tile);
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
    for (const tile of this.live.values()) if (tile.state === 'failed') void this.load(tile);
  }

  private async load(tile: LiveTile): Promise<Error | undefined> {
    const end = this.activity.begin();
    tile.state = 'loading';
    try {
      await this.store.get(partFor(tile.coords).data);
      tile.state = 'here';
      this.paint(tile);
      this.events.painted();
      return undefined;
    } catch (error) {
      if (isAbort(error)) return undefined;
      tile.state = 'failed';
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
    if (tile.state === 'loading') this.store.release(partFor(tile.coords).data);
    tile.canvas.width = tile.canvas.height = 0;
  }

  private paint(tile: LiveTile): void {
    const best = this.store.best(tile.coords);
    if (best === undefined || !this.live.has(tile.canvas)) return;
    const size = this.getTileSize().x;
    const ratio = window.devicePixelRatio || 1;
    tile.canvas.width = tile.canvas.height = Math.round(size * ratio);
    tile.canvas.style.visibility = 'inherit';
    const context = tile.canvas.getContext('2d');
    if (context === null) return;
    context.scale(ratio, ratio);
    const width = size / best.part.size;
    const place = { x: -best.part.left * width, y: -best.part.top * width, width };
    paintTile(context, best.data, place, this.scene(tile.coords.z));
  }
}
