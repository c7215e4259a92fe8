import { DivIcon, DomEvent, type Map as LeafletMap, Marker, Point } from 'leaflet';
import type { Position } from '../api/types';

/** A place on the map that can be taken and moved: by mouse, finger or keys. */
export interface Handle {
  readonly id: string;
  readonly position: Position;
  /** What it is, for those who don't see it. */
  readonly label: string;
  /** Drawn smaller, and left out where it has no room. */
  readonly isMinor: boolean;
}

/** Takes what is done with handles. */
export interface Grip {
  /** It is being dragged, and now here. */
  moved(id: string, to: Position): void;
  /** It was let go here, or brought here by a key. */
  placed(id: string, to: Position, isByKey: boolean): void;
  removed(id: string): void;
  /** Escape was pressed on it. */
  left(): void;
}

/** Pixels between handles, for a mouse and for a finger, without which the later one is left out until someone zooms in. */
const room = { fine: 18, coarse: 40 } as const;
/** Pixels that an arrow key moves a handle; with Shift, one. */
const stride = 8;

const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The handles of one thing, as buttons on the map. */
export class Handles {
  private handles: readonly Handle[] = [];
  private grip: Grip | null = null;
  private readonly markers = new Map<string, Marker>();
  private dragged: string | null = null;

  constructor(private readonly map: LeafletMap) {
    map.on('moveend', () => this.show());
  }

  /** Shows these in the place of those before. What has the focus, or is being dragged, keeps it. */
  set(handles: readonly Handle[], grip: Grip): void {
    this.handles = handles;
    this.grip = grip;
    this.show();
  }

  focus(id: string): void {
    this.markers.get(id)?.getElement()?.focus();
  }

  private show(): void {
    const shown = this.withRoom();
    for (const [id, marker] of this.markers) {
      if (shown.has(id) || id === this.dragged) continue;
      marker.remove();
      this.markers.delete(id);
    }
    for (const handle of shown.values()) {
      const marker = this.markers.get(handle.id) ?? this.added(handle);
      const [lon, lat] = handle.position;
      if (handle.id !== this.dragged) marker.setLatLng([lat, lon]);
      marker.getElement()?.setAttribute('aria-label', handle.label);
    }
  }

  /** Those that the window shows, major ones first, none over another. */
  private withRoom(): ReadonlyMap<string, Handle> {
    if (this.handles.length === 0) return new Map();
    const places: Point[] = [];
    const apart = window.matchMedia('(pointer: coarse)').matches ? room.coarse : room.fine;
    const seen = this.map.getBounds().pad(0.1);
    const fits = ({ id, position: [lon, lat] }: Handle) => {
      if (!seen.contains([lat, lon])) return false;
      const at = this.map.latLngToLayerPoint([lat, lon]);
      const hasFocus = this.markers.get(id)?.getElement() === document.activeElement;
      if (!hasFocus && places.some((place) => place.distanceTo(at) < apart)) return false;
      places.push(at);
      return true;
    };
    const chosen = new Set([
      ...this.handles.filter((handle) => !handle.isMinor && fits(handle)),
      ...this.handles.filter((handle) => handle.isMinor && fits(handle)),
    ]);
    return new Map(
      this.handles.filter((handle) => chosen.has(handle)).map((handle) => [handle.id, handle] as const),
    );
  }

  private added({ id, position: [lon, lat], isMinor }: Handle): Marker {
    const marker = new Marker([lat, lon], {
      draggable: true,
      autoPanOnFocus: false,
      icon: new DivIcon({ className: isMinor ? 'handle minor' : 'handle', iconSize: new Point(28, 28) }),
    });
    marker.on('dragstart', () => (this.dragged = id));
    marker.on('drag', () => this.grip?.moved(id, positionOf(marker)));
    marker.on('dragend', () => {
      this.dragged = null;
      this.ignoreClickOfDrag();
      marker.getElement()?.focus();
      this.grip?.placed(id, positionOf(marker), false);
    });
    marker.on('click', () => marker.getElement()?.focus());
    marker.on('dblclick', () => this.grip?.removed(id));
    marker.addTo(this.map);
    const element = marker.getElement();
    if (element !== undefined) {
      element.dataset.testid = `handle-${id}`;
      DomEvent.on(element, 'keydown', (event) => this.onKey(id, marker, event as KeyboardEvent));
    }
    this.markers.set(id, marker);
    return marker;
  }

  /** Browsers end a drag with a click, which the map gets where a quick pointer has left the handle behind. */
  private ignoreClickOfDrag(): void {
    const container = this.map.getContainer();
    const over = new AbortController();
    const during = { capture: true, signal: over.signal };
    container.addEventListener('click', (event) => event.stopPropagation(), during);
    for (const next of ['pointerdown', 'keydown']) window.addEventListener(next, () => over.abort(), during);
  }

  private onKey(id: string, marker: Marker, event: KeyboardEvent): void {
    const arrow = arrows[event.key];
    if (arrow !== undefined) this.step(id, marker, arrow, event.shiftKey ? 1 : stride);
    else if (event.key === 'Enter' || event.key === ' ') this.grip?.placed(id, positionOf(marker), true);
    else if (event.key === 'Delete' || event.key === 'Backspace') this.grip?.removed(id);
    else if (event.key === 'Escape') this.grip?.left();
    else return;
    DomEvent.stop(event);
  }

  private step(id: string, marker: Marker, [x, y]: readonly [number, number], pixels: number): void {
    const { lng, lat } = this.map.unproject(
      this.map.project(marker.getLatLng()).add([x * pixels, y * pixels]),
    );
    this.grip?.placed(id, [lng, lat], true);
  }
}

function positionOf(marker: Marker): Position {
  const { lng, lat } = marker.getLatLng();
  return [lng, lat];
}
