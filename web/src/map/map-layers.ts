import { LatLngBounds, type Map as LeafletMap } from 'leaflet';
import type { Layer } from '../api/catalog';
import type { ApiClient } from '../api/client';
import type { Bbox, FeatureRef, Position } from '../api/types';
import type { Activity } from '../state/activity';
import type { Language } from '../state/view-state';
import { type Hit, hitsAt } from './hit';
import { type Basemap, paintBasemap } from './basemap';
import { BasemapLayer } from './basemap-layer';
import type { CanvasView } from './canvas-view';
import { type GroupSetup, LayerGroup } from './layer-group';
import type { Pen } from './painter';
import { LayerStack, type Look, type Scene } from './style';
import { emptyTile } from './tile-data';
import { type TileLoader, serviceTiles } from './tile-store';

/** A layer of own data and how it is seen. */
export interface OwnOnMap {
  readonly layer: Layer;
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly opacity: number;
}

interface OwnView {
  readonly stack: LayerStack;
  readonly visible: ReadonlySet<string>;
  readonly opacity: Readonly<Record<string, number>>;
}

export interface LayersSetup {
  readonly client: ApiClient;
  /** Those of the service. */
  readonly layers: readonly Layer[];
  readonly extent: Bbox | null;
  readonly day: string | null;
  readonly look: Look;
  readonly language: Language;
  readonly activity: Activity;
}

/** The layers on the map: the service's on one day or on two side by side, and own data over them. */
export class MapLayers {
  private readonly days: GroupSetup;
  private readonly main: LayerGroup;
  private compared: LayerGroup | null = null;
  private readonly own: LayerGroup;
  private basemap: BasemapLayer | null = null;
  private ownView: OwnView = { stack: new LayerStack([]), visible: new Set(), opacity: {} };
  /** The share of the window to the left of which the main day is seen while days are compared. */
  private split = 0.5;
  private stack: LayerStack;
  private look: Look;
  private hovered: FeatureRef | null = null;
  private selected: FeatureRef | null = null;
  private language: Language;

  constructor(
    private readonly map: LeafletMap,
    private readonly setup: LayersSetup,
    failed: (error: unknown) => void,
  ) {
    this.look = setup.look;
    this.language = setup.language;
    this.stack = new LayerStack(setup.layers);
    this.days = {
      activity: setup.activity,
      bounds: around(setup.extent),
      scene: (zoom) => ({ stack: this.stack, look: this.look, zoom, isOverBasemap: this.basemap !== null }),
      emphasis: () => ({ hovered: this.hovered, selected: this.selected }),
      language: () => this.language,
      failed,
    };
    this.main = new LayerGroup(this.days, 'day', this.tilesOn(setup.day));
    const ownScene = (zoom: number) => this.ownScene(zoom);
    this.own = new LayerGroup({ ...this.days, scene: ownScene, bounds: null }, 'own', () =>
      Promise.resolve(emptyTile),
    );
  }

  /** Puts them on the map, which has its place by now. */
  show(): void {
    this.map.createPane('basemap').classList.add('basemap-pane');
    this.main.addTo(this.map);
    this.own.addTo(this.map);
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
    if (isSameLook(this.look, look)) return;
    this.look = look;
    this.each((group) => group.repaint());
  }

  /** Layers, in the order in which they are drawn. */
  setLayers(layers: readonly Layer[]): void {
    this.stack = new LayerStack(layers);
    this.each((group) => group.repaint());
  }

  setDay(day: string | null): void {
    this.main.setTiles(this.tilesOn(day));
  }

  /** Shows another day to the right of the split; null: compares no more. */
  compare(day: string | null): void {
    if (day !== null && this.compared !== null) this.compared.setTiles(this.tilesOn(day));
    else if (day !== null) {
      const scene = (zoom: number) => {
        const { look, ...rest } = this.days.scene(zoom);
        return { ...rest, look: { ...look, theme: look.comparedTheme } };
      };
      this.compared = new LayerGroup({ ...this.days, scene }, 'compared-day', this.tilesOn(day));
      this.compared.addTo(this.map);
    } else {
      this.compared?.remove();
      this.compared = null;
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
    this.each((group) => group.repaint());
  }

  /** Draws what the basemap shows of a view on another canvas; null: there is no basemap. */
  get basemapPainter(): ((pen: Pen, view: CanvasView) => Promise<void>) | null {
    const layer = this.basemap;
    return layer === null ? null : (pen, view) => paintBasemap(pen, view, layer.basemap, layer.pictures.load);
  }

  /** Own data over the service's layers, lowest first; other tiles only when the data have changed. */
  setOwn(shown: readonly OwnOnMap[], tiles: TileLoader | null): void {
    this.ownView = {
      stack: new LayerStack(shown.map(({ layer }) => layer)),
      visible: new Set(shown.filter(({ isOn }) => isOn).map(({ layer }) => layer.id)),
      opacity: Object.fromEntries(shown.map(({ layer, opacity }) => [layer.id, opacity])),
    };
    if (tiles !== null) this.own.setTiles(tiles);
    this.own.repaint();
  }

  setLanguage(language: Language): void {
    this.language = language;
    this.each((group) => group.redraw());
  }

  select(ref: FeatureRef | null): void {
    if (isSame(this.selected, ref)) return;
    this.selected = ref;
    this.each((group) => group.redraw());
  }

  /** Says what the pointer is over. */
  hover(ref: FeatureRef | null): void {
    if (isSame(this.hovered, ref)) return;
    this.hovered = ref;
    this.each((group) => group.redrawEmphasis());
  }

  retryFailed(): void {
    this.each((group) => group.retryFailed());
  }

  /** What is to be seen of the service's layers at a zoom. */
  scene(zoom: number): Scene {
    return this.days.scene(zoom);
  }

  /** What is to be seen of own data at a zoom. */
  ownScene(zoom: number): Scene {
    const { stack, visible, opacity } = this.ownView;
    return { stack, look: { ...this.look, visible, opacity }, zoom, isOverBasemap: false };
  }

  /** What is drawn at a position, own data first, then what a click means. */
  hitsAt(position: Position): Hit[] {
    const day = this.isCompared(position) ? (this.compared ?? this.main) : this.main;
    const zoom = this.map.getZoom();
    return [
      ...hitsAt(...position, this.ownScene(zoom), (tile) => this.own.store.peek(tile)),
      ...hitsAt(...position, this.days.scene(zoom), (tile) => day.store.peek(tile)),
    ];
  }

  /** Whether the position is on the right side of a comparison. */
  isCompared([lon, lat]: Position): boolean {
    const { x } = this.map.latLngToContainerPoint([lat, lon]);
    return this.compared !== null && x > this.map.getSize().x * this.split;
  }

  private tilesOn(day: string | null): TileLoader {
    const { client, layers } = this.setup;
    return serviceTiles(
      client,
      layers.map(({ id }) => id),
      day,
    );
  }

  private each(act: (group: LayerGroup) => void): void {
    act(this.main);
    act(this.own);
    if (this.compared !== null) act(this.compared);
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

function isSameLook(a: Look, b: Look): boolean {
  return (Object.keys(a) as (keyof Look)[]).every((part) => a[part] === b[part]);
}

/** A little more than the box: tiles outside of what the service has are never asked for. */
function around(extent: Bbox | null): LatLngBounds | null {
  if (extent === null) return null;
  const [west, south, east, north] = extent;
  return new LatLngBounds([south - 0.05, west - 0.05], [north + 0.05, east + 0.05]);
}
