import type { PlanePosition } from '../geo/projections';

/** A position in CGCS2000 degrees, longitude first, each with its hemisphere. Five decimals: about a metre. */
export function formatPosition(lon: number, lat: number): string {
  const east = `${Math.abs(lon).toFixed(5)}°${lon < 0 ? 'W' : 'E'}`;
  const north = `${Math.abs(lat).toFixed(5)}°${lat < 0 ? 'S' : 'N'}`;
  return `${east}  ${north}`;
}

/** A position on the plane in whole metres, northing (X) before easting (Y) as surveyors write it in China. */
export function formatPlane({ northing, easting }: PlanePosition): string {
  return `X ${northing.toFixed(0)}  Y ${easting.toFixed(0)}`;
}
