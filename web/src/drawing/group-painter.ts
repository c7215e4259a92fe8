import { type Remote, transfer, wrap } from 'comlink';
import type { Layer } from '../api/catalog';
import { ApiClient, type FailureKind, RequestFailure, isAbort } from '../api/client';
import type { FeatureRef, Position } from '../api/types';
import { mercatorGrid } from '../geo/tile-grids';
import type { OwnData } from '../own/own-data';
import { ownTiles } from '../own/own-tiles';
import type { Language } from '../state/view-state';
import { type GridWindow, squaresOf } from './canvas-view';
import { type Hit, hitsAt } from './hit';
import { OverlayPainter } from './overlay-painter';
import { paintTile } from './painter';
import { Easel } from './picture';
import { SmallAreas } from './small-areas';
import { LayerStack, type Look, type Scene, type ThemePaint, plainLook } from './style';
import { emptyTile } from './tile-data';
import { type TileAddress, TileStore, partFor, serviceTiles } from './tile-store';

/** What decides how a group of layers is drawn. */
export interface GroupScene {
  /** In the order in which they are drawn. */
  readonly layers: readonly Layer[];
  readonly look: Look;
  readonly isOverBasemap: boolean;
  readonly language: Language;
  readonly hovered: FeatureRef | null;
  readonly selected: FeatureRef | null;
}

/** What has changed of it; of a theme too, whose classes may be those of a hundred thousand features. */
export type SceneChange = Partial<Omit<GroupScene, 'look'>> & {
  readonly look?: Partial<Omit<Look, 'theme'>> & { readonly theme?: Partial<ThemePaint> | null };
};

/** Where tiles come from: the service's layers on a day (null: today), or layers of own data, of which the port's worker knows. */
export type TileSource =
  | { readonly of: 'service'; readonly layers: readonly string[]; readonly day: string | null }
  | { readonly of: 'own'; readonly layers: readonly string[]; readonly port: MessagePort };

/** A picture of a tile or a window; null: nothing is to be seen. It is not whole while tiles of it are missing. */
export interface PaintedPicture {
  readonly bitmap: ImageBitmap | null;
  readonly isWhole: boolean;
}

/** A picture of a window, or of that part of it in which something is to be seen. */
export interface PaintedWindow extends PaintedPicture {
  readonly part: GridWindow;
}

/** What came of asking for a tile: it is here, nobody wants it any more, or it could not be had. */
export type TileOutcome =
  'here' | 'released' | { readonly kind: FailureKind; readonly status: number; readonly message: string };

/** For so long names wait for tiles that are on their way, so that they are placed once. */
const patienceMillis = 2000;

/** Draws the layers of one group: tiles, names, what stands out; and says what is where. Lives in a worker, away from the page. */
export class GroupPainter {
  private readonly store = new TileStore(() => Promise.resolve(emptyTile));
  private readonly painter = new OverlayPainter(this.store, (zoom) => this.at(zoom));
  private readonly smallAreas = new SmallAreas();
  private readonly easels = { tiles: new Easel(), names: new Easel(), emphasis: new Easel() };
  private stack = new LayerStack([]);
  private scene: GroupScene = {
    layers: [],
    look: plainLook,
    isOverBasemap: false,
    language: 'zh',
    hovered: null,
    selected: null,
  };

  /** From now on other tiles. */
  setTiles(source: TileSource): void {
    if (source.of === 'service') {
      this.store.setLoader(serviceTiles(new ApiClient(), source.layers, source.day));
      return;
    }
    const own: Remote<OwnData> = wrap<OwnData>(source.port);
    this.store.setLoader(ownTiles(own, source.layers, mercatorGrid));
  }

  change({ look: { theme, ...look } = {}, ...rest }: SceneChange): void {
    const known = this.scene.look;
    const themed = theme == null ? theme : ({ ...known.theme, ...theme } as ThemePaint);
    this.scene = {
      ...this.scene,
      ...rest,
      look: { ...known, ...look, theme: themed === undefined ? known.theme : themed },
    };
    if (rest.layers !== undefined) this.stack = new LayerStack(rest.layers);
  }

  /** Gets the data of a tile. */
  async load(tile: TileAddress): Promise<TileOutcome> {
    try {
      await this.store.get(partFor(tile).data);
      return 'here';
    } catch (error) {
      if (isAbort(error)) return 'released';
      if (!(error instanceof RequestFailure)) throw error;
      const { kind, status, message } = error;
      return { kind, status, message };
    }
  }

  /** Says that the tile is no longer waited for. */
  release(tile: TileAddress): void {
    this.store.release(partFor(tile).data);
  }

  /** Areas and borders of a tile, from its data or, while those are not here, from coarser ones. */
  paintTile(tile: TileAddress, width: number, ratio: number): PaintedPicture {
    const best = this.store.best(tile);
    const isWhole = best?.part.data.z === partFor(tile).data.z;
    if (best === undefined || best.data.count === 0) return { bitmap: null, isWhole };
    const whole = width / best.part.size;
    const place = { x: -best.part.left * whole, y: -best.part.top * whole, width: whole };
    const scene = this.at(tile.z);
    const bitmap = this.easels.tiles.paint({ width, height: width }, ratio, (pen) =>
      paintTile(pen, best.data, place, scene, this.smallAreas),
    );
    return transfer({ bitmap, isWhole }, [bitmap]);
  }

  /** Points and names. */
  async paintNames(view: GridWindow, ratio: number): Promise<PaintedWindow> {
    const isWhole = await this.settled(view);
    const { selected, language, layers } = this.scene;
    if (layers.length === 0) return { bitmap: null, isWhole, part: view };
    const bitmap = this.easels.names.paint(view, ratio, (pen) =>
      this.painter.paintNames(pen, view, selected, language),
    );
    return transfer({ bitmap, isWhole, part: view }, [bitmap]);
  }

  /** The outlines of what stands out. `isAgain`: what is here has been drawn. */
  async paintEmphasis(view: GridWindow, ratio: number, isAgain: boolean): Promise<PaintedWindow> {
    const { hovered, selected, look } = this.scene;
    if (hovered === null && selected === null && look.marked.size === 0)
      return { bitmap: null, isWhole: true, part: view };
    const isWhole = isAgain ? await this.settled(view) : this.loading(view).length === 0;
    const part = this.painter.emphasised(view, { hovered, selected });
    if (part === null) return { bitmap: null, isWhole, part: view };
    const bitmap = this.easels.emphasis.paint(part, ratio, (pen) =>
      this.painter.paintEmphasis(pen, part, { hovered, selected }),
    );
    return transfer({ bitmap, isWhole, part }, [bitmap]);
  }

  /** What is drawn at a position of the map at a zoom, first what a click means. */
  hitsAt([lon, lat]: Position, zoom: number): Hit[] {
    return hitsAt(lon, lat, this.at(zoom), (tile) => this.store.peek(tile));
  }

  private at(zoom: number): Scene {
    const { look, isOverBasemap } = this.scene;
    return { stack: this.stack, look, zoom, isOverBasemap };
  }

  /** Waits a little for what is on its way to a window. @return whether nothing is any more */
  private async settled(view: GridWindow): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, patienceMillis)));
    await Promise.race([Promise.allSettled(this.loading(view)), patience]);
    clearTimeout(timer);
    return this.loading(view).length === 0;
  }

  private loading(view: GridWindow): Promise<unknown>[] {
    return squaresOf(view).flatMap(
      ({ x, y }) => this.store.loading(partFor({ z: view.matrix, x, y }).data) ?? [],
    );
  }
}
