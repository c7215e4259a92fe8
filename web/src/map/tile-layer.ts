import type { Remote } from 'comlink';
import { type Coords, type DoneCallback, GridLayer, type GridLayerOptions } from 'leaflet';
import { RequestFailure } from '../api/client';
import type { GroupPainter } from '../drawing/group-painter';
import type { Busy } from '../state/activity';
import { show } from './bitmap-canvas';

interface LiveTile {
  readonly coords: Coords;
  readonly canvas: HTMLCanvasElement;
  state: 'loading' | 'here' | 'failed';
}

/** Areas and borders, drawn by a worker. Switching layers paints again what is here; nothing is fetched. */
export class VectorTileLayer extends GridLayer {
  private readonly live = new Map<HTMLElement, LiveTile>();

  constructor(
    private readonly painter: Remote<GroupPainter>,
    private readonly activity: Busy,
    private readonly failed: (error: unknown) => void,
    options: GridLayerOptions,
  ) {
    super(options);
    this.on('tileunload', (event) => this.drop(event.tile));
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const tile: LiveTile = { coords, canvas, state: 'loading' };
    this.live.set(canvas, tile);
    void this.paint(tile);
    void this.load(tile).then((error) => done(error, canvas));
    return canvas;
  }

  /** Paints again: another set of layers is on. */
  repaint(): void {
    for (const tile of this.live.values()) void this.activity.during(this.paintAgain(tile));
  }

  /** Fetches again what is shown: another day. The old picture stays until the new one is there. */
  reload(): void {
    for (const tile of this.live.values()) void this.load(tile);
  }

  /** Tries again what could not be fetched. */
  retryFailed(): void {
    for (const tile of this.live.values()) if (tile.state === 'failed') void this.load(tile);
  }

  /** @return what went wrong */
  private async load(tile: LiveTile): Promise<Error | undefined> {
    const end = this.activity.begin();
    tile.state = 'loading';
    try {
      const outcome = await this.painter.load(addressOf(tile));
      if (outcome === 'released' || !this.live.has(tile.canvas)) return undefined;
      if (outcome === 'here') {
        tile.state = 'here';
        await this.paint(tile);
        return undefined;
      }
      tile.state = 'failed';
      const failure = new RequestFailure(outcome.kind, outcome.status, outcome.message);
      this.failed(failure);
      return failure;
    } finally {
      end();
    }
  }

  private drop(element: HTMLElement): void {
    const tile = this.live.get(element);
    this.live.delete(element);
    if (tile === undefined) return;
    if (tile.state === 'loading') void this.painter.release(addressOf(tile));
    tile.canvas.width = tile.canvas.height = 0;
  }

  /** Data that were used long ago may be gone: then they are fetched again. */
  private async paintAgain(tile: LiveTile): Promise<void> {
    const isWhole = await this.paint(tile);
    if (!isWhole && tile.state === 'here') await this.load(tile);
  }

  /** @return whether the picture is whole */
  private async paint(tile: LiveTile): Promise<boolean> {
    const size = this.getTileSize().x;
    const { bitmap, isWhole } = await this.painter.paintTile(
      addressOf(tile),
      size,
      window.devicePixelRatio || 1,
    );
    if (!this.live.has(tile.canvas)) bitmap?.close();
    else if (bitmap !== null || isWhole) show(tile.canvas, bitmap);
    return isWhole;
  }
}

function addressOf({ coords: { x, y, z } }: LiveTile): { x: number; y: number; z: number } {
  return { x, y, z };
}
