import { type Coords, type DoneCallback, GridLayer } from 'leaflet';
import type { Activity } from '../state/activity';
import { type Basemap, PictureStore, paintBasemapTile } from './basemap';

/** A basemap below all layers, in a pane of its own. */
export class BasemapLayer extends GridLayer {
  readonly pictures = new PictureStore();

  constructor(
    readonly basemap: Basemap,
    private readonly activity: Activity,
    pane: string,
  ) {
    super({ pane, minNativeZoom: basemap.minZoom, maxNativeZoom: basemap.maxZoom, updateWhenZooming: false });
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const ratio = window.devicePixelRatio || 1;
    const { x: width } = this.getTileSize();
    canvas.width = canvas.height = Math.round(width * ratio);
    const pen = canvas.getContext('2d');
    if (pen === null) return canvas;
    pen.scale(ratio, ratio);
    const place = { x: 0, y: 0, width };
    void this.activity
      .during(paintBasemapTile(pen, this.basemap, coords, place, this.pictures.load))
      .then(() => done(undefined, canvas));
    return canvas;
  }
}
