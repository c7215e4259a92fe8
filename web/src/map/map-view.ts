import {
  type GeoJSON,
  LatLngBounds,
  type LeafletMouseEvent,
  type Map as LeafletMap,
  map as createMap,
} from 'leaflet';
import type { Bbox, Position } from '../api/types';
import type { CanvasView } from '../drawing/canvas-view';
import type { Hit } from '../drawing/hit';
import { Easel } from '../drawing/picture';
import { Handles } from './handles';
import { type LayersSetup, MapLayers } from './map-layers';
import { type MarkedShape, marksOf } from './marks';
import { OverlayLayer } from './overlay-layer';
import { type Sketch, paintSketches } from './sketch-layer';

export interface MapEvents {
  /** The window has come to rest. */
  moved(): void;
  /** The position asked about, and what is drawn there, first what was meant. */
  asked(question: Asked): void;
  /** Escape was pressed on the map. */
  dismissed(): void;
  /** What the pointer is over, and where that is in the map's window. */
  hovered(hit: Hit | null, at: { x: number; y: number }): void;
  /** The pointer's position; null when it has left the map. */
  pointed(position: Position | null): void;
  tilesFailed(error: unknown): void;
}

export interface Asked {
  readonly position: Position;
  readonly hits: readonly Hit[];
  /** How far from the position something still counts as being there, in degrees. */
  readonly reach: number;
  readonly isByKeyboard: boolean;
  /** Whether the position is on the right side of a comparison. */
  readonly isCompared: boolean;
}

/** Room that panels take from the map's window, in pixels. */
export interface Insets {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** Takes what is done on the map while something is drawn. */
export interface Hand {
  pressed(position: Position): void;
  /** The pointer's position; null when it has left the map. */
  moved(position: Position | null): void;
  finished(): void;
  steppedBack(): void;
  cancelled(): void;
}

export interface MapSetup extends LayersSetup {
  readonly insets: () => Insets;
}

const reachPixels = 8;

/** The map: the one door to Leaflet. Positions are longitude, latitude in degrees. */
export class MapView {
  private readonly map: LeafletMap;
  readonly layers: MapLayers;
  readonly handles: Handles;
  private marks: GeoJSON | null = null;
  private hand: Hand | null = null;
  private sketches: readonly Sketch[] = [];
  private readonly sketchLayer: OverlayLayer;
  private readonly easel = new Easel();
  private readonly calm = window.matchMedia('(prefers-reduced-motion: reduce)');

  constructor(
    private readonly container: HTMLElement,
    private readonly setup: MapSetup,
    private readonly events: MapEvents,
  ) {
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
    this.layers = new MapLayers(this.map, setup, (error) => events.tilesFailed(error));
    this.handles = new Handles(this.map);
    this.sketchLayer = new OverlayLayer(
      (view, ratio) =>
        Promise.resolve({ bitmap: this.pictureOfSketches(view, ratio), isWhole: true, part: view }),
      setup.activity,
      'sketch',
    );
  }

  /** Shows the map, at the position given or all of the city. */
  start(center: { lon: number; lat: number } | null, zoom: number | null): void {
    if (center !== null && zoom !== null) this.map.setView([center.lat, center.lon], Math.round(zoom));
    else this.home(false);
    this.layers.show();
    this.map.createPane('sketch').classList.add('sketch-pane');
    this.sketchLayer.addTo(this.map);
    this.listen();
  }

  get center(): { lon: number; lat: number } {
    const { lng, lat } = this.map.getCenter();
    return { lon: lng, lat };
  }

