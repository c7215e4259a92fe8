import { LatLngBounds, type Map as LeafletMap } from 'leaflet';
import type { Layer } from '../api/catalog';
import type { Bbox, FeatureRef, Position } from '../api/types';
import type { CanvasView } from '../drawing/canvas-view';
import type { GroupScene, TileSource } from '../drawing/group-painter';
import type { Hit } from '../drawing/hit';
import type { Pen } from '../drawing/painter';
import { LayerStack, type Look, type Scene } from '../drawing/style';
import type { Activity } from '../state/activity';
import type { Language } from '../state/view-state';
import { type Basemap, paintBasemap } from './basemap';
import { BasemapLayer } from './basemap-layer';
import { DrawingWorker } from './drawing-worker';
import { type GroupSetup, LayerGroup } from './layer-group';

/** A layer of own data and how it is seen. */
export interface OwnOnMap {
  readonly layer: Layer;
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly opacity: number;
}

export interface LayersSetup {
  /** Those of the service. */
  readonly layers: readonly Layer[];
  readonly extent: Bbox | null;
  readonly day: string | null;
  readonly look: Look;
  readonly language: Language;
  readonly activity: Activity;
  /** Draws the service's layers. */
  readonly drawer: DrawingWorker;
}

/** The layers on the map: the service's on one day or on two side by side, and own data over them. */
export class MapLayers {
  private readonly groups: GroupSetup;
  private scene: GroupScene;
  private stack: LayerStack;
  private readonly main: LayerGroup;
  private compared: LayerGroup | null = null;
  private own: LayerGroup | null = null;
  /** How own data are drawn otherwise than the service's. */
  private ownScene: Pick<GroupScene, 'layers'> & { look: Pick<Look, 'visible' | 'opacity'> } = {
    layers: [],
    look: { visible: new Set(), opacity: {} },
  };
  private basemap: BasemapLayer | null = null;
  /** The share of the window to the left of which the main day is seen while days are compared. */
  private split = 0.5;

  constructor(
    private readonly map: LeafletMap,
    private readonly setup: LayersSetup,
    failed: (error: unknown) => void,
  ) {
    const { layers, look, language, activity, extent, day } = setup;
    this.stack = new LayerStack(layers);
    this.scene = { layers, look, language, isOverBasemap: false, hovered: null, selected: null };
    this.groups = { activity, bounds: around(extent), failed };
    this.main = new LayerGroup(this.groups, 'day', this.tilesOn(day), this.sceneOfDay(), setup.drawer);
  }

  /** Puts them on the map, which has its place by now. */
  show(): void {
    this.map.createPane('basemap').classList.add('basemap-pane');
    this.main.addTo(this.map);
    this.map.on('move resize', () => {
      if (this.compared !== null) this.clip();
    });
  }

  /** The layers whose order can be changed, lowest first. */
  get drawingOrder(): { overlays: readonly Layer[]; points: readonly Layer[] } {
    return this.stack;
  }

  /** Draws what is here in another look; nothing is fetched. */
  setLook(look: Look): void {
    this.change({ look });
  }

  /** Layers, in the order in which they are drawn. */
  setLayers(layers: readonly Layer[]): void {
    this.stack = new LayerStack(layers);
    this.change({ layers });
  }

  setDay(day: string | null): void {
    this.main.setTiles(this.tilesOn(day));
  }

  /** Shows another day to the right of the split; null: compares no more. */
  compare(day: string | null): void {
    if (day === null) {
      this.compared?.remove();
      this.compared = null;
    } else if (this.compared !== null) this.compared.setTiles(this.tilesOn(day));
    else {
      const drawer = new DrawingWorker();
      this.compared = new LayerGroup(
        this.groups,
        'compared-day',
        this.tilesOn(day),
        this.sceneCompared(),
        drawer,
      );
      this.compared.addTo(this.map);
    }
    this.clip();
  }

  /** @param share of the window that lies to the left of the split, 0 to 1 */
  setSplit(share: number): void {
    this.split = share;
    this.clip();
  }

  /** Draws a basemap below the layers; null: none. */
  setBasemap(basemap: Basemap | null): void {
    if (this.basemap?.basemap.id === basemap?.id) return;
    this.basemap?.remove();
    this.basemap = basemap === null ? null : new BasemapLayer(basemap, this.setup.activity, 'basemap');
    this.basemap?.addTo(this.map);
    this.change({ isOverBasemap: basemap !== null });
  }

