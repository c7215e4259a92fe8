/** A picture of shades, row by row; what is darker than half is inside. */
export interface Shades {
  readonly width: number;
  readonly values: ArrayLike<number>;
}

type Point = readonly [x: number, y: number];

const half = 127.5;

/** The outlines of what is inside, each closed, to a small part of a pixel (marching squares). The margin of the picture has to be outside. */
export function outlinesOf(shades: Shades, tolerance: number): Point[][] {
  const next = crossings(shades);
  const outlines: Point[][] = [];
  for (const [start] of next) {
    const outline: Point[] = [];
    for (let edge: number | undefined = start; edge !== undefined && next.has(edge);) {
      outline.push(pointOn(shades, edge));
      const following = next.get(edge);
      next.delete(edge);
      edge = following;
    }
    if (outline.length > 2) outlines.push(simplified(outline, tolerance));
  }
  return outlines;
}

/**
 * From each edge of the grid that an outline crosses to the next. An edge is named by twice the pixel where it begins, and one more when
 * it goes down instead of to the right.
 */
function crossings({ width, values }: Shades): Map<number, number> {
  const next = new Map<number, number>();
  for (let pixel = 0; pixel + width + 1 < values.length; pixel++) {
    const isInside = (corner: number) => (values[corner] ?? 0) > half;
    const a = isInside(pixel);
    const b = isInside(pixel + 1);
    const c = isInside(pixel + width + 1);
    const d = isInside(pixel + width);
    if (a === b && b === c && c === d) continue;
    const corners = [a, b, c, d];
    const edges = [2 * pixel, 2 * (pixel + 1) + 1, 2 * (pixel + width), 2 * pixel + 1] as const;
    for (let side = 0; side < 4; side++) {
      if (!corners[side] || corners[(side + 1) % 4]) continue;
      let back = side + 1;
      while (!corners[(back + 1) % 4]) back++;
      next.set(edges[side] as number, edges[back % 4] as number);
    }
  }
  return next;
}

function pointOn({ width, values }: Shades, edge: number): Point {
  const pixel = edge >> 1;
  const [x, y] = [pixel % width, Math.floor(pixel / width)];
  const from = values[pixel] ?? 0;
  const to = values[pixel + (edge % 2 === 0 ? 1 : width)] ?? 0;
  const share = (half - from) / (to - from);
  return edge % 2 === 0 ? [x + share, y] : [x, y + share];
}

/** Leaves out what is nearer than the tolerance to the line between what stays (Douglas and Peucker). */
function simplified(ring: readonly Point[], tolerance: number): Point[] {
  const keep = (from: number, to: number): Point[] => {
    let [farthest, most] = [-1, tolerance];
    for (let index = from + 1; index < to; index++) {
      const off = distance(ring[index] as Point, ring[from] as Point, ring[to % ring.length] as Point);
      if (off > most) [farthest, most] = [index, off];
    }
    if (farthest < 0) return [ring[from] as Point];
    return [...keep(from, farthest), ...keep(farthest, to)];
  };
  const middle = Math.floor(ring.length / 2);
  return [...keep(0, middle), ...keep(middle, ring.length)];
}

function distance([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
