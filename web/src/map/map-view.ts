import {
  CircleMarker,
  GeoJSON,
  LatLngBounds,
  type LeafletMouseEvent,
  type Map as LeafletMap,
  map as createMap,
} from 'leaflet';
import type { Layer } from '../api/catalog';
import type { ApiClient } from '../api/client';
import type { Bbox, FeatureRef, Position } from '../api/types';
import type { Activity } from '../state/activity';
import type { Language } from '../state/view-state';
import { type Hit, hitsAt } from './hit';
import { OverlayLayer } from './overlay-layer';
import { OverlayPainter } from './overlay-painter';
import { LayerStack, type Scene } from './style';
import { VectorTileLayer } from './tile-layer';
import { TileStore } from './tile-store';

export interface MapEvents {
  /** The window has come to rest. */
  moved(): void;
  /** The position asked about, and what is drawn there, first what was meant. */
  asked(position: Position, hits: readonly Hit[], byKeyboard: boolean): void;
  /** Escape was pressed on the map. */
  dismissed(): void;
  /** What the pointer is over, and where that is in the map's window. */
  hovered(hit: Hit | null, at: { x: number; y: number }): void;
  /** The pointer's position; null when it has left the map. */
  pointed(position: Position | null): void;
  tilesFailed(error: unknown): void;
}