  /** What the window shows: west, south, east, north in degrees. */
  get box(): Bbox {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  get zoom(): number {
    return this.map.getZoom();
  }

  /** Hands what is done on the map to someone who draws; null: nobody does. */
  setHand(hand: Hand | null): void {
    this.hand = hand;
    this.container.classList.toggle('drawing', hand !== null);
    if (hand === null) this.map.doubleClickZoom.enable();
    else this.map.doubleClickZoom.disable();
  }

  /** What was drawn by hand. */
  get drawnSketches(): readonly Sketch[] {
    return this.sketches;
  }

  /** How large the window is, in pixels. */
  get size(): { width: number; height: number } {
    const { x, y } = this.map.getSize();
    return { width: x, height: y };
  }

  setSketches(sketches: readonly Sketch[]): void {
    this.sketches = sketches;
    this.sketchLayer.redraw();
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
  markPlaces(shapes: readonly MarkedShape[]): void {
    this.marks?.remove();
    this.marks = marksOf(shapes).addTo(this.map);
  }

  /** Goes to a position, marks it, and asks what is there. */
  askAt(position: Position): void {
    const [lon, lat] = position;
    this.map.setView([lat, lon], Math.max(this.map.getZoom(), 15), { animate: false });
    this.markPlaces([{ type: 'Point', coordinates: position }]);
    void this.ask(position, false);
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

  private listen(): void {
    let moving: (() => void) | null = null;
    this.map.on('movestart zoomstart', () => (moving ??= this.setup.activity.begin()));
    this.map.on('moveend', () => {
      moving?.();
      moving = null;
      this.events.moved();
    });
    this.map.on('click', ({ latlng }: LeafletMouseEvent) => this.press([latlng.lng, latlng.lat], false));
    this.map.on('dblclick', () => this.hand?.finished());
    this.container.addEventListener('pointerdown', () => this.container.classList.add('by-pointer'));
    this.container.addEventListener('keydown', () => this.container.classList.remove('by-pointer'));
    this.container.addEventListener('blur', () => this.container.classList.remove('by-pointer'));
    this.container.addEventListener('keydown', (event) => {
      if (event.target === this.container) this.onKey(event);
    });
    this.listenToPointer();
  }

  private pictureOfSketches(view: CanvasView, ratio: number): ImageBitmap | null {
    if (this.sketches.length === 0) return null;
    return this.easel.paint(view, ratio, (pen) => paintSketches(pen, view, this.sketches));
  }

  private onKey(event: KeyboardEvent): void {
    const { hand } = this;
    if (event.key === 'Enter') this.press([this.center.lon, this.center.lat], true);
    else if (event.key === 'Escape' && hand === null) this.events.dismissed();
    else if (event.key === 'Escape') hand?.cancelled();
    else if (event.key === 'Backspace') hand?.steppedBack();
    else if (event.key === ' ') hand?.finished();
    else return;
    event.preventDefault();
  }

  private press(position: Position, isByKeyboard: boolean): void {
    if (this.hand === null) void this.ask(position, isByKeyboard);
    else this.hand.pressed(position);
  }

  private async ask(position: Position, isByKeyboard: boolean): Promise<void> {
    const hits = await this.setup.activity.during(this.layers.hitsAt(position));
    const reach = (reachPixels * 360) / (256 * 2 ** this.map.getZoom());
    this.events.asked({ position, hits, reach, isByKeyboard, isCompared: this.layers.isCompared(position) });
  }

  private listenToPointer(): void {
    let latest: LeafletMouseEvent | null = null;
    let isLooking = false;
    // Once a frame at most, and not before the last answer has come.
    const look = () => {
      if (isLooking) return;
      isLooking = true;
      requestAnimationFrame(() => {
        const looked = latest;
        void this.lookAt(looked, () => latest !== null).finally(() => {
          isLooking = false;
          if (latest !== looked) look();
        });
      });
    };
    const canHover = window.matchMedia('(hover: hover)');
    this.map.on('mousemove', (event: LeafletMouseEvent) => {
      if (!canHover.matches) return;
      latest = event;
      look();
    });
    const leave = () => {
      latest = null;
      this.hover(null);
      this.events.hovered(null, { x: 0, y: 0 });
      this.events.pointed(null);
      this.hand?.moved(null);
    };
    this.map.on('mouseout', leave);
    this.map.on('movestart', () => this.events.hovered(null, { x: 0, y: 0 }));
  }

  /** Tells where the pointer is, and what it is over. `isHere`: whether it is still on the map. */
  private async lookAt(event: LeafletMouseEvent | null, isHere: () => boolean): Promise<void> {
    if (event === null) return;
    const position: Position = [event.latlng.lng, event.latlng.lat];
    this.events.pointed(position);
    if (this.hand !== null) {
      this.hand.moved(position);
      return;
    }
    const hit = (await this.layers.hitsAt(position))[0] ?? null;
    if (!isHere()) return;
    this.hover(hit);
    this.events.hovered(hit, event.containerPoint);
  }

  private hover(hit: Hit | null): void {
    this.layers.hover(hit);
    this.container.classList.toggle('over-feature', hit !== null);
  }
}
