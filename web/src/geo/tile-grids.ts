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
