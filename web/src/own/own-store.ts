import { type Remote, createEndpoint, wrap } from 'comlink';
import type { Layer } from '../api/catalog';
import type { Feature, FeatureRef } from '../api/types';
import type { TileSource } from '../drawing/group-painter';
import type { TileLoader } from '../drawing/tile-store';
import type { TileGrid } from '../geo/tile-grids';
import type { OwnData } from './own-data';
import type { ShapeFamily } from './own-features';
import { isOwn, styleOf } from './own-layer';
import { ownTiles } from './own-tiles';

/** A layer of own data, with how it is shown. */
export interface OwnShown {
  readonly layer: Layer;
  readonly family: ShapeFamily;
  readonly color: string;
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly opacity: number;
}

/** The layers of own data that the page shows. The data themselves are in a worker. */
export class OwnStore {
  private worker: Remote<OwnData> | null = null;
  private shown: readonly OwnShown[] = [];
  private readonly listeners = new Set<(isOtherData: boolean) => void>();

  /** In the worker, which begins when it is first asked. */
  get data(): Remote<OwnData> {
    return (this.worker ??= wrap<OwnData>(new Worker('/own-worker.js', { type: 'module' })));
  }

  get all(): readonly OwnShown[] {
    return this.shown;
  }

  get layers(): readonly Layer[] {
    return this.shown.map(({ layer }) => layer);
  }

  layer(id: string): Layer | undefined {
    return this.layers.find((layer) => layer.id === id);
  }

  /** Told of changes: of the data that are drawn, or only of how. */
  onChange(listener: (isOtherData: boolean) => void): void {
    this.listeners.add(listener);
  }

  add(layers: readonly OwnShown[]): void {
    this.become([...this.shown, ...layers], true);
  }

  /** Takes away all layers of a file, and the file. */
  removeFile(file: string): void {
    void this.data.forget(file);
    this.hideFile(file);
  }

  /** Takes away the layers of a file, to make others of it. */
  hideFile(file: string): void {
    this.become(
      this.shown.filter(({ layer }) => !layer.id.startsWith(`${file}-`)),
      true,
    );
  }

  change(id: string, change: Partial<Pick<OwnShown, 'color' | 'isOn' | 'opacity'>>): void {
    const changed = this.shown.map((each) => {
      if (each.layer.id !== id) return each;
      const next = { ...each, ...change };
      const name = next.layer.nameAttribute === 'id' ? null : next.layer.nameAttribute;
      return { ...next, layer: { ...next.layer, style: styleOf(next.family, next.color, name) } };
    });
    this.become(changed, false);
  }

  /** The feature with its shape; null when there is none, or the reference is to the service's data. */
  async feature({ layer, id }: FeatureRef): Promise<Feature | null> {
    return isOwn(layer) ? this.data.feature(layer, id) : null;
  }

  /** Tiles with all own layers in one. */
  async tiles(): Promise<TileSource> {
    const layers = this.layers.map(({ id }) => id);
    return { of: 'own', layers, port: await this.data[createEndpoint]() };
  }

  /** The same on a grid, for who draws on the page. */
  tilesOn(grid: TileGrid): TileLoader {
    const ids = this.layers.map(({ id }) => id);
    return ownTiles(this.data, ids, grid);
  }

  private become(shown: readonly OwnShown[], isOtherData: boolean): void {
    this.shown = shown;
    for (const listener of this.listeners) listener(isOtherData);
  }
}
