import {
  DomUtil,
  type LatLng,
  Layer,
  type LeafletEvent,
  type Map as LeafletMap,
  type Point,
  Util,
  type ZoomAnimEvent,
} from 'leaflet';
import type { Activity } from '../state/activity';
import { type CanvasView, mercatorView } from '../drawing/canvas-view';
import type { Pen } from '../drawing/painter';

/** How much larger than the map's window the canvas is, on each side, so that names are there already when one drags. */
const margin = 0.15;

/** One canvas over the tiles for what must not be cut at their edges: points, names, outlines. */
export class OverlayLayer extends Layer {
  private readonly canvas = document.createElement('canvas');
  private drawnAt: { center: LatLng; zoom: number } | null = null;
  private frame: (() => void) | null = null;
  private map: LeafletMap | null = null;

  constructor(
    private readonly draw: (pen: Pen, view: CanvasView) => void,
    /** Whether there is nothing to draw: then the canvas takes no room and no time. */
    private readonly isEmpty: () => boolean,
    private readonly activity: Activity,
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
    this.redrawNow();
    return this;
  }

  override onRemove(): this {
    this.canvas.remove();
    this.map = null;
    return this;
  }

  override getEvents() {
    return {
      viewreset: () => this.redrawNow(),
      moveend: () => this.redrawNow(),
      resize: () => this.redrawNow(),
      zoom: () => {
        if (this.map !== null) this.follow(this.map.getCenter(), this.map.getZoom());
      },
      zoomanim: (event: LeafletEvent) => {
        const { center, zoom } = event as ZoomAnimEvent;
        this.follow(center, zoom);
      },
    };
  }

  /** Draws in the next frame, or after the wait, once however often it is asked until then. */
  redraw(waitMillis = 0): void {
    if (this.frame !== null) return;
    this.frame = this.activity.begin();
    const draw = () => {
      this.redrawNow();
      this.frame?.();
      this.frame = null;
    };
    if (waitMillis === 0) requestAnimationFrame(draw);
    else setTimeout(draw, waitMillis);
  }

  private redrawNow(): void {
    const map = this.map;
    if (map === null || !Number.isInteger(map.getZoom())) return;
    this.canvas.hidden = this.isEmpty();
    if (this.canvas.hidden) return;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-margin)).round();
    const [width, height] = [Math.round(size.x * (1 + 2 * margin)), Math.round(size.y * (1 + 2 * margin))];
    const ratio = window.devicePixelRatio || 1;
    const context = this.cleared(width, height, ratio);
    if (context === null) return;
    DomUtil.setTransform(this.canvas, corner, 1);
    this.drawnAt = { center: map.getCenter(), zoom: map.getZoom() };
    const world = map.getPixelOrigin().add(corner);
    this.draw(context, mercatorView(map.getZoom(), { left: world.x, top: world.y, width, height }));
  }

  /** An empty canvas of the size in pixels of the page; a new one only when the size has changed. */
  private cleared(width: number, height: number, ratio: number): Pen | null {
    const context = this.canvas.getContext('2d');
    if (
      this.canvas.width !== Math.round(width * ratio) ||
      this.canvas.height !== Math.round(height * ratio)
    ) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    context?.clearRect(0, 0, width, height);
    return context;
  }

  /** Moves and stretches what is drawn while the zoom is on its way. */
  private follow(center: LatLng, zoom: number): void {
    if (this.map === null || this.drawnAt === null) return;
    const scale = this.map.getZoomScale(zoom, this.drawnAt.zoom);
    const half = this.map.getSize().multiplyBy(0.5 + margin);
    const drawnCenter = this.map.project(this.drawnAt.center, zoom);
    const corner = drawnCenter.subtract(half.multiplyBy(scale)).subtract(this.originAt(center, zoom));
    DomUtil.setTransform(this.canvas, corner, scale);
  }

  private originAt(center: LatLng, zoom: number): Point {
    const map = this.map as LeafletMap;
    const pane = map.layerPointToContainerPoint([0, 0]);
    return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
  }
}
