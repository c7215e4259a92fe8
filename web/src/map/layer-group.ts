import type { LatLngBounds, Map as LeafletMap } from 'leaflet';
import type { Activity } from '../state/activity';
import type { Language } from '../state/view-state';
import { OverlayLayer } from './overlay-layer';
import { type Emphasis, OverlayPainter } from '../drawing/overlay-painter';
import type { Scene } from '../drawing/style';
import { VectorTileLayer } from './tile-layer';
import { type TileLoader, TileStore } from '../drawing/tile-store';

export interface GroupSetup {
  readonly activity: Activity;
  /** Where something can be; null: anywhere. */
  readonly bounds: LatLngBounds | null;
  readonly scene: (zoom: number) => Scene;
  readonly emphasis: () => Emphasis;
  readonly language: () => Language;
  readonly failed: (error: unknown) => void;
}

/** Tiles come by the dozen: names are placed again a few times a second at most. */
const gatherMillis = 200;

/** Layers that are drawn together, in a pane of their own: areas and borders, what stands out, points and names. */
export class LayerGroup {
  readonly store: TileStore;
  private readonly tiles: VectorTileLayer;
  private readonly emphasis: OverlayLayer;
  private readonly names: OverlayLayer;
  private map: LeafletMap | null = null;

  constructor(
    setup: GroupSetup,
    private readonly pane: string,
    tiles: TileLoader,
  ) {
    this.store = new TileStore(tiles);
    this.tiles = new VectorTileLayer(
      this.store,
      setup.scene,
      setup.activity,
      { painted: () => this.redraw(gatherMillis), failed: setup.failed },
      {
        keepBuffer: 3,
        updateWhenZooming: false,
        pane,
        ...(setup.bounds === null ? {} : { bounds: setup.bounds }),
      },
    );
    const painter = new OverlayPainter(this.store, setup.scene);
    this.emphasis = new OverlayLayer(
      (pen, view) => painter.paintEmphasis(pen, view, setup.emphasis()),
      () => isPlain(setup),
      setup.activity,
      pane,
    );
    this.names = new OverlayLayer(
      (pen, view) => painter.paintNames(pen, view, setup.emphasis().selected, setup.language()),
      () => setup.scene(0).stack.layers.length === 0,
      setup.activity,
      pane,
    );
  }

  addTo(map: LeafletMap): void {
    this.map = map;
    const pane = map.getPane(this.pane) ?? map.createPane(this.pane);
    pane.classList.add('group-pane');
    pane.style.clipPath = '';
    for (const layer of [this.tiles, this.emphasis, this.names]) layer.addTo(map);
  }

  remove(): void {
    for (const layer of [this.tiles, this.emphasis, this.names]) layer.remove();
    this.map = null;
  }

  /** From now on other tiles: of another day, or of other layers. */
  setTiles(tiles: TileLoader): void {
    this.store.setLoader(tiles);
    this.tiles.reload();
  }

  /** Draws all of it again from what is here. */
  repaint(): void {
    this.tiles.repaint();
    this.redraw();
  }

  /** Draws what lies over the areas again. */
  redraw(waitMillis = 0): void {
    this.emphasis.redraw(waitMillis);
    this.names.redraw(waitMillis);
  }

  redrawEmphasis(): void {
    this.emphasis.redraw();
  }

  retryFailed(): void {
    this.tiles.retryFailed();
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
}

/** Whether nothing stands out. */
function isPlain({ emphasis, scene }: GroupSetup): boolean {
  const { hovered, selected } = emphasis();
  const { look, stack } = scene(0);
  return stack.layers.length === 0 || (hovered === null && selected === null && look.marked.size === 0);
}
