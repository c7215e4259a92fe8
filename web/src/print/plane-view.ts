import type { Position } from '../api/types';
import { type PlanePosition, toPlane } from '../geo/projections';
import type { CanvasView } from '../drawing/canvas-view';
import { millimetresPerPixel } from './sheet';

/** The tile matrix set on EPSG:4548: its name, its upper left corner in metres, the metres of a pixel of its first matrix. */
export const planeGrid = {
  id: 'CGCS2000CM117EQuad',
  corner: { easting: -1_597_152, northing: 6_000_000 },
  cellSize: 16_384,
  matrices: 20,
} as const;

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
  const tileWidth = (256 * planeGrid.cellSize) / 2 ** matrix / metresPerPixel;
  const inPixels = ({ easting, northing }: PlanePosition): [number, number] => [
    (easting - planeGrid.corner.easting) / metresPerPixel,
    (planeGrid.corner.northing - northing) / metresPerPixel,
  ];
  const [x, y] = inPixels(toPlane(center));
  const [left, top] = [x - size.width / 2, y - size.height / 2];
  const narrowing = Math.cos((center[1] * Math.PI) / 180);
  return {
    zoom: Math.round(Math.log2((mercatorCellSize * narrowing) / metresPerPixel)),
    matrix,
    tileWidth,
    left,
    top,
    ...size,
    place: (position) => {
      const [px, py] = inPixels(toPlane(position));
      return [px - left, py - top];
    },
  };
}
