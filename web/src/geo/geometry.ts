import type { Bbox, Position } from '../api/types';

/** Pairs x, y one after the other. A ring repeats its first point at its end. */
export type Path = Float32Array;

/** Whether the point lies in the area that the rings enclose (even-odd, so that holes are outside). */
export function ringsContain(rings: readonly Path[], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const x1 = ring[i] as number;
      const y1 = ring[i + 1] as number;
      const x2 = ring[i + 2] as number;
      const y2 = ring[i + 3] as number;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/**
 * Cuts rings into their edges, keeps each edge once whichever way it runs, leaves out the unwanted ones, and chains what is
 * left into paths.
 */
export function uniqueEdges(
  rings: readonly Path[],
  isUnwanted: (x1: number, y1: number, x2: number, y2: number) => boolean = () => false,
): Path[] {
  const seen = new EdgeSet(rings.reduce((sum, ring) => sum + ring.length / 2, 0));
  const paths: Path[] = [];
  for (const ring of rings) {
    let run: number[] = [];
    const flush = () => {
      if (run.length > 2) paths.push(new Float32Array(run));
      run = [];
    };
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const x1 = ring[i] as number;
      const y1 = ring[i + 1] as number;
      const x2 = ring[i + 2] as number;
      const y2 = ring[i + 3] as number;
      if (isUnwanted(x1, y1, x2, y2) || !seen.add(x1, y1, x2, y2)) {
        flush();
        continue;
      }
      if (run.length === 0) run.push(x1, y1);
      run.push(x2, y2);
    }
    flush();
  }
  return paths;
}

/** Edges whose direction does not matter, in one table with open addressing: a map has hundreds of thousands of them. */
class EdgeSet {
  private readonly ends: Float32Array;
  private readonly isTaken: Uint8Array;
  private readonly mask: number;

  /** @param most how many edges will be added at most */
  constructor(most: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
    this.mask = size - 1;
    this.isTaken = new Uint8Array(size);
    this.ends = new Float32Array(size * 4);
  }

  /** @return whether it was not here already */
  add(x1: number, y1: number, x2: number, y2: number): boolean {
    if (x1 > x2 || (x1 === x2 && y1 > y2)) return this.add(x2, y2, x1, y1);
    const { ends, isTaken, mask } = this;
    let slot = hashOf(x1, y1, x2, y2) & mask;
    for (; isTaken[slot] === 1; slot = (slot + 1) & mask) {
      const at = slot * 4;
      if (ends[at] === x1 && ends[at + 1] === y1 && ends[at + 2] === x2 && ends[at + 3] === y2) return false;
    }
    isTaken[slot] = 1;
    const at = slot * 4;
    ends[at] = x1;
    ends[at + 1] = y1;
    ends[at + 2] = x2;
    ends[at + 3] = y2;
    return true;
  }
}

function hashOf(x1: number, y1: number, x2: number, y2: number): number {
  // Sixteenths, so that coordinates that are no whole numbers do not fall together.
  const from = Math.imul(x1 * 16, 0x9e3779b1) ^ Math.imul(y1 * 16, 0x85ebca6b);
  const to = Math.imul(x2 * 16, 0xc2b2ae35) ^ Math.imul(y2 * 16, 0x27d4eb2f);
  const hash = from ^ (from >>> 15) ^ Math.imul(to ^ (to >>> 13), 0x165667b1);
  return hash ^ (hash >>> 16);
}

const earthRadius = 6378137;

/** Web Mercator, as a share of the world: 0,0 is its north-west corner, 1,1 its south-east one. Degrees in. */
export function worldFraction(lon: number, lat: number): { x: number; y: number } {
  const sine = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

/** The position in degrees of a share of the world. */
export function positionAt(x: number, y: number): Position {
  return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
}

/** How many metres a pixel covers on the ground. */
export function metresPerPixel(lat: number, zoom: number): number {
  return (2 * Math.PI * earthRadius * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** zoom);
}

interface AnyGeometry {
  type: string;
  coordinates: unknown;
}

/** A point well inside a polygon (half-way along its longest stretch on a middle line), or the point itself. Degrees. */
export function interiorPoint(geometry: AnyGeometry): [number, number] | null {
  if (geometry.type === 'Point') return geometry.coordinates as [number, number];
  if (geometry.type === 'MultiPoint') return (geometry.coordinates as [number, number][])[0] ?? null;
  const polygons =
    geometry.type === 'MultiPolygon'
      ? (geometry.coordinates as [number, number][][][])
      : [geometry.coordinates as [number, number][][]];
  let best: { length: number; point: [number, number] } | null = null;
  for (const rings of polygons) {
    const candidate = widestStretch(rings);
    if (candidate !== null && (best === null || candidate.length > best.length)) best = candidate;
  }
  return best?.point ?? null;
}

function widestStretch(rings: [number, number][][]): { length: number; point: [number, number] } | null {
  const heights = (rings[0] ?? []).map((position) => position[1]);
  if (heights.length < 4) return null;
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  let best: { length: number; point: [number, number] } | null = null;
  for (const share of [0.5, 0.35, 0.65]) {
    const y = low + (high - low) * share + 1e-9;
    const crossings = rings.flatMap((ring) => crossingsAt(ring, y)).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [left, right] = [crossings[i] as number, crossings[i + 1] as number];
      if (best === null || right - left > best.length) {
        best = { length: right - left, point: [(left + right) / 2, y] };
      }
    }
  }
  return best;
}

function crossingsAt(ring: [number, number][], y: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i] as [number, number];
    const [x2, y2] = ring[i + 1] as [number, number];
    if (y1 > y !== y2 > y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  }
  return crossings;
}

/** The box around a geometry of any type. */
export function boxOf(geometry: { coordinates: unknown }): Bbox {
  const box: Bbox = [Infinity, Infinity, -Infinity, -Infinity];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x === 'number' && typeof y === 'number') {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    } else {
      part.forEach(visit);
    }
  };
  visit(geometry.coordinates);
  return box;
}
