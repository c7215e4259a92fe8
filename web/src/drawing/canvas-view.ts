import type { Position } from '../api/types';
import { positionAt, worldFraction } from '../geo/geometry';
import type { TileBox } from './tile-data';

/** The part of a grid of tiles that a canvas shows, in pixels of the drawing, which a printer may make larger than those of a screen. */
export interface GridWindow {
  /** How layers are drawn: the zoom of a screen at this scale. */
  readonly zoom: number;
  /** The matrix of the grid whose tiles are drawn, and how wide each is. */
  readonly matrix: number;
  readonly tileWidth: number;
  /** Where the canvas's corner is, from the corner of the grid. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A window of a grid that knows where positions are. */
export interface CanvasView extends GridWindow {
  /** Where a position in degrees is on the canvas. */
  readonly place: (position: Position) => [x: number, y: number];
  /** The position of a place on the canvas. */
  readonly positionAt: (x: number, y: number) => Position;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A window of Web Mercator at a zoom, as the map on the screen has it. */
export function mercatorView(zoom: number, window: Window): CanvasView {
  const size = 256 * 2 ** zoom;
  return {
    ...window,
    zoom,
    matrix: zoom,
    tileWidth: 256,
    place: ([lon, lat]) => {
      const { x, y } = worldFraction(lon, lat);
      return [x * size - window.left, y * size - window.top];
    },
    positionAt: (x, y) => positionAt((window.left + x) / size, (window.top + y) / size),
  };
}

/** The part of a window that a box on its canvas and `around` pixels on each side of it take; null: they lie outside. */
export function partOf(
  view: GridWindow,
  { minX, minY, maxX, maxY }: TileBox,
  around: number,
): GridWindow | null {
  const [left, right] = [
    Math.max(0, Math.floor(minX - around)),
    Math.min(view.width, Math.ceil(maxX + around)),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(minY - around)),
    Math.min(view.height, Math.ceil(maxY + around)),
  ];
  if (left >= right || top >= bottom) return null;
  return { ...view, left: view.left + left, top: view.top + top, width: right - left, height: bottom - top };
}

/** The tiles of the grid that the canvas meets. */
export function squaresOf({ tileWidth, left, top, width, height }: GridWindow): { x: number; y: number }[] {
  const squares: { x: number; y: number }[] = [];
  for (let x = Math.floor(left / tileWidth); x * tileWidth < left + width; x++) {
    for (let y = Math.floor(top / tileWidth); y * tileWidth < top + height; y++) squares.push({ x, y });
  }
  return squares;
}
