import geodesic from 'geographiclib-geodesic';
import type { Position } from '../api/types';
import { ellipsoid, toPlane } from './projections';

const { Geodesic } = geodesic;
const earth = new Geodesic.Geodesic(ellipsoid.a, 1 / ellipsoid.rf);

/** The same on the ellipsoid and on the plane of EPSG:4548. */
export interface Measured {
  readonly ellipsoid: number;
  readonly plane: number;
}

/** Length of a path in metres (Karney 2013). */
export function lengthOf(path: readonly Position[]): Measured {
  let [onEllipsoid, onPlane] = [0, 0];
  for (let i = 1; i < path.length; i++) {
    const [from, to] = [path[i - 1] as Position, path[i] as Position];
    onEllipsoid += distance(from, to);
    const [a, b] = [toPlane(from), toPlane(to)];
    onPlane += Math.hypot(b.easting - a.easting, b.northing - a.northing);
  }
  return { ellipsoid: onEllipsoid, plane: onPlane };
}

/** Metres along the geodesic between two positions. */
export function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  return earth.Inverse(lat1, lon1, lat2, lon2).s12 ?? 0;
}

/** Area within a ring in m², whichever way it runs, and whether it is closed or not. */
export function areaOf(ring: readonly Position[]): Measured {
  const polygon = earth.Polygon(false);
  const open = isClosed(ring) ? ring.slice(0, -1) : ring;
  for (const [lon, lat] of open) polygon.AddPoint(lat, lon);
  const onEllipsoid = open.length < 3 ? 0 : Math.abs(polygon.Compute(false, true).area ?? 0);
  return { ellipsoid: onEllipsoid, plane: planeArea(open) };
}

/** A circle of a radius in metres, as a closed ring of positions that have this distance from its centre. */
export function circle([lon, lat]: Position, radius: number, corners = 96): Position[] {
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const { lon2, lat2 } = earth.Direct(lat, lon, (360 * index) / corners, radius);
    return [lon2 ?? lon, lat2 ?? lat];
  });
  return [...ring, ring[0] as Position];
}

/** Where a position comes to lie when the one that it is seen from moves, and its distance and direction stay. */
export function carried([lon, lat]: Position, position: Position, [toLon, toLat]: Position): Position {
  const { s12, azi1 } = earth.Inverse(lat, lon, position[1], position[0]);
  const { lon2, lat2 } = earth.Direct(toLat, toLon, azi1 ?? 0, s12 ?? 0);
  return [lon2 ?? toLon, lat2 ?? toLat];
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** Gauss' formula, about the first corner, so that large numbers do not cancel. */
function planeArea(ring: readonly Position[]): number {
  const corners = ring.map((position) => toPlane(position));
  const [origin] = corners;
  if (origin === undefined || corners.length < 3) return 0;
  let twice = 0;
  for (let i = 1; i + 1 < corners.length; i++) {
    const [a, b] = [corners[i], corners[i + 1]] as [typeof origin, typeof origin];
    twice +=
      (a.easting - origin.easting) * (b.northing - origin.northing) -
      (b.easting - origin.easting) * (a.northing - origin.northing);
  }
  return Math.abs(twice) / 2;
}