/** Room that panels take from the map's window, in pixels. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface MapSetup {
  readonly client: ApiClient;
  readonly layers: readonly Layer[];
  readonly extent: Bbox | null;
  readonly day: string | null;
  readonly language: Language;
  readonly activity: Activity;
  readonly insets: () => Insets;
}

const gatherMillis = 100;

/** The map: the one door to Leaflet. Positions are longitude, latitude in degrees. */
export class MapView {
  private readonly map: LeafletMap;
  private readonly store: TileStore;
  private readonly stack: LayerStack;
  private readonly tiles: VectorTileLayer;
  private readonly emphasis: OverlayLayer;
  private readonly names: OverlayLayer;
  private visible: ReadonlySet<string>;
  private hovered: FeatureRef | null = null;
  private selected: FeatureRef | null = null;
  private language: Language;
  private places: GeoJSON | null = null;
  private readonly calm = window.matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly container: HTMLElement,
    private readonly setup: MapSetup,
    private readonly events: MapEvents,
  ) {
    const ids = setup.layers.map((layer) => layer.id);
    this.visible = new Set(ids);
    this.language = setup.language;
    this.stack = new LayerStack(setup.layers);
    this.store = new TileStore(setup.client, ids, setup.day);
    this.map = createMap(container, {
      zoomControl: false,
      attributionControl: false,
      minZoom: 6,
      maxZoom: 19,
      zoomAnimation: !this.calm.matches,
      fadeAnimation: false,
      inertia: !this.calm.matches,
      worldCopyJump: false,
    });
    const scene = (zoom: number): Scene => ({ stack: this.stack, visible: this.visible, zoom });
    this.tiles = new VectorTileLayer(
      this.store,
      scene,
      setup.activity,
      { painted: () => this.tilesArrived(), failed: (error) => events.tilesFailed(error) },
      { keepBuffer: 3, updateWhenZooming: false, ...boundsOption(setup.extent) },
    );
    const painter = new OverlayPainter(this.store, scene);
    this.emphasis = new OverlayLayer(
      (context, view) =>
        painter.paintEmphasis(context, view, { hovered: this.hovered, selected: this.selected }),
      setup.activity,
    );
    this.names = new OverlayLayer(
      (context, view) => painter.paintNames(context, view, this.selected, this.language),
      setup.activity,
    );
  }

  /** Shows the map, at the position given or all of the city. */
  start(center: { lon: number; lat: number } | null, zoom: number | null): void {
    if (center !== null && zoom !== null) this.map.setView([center.lat, center.lon], Math.round(zoom));
    else this.home(false);
    this.tiles.addTo(this.map);
    this.emphasis.addTo(this.map);
    this.names.addTo(this.map);
    this.listen();
  }

  get center(): { lon: number; lat: number } {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat };
  }

  get zoom(): number {
    return this.map.getZoom();
  }

  setVisible(ids: readonly string[]): void {
    this.visible = new Set(ids);
    this.tiles.repaint();
    this.emphasis.redraw();
    this.names.redraw();
  }

  setDay(day: string | null): void {
    this.store.setDay(day);
    this.tiles.reload();
  }

  setLanguage(language: Language): void {
    this.language = language;
    this.names.redraw();
  }

  select(ref: FeatureRef | null): void {
    if (this.selected?.id === ref?.id && this.selected?.layer === ref?.layer) return;
    this.selected = ref;
    this.emphasis.redraw();
    this.names.redraw();
  }

  moveTo(center: { lon: number; lat: number }, zoom: number): void {
    this.map.setView([center.lat, center.lon], Math.round(zoom), { animate: false });
  }

  /** Moves so that the box fills what the panels leave free. */
  showBox([west, south, east, north]: Bbox, animate = true): void {
    const room = this.setup.insets();
    const options = {
      paddingTopLeft: [room.left + 24, room.top + 24] as [number, number],
      paddingBottomRight: [room.right + 24, room.bottom + 24] as [number, number],
      maxZoom: 16,
    };
    const bounds = new LatLngBounds([south, west], [north, east]);
    if (animate && !this.calm.matches) this.map.flyToBounds(bounds, { ...options, duration: 0.8 });
    else this.map.fitBounds(bounds, { ...options, animate: false });
  }

  /** Moves the map, if need be, so that no panel covers the position. */
  uncover([lon, lat]: Position): void {
    const room = this.setup.insets();
    const size = this.map.getSize();
    const at = this.map.latLngToContainerPoint([lat, lon]);
    const x = Math.max(0, at.x - (size.x - room.right - 48)) + Math.min(0, at.x - room.left - 48);
    const y = Math.max(0, at.y - (size.y - room.bottom - 48)) + Math.min(0, at.y - room.top - 48);
    if (x !== 0 || y !== 0) this.map.panBy([x, y], { animate: !this.calm.matches });
  }

  /** Marks places over everything else, in the place of those before. */
  markPlaces(shapes: readonly { type: string; coordinates: unknown }[]): void {
    this.places?.remove();
    const style = { color: '#c62828', weight: 3, fillColor: '#ef5350', fillOpacity: 0.5, interactive: false };
    this.places = new GeoJSON(undefined, {
      style,
      pointToLayer: (_, at) => new CircleMarker(at, { ...style, radius: 9 }),
    });
    for (const geometry of shapes) {
      this.places.addData({ type: 'Feature', properties: {}, geometry } as GeoJSON.Feature);
    }
    this.places.addTo(this.map);
  }

  home(animate = true): void {
    this.showBox(this.setup.extent ?? [-180, -60, 180, 70], animate);
  }

  zoomBy(steps: number): void {
    this.map.setZoom(this.map.getZoom() + steps, { animate: !this.calm.matches });
  }

  focus(): void {
    this.container.focus();
  }

  resized(): void {
    this.map.invalidateSize({ animate: false });
  }

  retryFailed(): void {
    this.tiles.retryFailed();
  }

  /** Tiles come by the dozen: names are placed again a few times a second at most. */
  private tilesArrived(): void {
    this.emphasis.redraw(gatherMillis);
    this.names.redraw(gatherMillis);
  }

  private scene(): Scene {
    return { stack: this.stack, visible: this.visible, zoom: this.map.getZoom() };
  }

  private hitsAt(lon: number, lat: number): Hit[] {
    return hitsAt(lon, lat, this.scene(), (tile) => this.store.peek(tile));
  }

  private listen(): void {
    let moving: (() => void) | null = null;
    this.map.on('movestart zoomstart', () => (moving ??= this.setup.activity.begin()));
    this.map.on('moveend', () => {
      moving?.();
      moving = null;
      this.events.moved();
    });
    this.map.on('click', ({ latlng }: LeafletMouseEvent) => this.ask([latlng.lng, latlng.lat], false));
    this.container.addEventListener('pointerdown', () => this.container.classList.add('by-pointer'));
    this.container.addEventListener('keydown', () => this.container.classList.remove('by-pointer'));
    this.container.addEventListener('blur', () => this.container.classList.remove('by-pointer'));
    this.container.addEventListener('keydown', (event) => {
      if (event.target !== this.container) return;
      if (event.key === 'Escape') this.events.dismissed();
      if (event.key === 'Enter') this.ask([this.center.lon, this.center.lat], true);
    });
    this.listenToPointer();
  }

  private ask(position: Position, byKeyboard: boolean): void {
    this.events.asked(position, this.hitsAt(...position), byKeyboard);
  }

  private listenToPointer(): void {
    let latest: LeafletMouseEvent | null = null;
    let frame = 0;
    const look = () => {
      frame = 0;
      if (latest === null) return;
      const { latlng, containerPoint } = latest;
      this.events.pointed([latlng.lng, latlng.lat]);
      const hit = this.hitsAt(latlng.lng, latlng.lat)[0] ?? null;
      this.hover(hit);
      this.events.hovered(hit, containerPoint);
    };
    const canHover = window.matchMedia('(hover: hover)');
    this.map.on('mousemove', (event: LeafletMouseEvent) => {
      if (!canHover.matches) return;
      latest = event;
      if (frame === 0) frame = requestAnimationFrame(look);
    });
    const leave = () => {
      latest = null;
      this.hover(null);
      this.events.hovered(null, { x: 0, y: 0 });
      this.events.pointed(null);
    };
    this.map.on('mouseout', leave);
    this.map.on('movestart', () => this.events.hovered(null, { x: 0, y: 0 }));
  }

  private hover(hit: Hit | null): void {
    if (this.hovered?.id === hit?.id && this.hovered?.layer === hit?.layer) return;
    this.hovered = hit;
    this.container.classList.toggle('over-feature', hit !== null);
    this.emphasis.redraw();
  }
}

/** Tiles outside of what the service has are never asked for. */
function boundsOption(extent: Bbox | null): { bounds?: LatLngBounds } {
  if (extent === null) return {};
  const [west, south, east, north] = extent;
  return { bounds: new LatLngBounds([south - 0.05, west - 0.05], [north + 0.05, east + 0.05]) };
}
