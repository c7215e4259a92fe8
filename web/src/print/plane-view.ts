import type { Position } from '../api/types';
import { planeGrid } from '../geo/tile-grids';
import { planeFraction } from '../geo/projections';
import { fromPlane } from '../geo/projections';
import type { CanvasView } from '../drawing/canvas-view';
import { millimetresPerPixel } from './sheet';

/** At the equator, the metres of a pixel of Web Mercator at zoom 0. */
const mercatorCellSize = 156_543.034;

/**
 * A window of the plane of EPSG:4548 to scale.
 *
 * @param center of the window
 * @param scale its denominator
 * @param size of the window in pixels of CSS
 */
export function planeView(
  center: Position,
  scale: number,
  size: { width: number; height: number },
): CanvasView {
  const metresPerPixel = (scale * millimetresPerPixel) / 1000;
  const matrix = Math.max(
    0,
    Math.min(planeGrid.matrices - 1, Math.round(Math.log2(planeGrid.cellSize / metresPerPixel))),
  );
  const worldWidth = (256 * planeGrid.cellSize) / metresPerPixel;
  const middle = planeFraction(center);
  const left = middle.x * worldWidth - size.width / 2;
  const top = middle.y * worldWidth - size.height / 2;
  const narrowing = Math.cos((center[1] * Math.PI) / 180);
  return {
    zoom: Math.round(Math.log2((mercatorCellSize * narrowing) / metresPerPixel)),
    matrix,
    tileWidth: worldWidth / 2 ** matrix,
    left,
    top,
    ...size,
    place: (position) => {
      const { x, y } = planeFraction(position);
      return [x * worldWidth - left, y * worldWidth - top];
    },
    positionAt: (x, y) =>
      fromPlane({
        easting: planeGrid.corner.easting + (left + x) * metresPerPixel,
        northing: planeGrid.corner.northing - (top + y) * metresPerPixel,
      }),
  };
}
