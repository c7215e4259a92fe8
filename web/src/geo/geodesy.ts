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

/** Parts of edges are no longer, in degrees, as in the service, where `Geodesics` says how right areas are then. */
const shortEdge = 0.001;

/** The most parts of a path, so that it is measured while it is drawn; one of more than 20 degrees has longer ones. */
const mostParts = 20_000;

/** Length of a path in metres (Karney 2013). Edges are straight in degrees (RFC 7946, 3.1.1), on the plane too, where they are curves. */
export function lengthOf(path: readonly Position[]): Measured {
  const dense = withShortEdges(path);
  return {
    ellipsoid: sumOfEdges(dense, distance),
    plane: sumOfEdges(
      dense.map((position) => toPlane(position)),
      (a, b) => Math.hypot(b.easting - a.easting, b.northing - a.northing),
    ),
  };
}

function sumOfEdges<P>(path: readonly P[], length: (from: P, to: P) => number): number {
  return path.slice(1).reduce((sum, to, index) => sum + length(path[index] as P, to), 0);
}

/** The same path with points on its long edges. */
function withShortEdges(path: readonly Position[]): Position[] {
  const degrees = ([lon1, lat1]: Position, [lon2, lat2]: Position): number =>
    Math.hypot(lon2 - lon1, lat2 - lat1);
  const longest = Math.max(shortEdge, sumOfEdges(path, degrees) / mostParts);
  return path.flatMap((to, index) => {
    const from = path[index - 1] ?? to;
    const parts = Math.ceil(degrees(from, to) / longest);
    const between = Array.from({ length: Math.max(0, parts - 1) }, (_, part): Position => {
      const share = (part + 1) / parts;
      return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
    });
    return [...between, to];
  });
}

/** Metres along the geodesic between two positions. */
export function distance([lon1, lat1]: Position, [lon2, lat2]: Position): number {
  return earth.Inverse(lat1, lon1, lat2, lon2).s12 ?? 0;
}

/** Area within a ring in m², whichever way it runs, and whether it is closed or not. Edges are those of {@link lengthOf}. */
export function areaOf(ring: readonly Position[]): Measured {
  const polygon = earth.Polygon(false);
  const open = isClosed(ring) ? ring.slice(0, -1) : ring;
  const dense = withShortEdges([...open, ...open.slice(0, 1)]).slice(1);
  for (const [lon, lat] of dense) polygon.AddPoint(lat, lon);
  const onEllipsoid = open.length < 3 ? 0 : Math.abs(polygon.Compute(false, true).area ?? 0);
  return { ellipsoid: onEllipsoid, plane: open.length < 3 ? 0 : planeArea(dense) };
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
  if (origin === undefined) return 0;
  let twice = 0;
  for (let i = 1; i + 1 < corners.length; i++) {
    const [a, b] = [corners[i], corners[i + 1]] as [typeof origin, typeof origin];
    twice +=
      (a.easting - origin.easting) * (b.northing - origin.northing) -
      (b.easting - origin.easting) * (a.northing - origin.northing);
  }
  return Math.abs(twice) / 2;
}