  /** Draws what the basemap shows of a view on another canvas; null: there is no basemap. */
  get basemapPainter(): ((pen: Pen, view: CanvasView) => Promise<void>) | null {
    const layer = this.basemap;
    return layer === null ? null : (pen, view) => paintBasemap(pen, view, layer.basemap, layer.pictures.load);
  }

  /** Own data over the service's layers, lowest first; other tiles only when the data have changed. */
  async setOwn(shown: readonly OwnOnMap[], tiles: Promise<TileSource> | null): Promise<void> {
    const source = await tiles;
    this.ownScene = {
      layers: shown.map(({ layer }) => layer),
      look: {
        visible: new Set(shown.filter(({ isOn }) => isOn).map(({ layer }) => layer.id)),
        opacity: Object.fromEntries(shown.map(({ layer, opacity }) => [layer.id, opacity])),
      },
    };
    if (shown.length === 0) {
      this.own?.remove();
      this.own = null;
    } else if (this.own === null && source !== null) {
      const anywhere = { ...this.groups, bounds: null };
      this.own = new LayerGroup(anywhere, 'own', source, this.sceneOfOwn(), new DrawingWorker());
      this.own.addTo(this.map);
    } else {
      this.own?.show(this.sceneOfOwn());
      if (source !== null) this.own?.setTiles(source);
    }
  }

  setLanguage(language: Language): void {
    this.change({ language });
  }

  select(selected: FeatureRef | null): void {
    if (!isSame(this.scene.selected, selected)) this.change({ selected });
  }

  /** Says what the pointer is over. */
  hover(hovered: FeatureRef | null): void {
    if (!isSame(this.scene.hovered, hovered)) this.change({ hovered });
  }

  retryFailed(): void {
    for (const group of [this.main, this.own, this.compared]) group?.retryFailed();
  }

  /** What is to be seen of the service's layers at a zoom. */
  at(zoom: number): Scene {
    const { look, isOverBasemap } = this.scene;
    return { stack: this.stack, look, zoom, isOverBasemap };
  }

  /** What is to be seen of own data at a zoom. */
  ownAt(zoom: number): Scene {
    const { layers, look, isOverBasemap } = this.sceneOfOwn();
    return { stack: new LayerStack(layers), look, zoom, isOverBasemap };
  }

  /** What is drawn at a position, own data first, then what a click means. */
  async hitsAt(position: Position): Promise<Hit[]> {
    const day = this.isCompared(position) ? (this.compared ?? this.main) : this.main;
    const zoom = this.map.getZoom();
    const hits = await Promise.all([this.own?.hitsAt(position, zoom) ?? [], day.hitsAt(position, zoom)]);
    return hits.flat();
  }

  /** Whether the position is on the right side of a comparison. */
  isCompared([lon, lat]: Position): boolean {
    const { x } = this.map.latLngToContainerPoint([lat, lon]);
    return this.compared !== null && x > this.map.getSize().x * this.split;
  }

  private change(change: Partial<GroupScene>): void {
    this.scene = { ...this.scene, ...change };
    this.main.show(this.sceneOfDay());
    this.compared?.show(this.sceneCompared());
    this.own?.show(this.sceneOfOwn());
  }

  private sceneOfDay(): GroupScene {
    return { ...this.scene, look: { ...this.scene.look, comparedTheme: null } };
  }

  private sceneCompared(): GroupScene {
    const { look } = this.scene;
    return { ...this.scene, look: { ...look, theme: look.comparedTheme, comparedTheme: null } };
  }

  private sceneOfOwn(): GroupScene {
    const { layers, look } = this.ownScene;
    const { look: ofDay } = this.sceneOfDay();
    return { ...this.scene, layers, look: { ...ofDay, ...look }, isOverBasemap: false };
  }

  private tilesOn(day: string | null): TileSource {
    return { of: 'service', layers: this.setup.layers.map(({ id }) => id), day };
  }

  private clip(): void {
    const { x } = this.map.getSize();
    const at = x * this.split;
    this.main.clip(this.compared === null ? null : { left: 0, right: at });
    this.compared?.clip({ left: at, right: x });
  }
}

function isSame(a: FeatureRef | null, b: FeatureRef | null): boolean {
  return a?.id === b?.id && a?.layer === b?.layer;
}

/** A little more than the box: tiles outside of what the service has are never asked for. */
function around(extent: Bbox | null): LatLngBounds | null {
  if (extent === null) return null;
  const [west, south, east, north] = extent;
  return new LatLngBounds([south - 0.05, west - 0.05], [north + 0.05, east + 0.05]);
}
