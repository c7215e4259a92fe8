import proj4 from 'proj4';
import type { Position } from '../api/types';
import { planeGrid } from './tile-grids';

/** The ellipsoid of CGCS2000 (GB 22021-2008): semi-major axis in metres, inverse flattening. */
export const ellipsoid = { a: 6378137, rf: 298.257222101 } as const;

/** A position in metres on a Gauss-Kruger plane. */
export interface PlanePosition {
  readonly easting: number;
  readonly northing: number;
}

const zones = new Map<number, proj4.Converter>();

/** CGCS2000 in zones of 3 degrees; the false easting is 500 km, without the zone's number. */
function zone(centralMeridian: number): proj4.Converter {
  let converter = zones.get(centralMeridian);
  if (converter === undefined) {
    const { a, rf } = ellipsoid;
    converter = proj4(
      `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=500000 +y_0=0 +a=${a} +rf=${rf} +units=m`,
    );
    zones.set(centralMeridian, converter);
  }
  return converter;
}

/** EPSG:4548, the plane on which the city measures: CGCS2000, 3 degrees, central meridian 117° E. */
export const localMeridian = 117;

export function toPlane([lon, lat]: Position, centralMeridian = localMeridian): PlanePosition {
  const [easting, northing] = zone(centralMeridian).forward<[number, number]>([lon, lat]);
  return { easting, northing };
}

export function fromPlane({ easting, northing }: PlanePosition, centralMeridian = localMeridian): Position {
  const [lon, lat] = zone(centralMeridian).inverse<[number, number]>([easting, northing]);
  return [lon, lat];
}

/** A place on the plane as a share of the grid: 0,0 is its north-west corner, 1,1 its south-east one. */
export function planeFraction(position: Position): { x: number; y: number } {
  const { easting, northing } = toPlane(position);
  const width = 256 * planeGrid.cellSize;
  return {
    x: (easting - planeGrid.corner.easting) / width,
    y: (planeGrid.corner.northing - northing) / width,
  };
}
