import type { Position } from '../api/types';
import { toPlane } from './projections';

/** The tile matrix set on EPSG:4548: its name, its upper left corner in metres, the metres of a pixel of its first matrix. */
export const planeGrid = {
  id: 'CGCS2000CM117EQuad',
  corner: { easting: -1_597_152, northing: 6_000_000 },
  cellSize: 16_384,
  matrices: 20,
} as const;

/** That of the screen. */
export const mercatorGrid = 'WebMercatorQuad';

export type TileGrid = typeof mercatorGrid | typeof planeGrid.id;

/** A place on the plane as a share of the grid: 0,0 is its north-west corner, 1,1 its south-east one. */
export function planeFraction(position: Position): { x: number; y: number } {
  const { easting, northing } = toPlane(position);
  const width = 256 * planeGrid.cellSize;
  return {
    x: (easting - planeGrid.corner.easting) / width,
    y: (planeGrid.corner.northing - northing) / width,
  };
}
