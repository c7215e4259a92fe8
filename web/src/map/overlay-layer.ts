import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEvent,
  type Map as LeafletMap,
  Point,
  Util,
  type ZoomAnimEvent,
} from 'leaflet';
import { type CanvasView, type GridWindow, mercatorView } from '../drawing/canvas-view';
import type { PaintedWindow } from '../drawing/group-painter';
import type { Busy } from '../state/activity';
import { show } from './bitmap-canvas';

/** How much larger than the map's window the picture is, on each side, so that names are there already when one drags. */
const margin = 0.15;

/** Draws the picture of a window. `isAgain`: the last one was not whole. */
export type WindowPainter = (view: CanvasView, ratio: number, isAgain: boolean) => Promise<PaintedWindow>;

/** One picture over the tiles of what must not be cut at their edges: points, names, outlines. */
export class OverlayLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  /** What the picture shows. */
  private drawn: GridWindow | null = null;
  /** What is being drawn, or null; and whether it is to be drawn once more after that. */
  private drawing: Promise<void> | null = null;
  private isStale = false;
  private isZooming = false;
  private map: LeafletMap | null = null;

  constructor(
    private readonly paint: WindowPainter,
    private readonly activity: Busy,
    pane: string,
  ) {
    super();
    Util.setOptions(this, { pane });
    this.canvas.className = 'overlay-canvas leaflet-zoom-animated';
    this.canvas.setAttribute('aria-hidden', 'true');
  }

  override onAdd(map: LeafletMap): this {
    this.map = map;
    this.getPane()?.append(this.canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    this.canvas.remove();
    this.map = null;
    return this;
  }

  override getEvents() {
    return {
      viewreset: () => this.redraw(),
      moveend: () => this.redraw(),
      resize: () => this.redraw(),
      zoom: () => {
        if (this.map !== null) this.follow(this.map.getCenter(), this.map.getZoom());
      },
      zoomend: () => (this.isZooming = false),
      zoomanim: (event: LeafletEvent) => {
        this.isZooming = true;
        const { center, zoom } = event as ZoomAnimEvent;
        this.follow(center, zoom);
      },
    };
  }

  /** Draws anew what the window shows now; while a picture is on its way, the next follows it. */
  redraw(): void {
    this.isStale = true;
    this.drawing ??= this.activity.during(this.drawUntilFresh()).finally(() => {
      this.drawing = null;
      if (this.isStale && this.map !== null) this.redraw();
    });
  }

  private async drawUntilFresh(): Promise<void> {
    let isAgain = false;
    // Several changes of one moment make one picture.
    await Promise.resolve();
    while (this.isStale && this.map !== null) {
      this.isStale = false;
      const { map } = this;
      if (!Number.isInteger(map.getZoom())) return;
      const view = windowOf(map);
      const picture = await this.paint(view, window.devicePixelRatio || 1, isAgain);
      isAgain = !picture.isWhole;
      this.isStale ||= isAgain;
      if (map.getZoom() === view.zoom && !this.isZooming) this.place(map, picture);
      else picture.bitmap?.close();
    }
  }

  private place(map: LeafletMap, { bitmap, part }: PaintedWindow): void {
    const { left, top, width, height } = part;
    this.canvas.style.width = `${width}px`;
    this.canvas.style.height = `${height}px`;
    show(this.canvas, bitmap);
    DomUtil.setTransform(this.canvas, new Point(left, top).subtract(map.getPixelOrigin()), 1);
    this.drawn = part;
  }

  /** Moves and stretches what is drawn while the zoom is on its way. */
  private follow(center: LatLng, zoom: number): void {
    if (this.map === null || this.drawn === null) return;
    const { left, top, zoom: drawnZoom } = this.drawn;
    const scale = this.map.getZoomScale(zoom, drawnZoom);
    const corner = new Point(left, top).multiplyBy(scale).subtract(this.originAt(center, zoom));
    DomUtil.setTransform(this.canvas, corner, scale);
  }

  private originAt(center: LatLng, zoom: number): Point {
    const map = this.map as LeafletMap;
    const pane = map.layerPointToContainerPoint([0, 0]);
    return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
  }
}

/** The window of the map with its margin. */
function windowOf(map: LeafletMap): CanvasView {
  const size = map.getSize();
  const corner = map.containerPointToLayerPoint(size.multiplyBy(-margin)).round();
  const world = map.getPixelOrigin().add(corner);
  const [width, height] = [Math.round(size.x * (1 + 2 * margin)), Math.round(size.y * (1 + 2 * margin))];
  return mercatorView(map.getZoom(), { left: world.x, top: world.y, width, height });
}
