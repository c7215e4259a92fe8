import { type Remote, transfer } from 'comlink';
import type { LatLngBounds, Map as LeafletMap } from 'leaflet';
import type { Layer } from '../api/catalog';
import type { Position } from '../api/types';
import type { CanvasView, GridWindow } from '../drawing/canvas-view';
import type { GroupPainter, GroupScene, SceneChange, TileSource } from '../drawing/group-painter';
import type { Hit } from '../drawing/hit';
import type { ThemePaint } from '../drawing/style';
import { type Busy, Part } from '../state/activity';
import type { DrawingWorker } from './drawing-worker';
import { OverlayLayer } from './overlay-layer';
import { VectorTileLayer } from './tile-layer';

export interface GroupSetup {
  readonly activity: Busy;
  /** Where something can be; null: anywhere. */
  readonly bounds: LatLngBounds | null;
  readonly failed: (error: unknown) => void;
}

/** Layers that are drawn together, by a worker of their own, in a pane of their own: areas and borders, what stands out, points and names. */
export class LayerGroup {
  private readonly painter: Remote<GroupPainter>;
  private readonly activity: Part;
  private readonly tiles: VectorTileLayer;
  private readonly emphasis: OverlayLayer;
  private readonly names: OverlayLayer;
  private map: LeafletMap | null = null;
  /** What the worker knows of how it draws. */
  private told: GroupScene | null = null;

  constructor(
    { activity: whole, bounds, failed }: GroupSetup,
    private readonly pane: string,
    tiles: TileSource,
    scene: GroupScene,
    private readonly drawer: DrawingWorker,
  ) {
    this.painter = drawer.painter;
    const activity = (this.activity = new Part(whole));
    this.tell(tiles);
    this.tiles = new VectorTileLayer(this.painter, activity, failed, {
      keepBuffer: 2,
      updateWhenZooming: false,
      pane,
      ...(bounds === null ? {} : { bounds }),
    });
    this.emphasis = new OverlayLayer(
      (view, ratio, isAgain) => this.painter.paintEmphasis(windowOf(view), ratio, isAgain),
      activity,
      pane,
    );
    this.names = new OverlayLayer(
      (view, ratio) => this.painter.paintNames(windowOf(view), ratio),
      activity,
      pane,
    );
    this.show(scene);
  }

  addTo(map: LeafletMap): void {
    this.map = map;
    const pane = map.getPane(this.pane) ?? map.createPane(this.pane);
    pane.classList.add('group-pane');
    pane.style.clipPath = '';
    for (const layer of [this.tiles, this.emphasis, this.names]) layer.addTo(map);
  }

  /** Takes them off the map, for good. */
  remove(): void {
    for (const layer of [this.tiles, this.emphasis, this.names]) layer.remove();
    this.map = null;
    this.drawer.end();
    this.activity.leave();
  }

  /** From now on other tiles: of another day, or of other layers. */
  setTiles(tiles: TileSource): void {
    this.tell(tiles);
    this.tiles.reload();
    this.redraw();
  }

  /** Draws what has changed since the last scene, from what is here. */
  show(scene: GroupScene): void {
    const known = this.told ?? scene;
    const change = changeOf(this.told, scene);
    this.told = scene;
    const changed = [change, change.look ?? {}].flatMap(Object.keys).filter((part) => part !== 'look');
    if (changed.length === 0) return;
    void this.painter.change(change);
    if (this.map === null) return;
    const isOfAreas = [known, scene].every(({ look }) => isThemeOfAreas(look.theme, scene.layers));
    const isOnly = (...parts: string[]) => changed.every((part) => parts.includes(part));
    if (!isOnly('hovered', 'selected', 'marked', 'language')) this.tiles.repaint();
    if (!isOnly('hovered', 'marked') && !(isOnly('theme') && isOfAreas)) this.names.redraw();
    this.emphasis.redraw();
  }

  retryFailed(): void {
    this.tiles.retryFailed();
    this.redraw();
  }

  /** What is drawn at a position at a zoom, first what a click means. */
  hitsAt(position: Position, zoom: number): Promise<Hit[]> {
    return this.painter.hitsAt(position, zoom);
  }

  /** Shows only what lies between two places of the window, in pixels from its left; null: all. */
  clip(between: { left: number; right: number } | null): void {
    const pane = this.map?.getPane(this.pane);
    if (this.map === null || pane === undefined) return;
    if (between === null) {
      pane.style.clipPath = '';
      return;
    }
    const top = this.map.containerPointToLayerPoint([between.left, 0]);
    const bottom = this.map.containerPointToLayerPoint([between.right, this.map.getSize().y]);
    const corners = [
      [top.x, top.y],
      [bottom.x, top.y],
      [bottom.x, bottom.y],
      [top.x, bottom.y],
    ];
    pane.style.clipPath = `polygon(${corners.map(([x, y]) => `${x ?? 0}px ${y ?? 0}px`).join(', ')})`;
  }

  private tell(tiles: TileSource): void {
    void this.painter.setTiles(tiles.of === 'own' ? transfer(tiles, [tiles.port]) : tiles);
  }

  /** What lies over the areas. */
  private redraw(): void {
    this.emphasis.redraw();
    this.names.redraw();
  }
}

/** The parts of a scene that are not those known; all of them when none are. */
function changeOf(known: GroupScene | null, scene: GroupScene): SceneChange {
  if (known === null) return scene;
  const { look, ...rest } = partsUnlike(known, scene);
  if (look === undefined) return rest;
  const { theme, ...looks } = partsUnlike(known.look, look);
  if (theme == null || known.look.theme === null)
    return { ...rest, look: theme === undefined ? looks : { ...looks, theme } };
  return { ...rest, look: { ...looks, theme: partsUnlike(known.look.theme, theme) } };
}

function partsUnlike<T extends object>(known: T, value: T): Partial<T> {
  const parts = (Object.keys(value) as (keyof T)[]).filter((part) => known[part] !== value[part]);
  return Object.fromEntries(parts.map((part) => [part, value[part]])) as Partial<T>;
}

/** Whether a theme, if there is one, colours nothing but areas: points and names stay as they are then. */
function isThemeOfAreas(theme: ThemePaint | null, layers: readonly Layer[]): boolean {
  const kind = layers.find(({ id }) => id === theme?.layer)?.kind;
  return theme?.mark !== 'circle' && kind !== 'point';
}

/** The window without what can't be sent to a worker. */
function windowOf({ zoom, matrix, tileWidth, left, top, width, height }: CanvasView): GridWindow {
  return { zoom, matrix, tileWidth, left, top, width, height };
}
