import type { Geometry, Position } from '../../api/types';
import { circle, distance } from '../../geo/geodesy';

export const shapeKinds = ['point', 'line', 'polygon', 'rectangle', 'circle', 'text'] as const;
export type ShapeKind = (typeof shapeKinds)[number];

/** Something that someone drew. */
export interface DrawnShape {
  readonly id: string;
  readonly kind: ShapeKind;
  /** The corners; of a rectangle two opposite ones, of a circle its centre and a place on it. Degrees. */
  readonly positions: readonly Position[];
  /** What someone wrote to it; may be empty. */
  readonly text: string;
}

/** How many positions make a shape: at least and at most. */
export const positionsOf: Readonly<Record<ShapeKind, { least: number; most: number }>> = {
  point: { least: 1, most: 1 },
  text: { least: 1, most: 1 },
  rectangle: { least: 2, most: 2 },
  circle: { least: 2, most: 2 },
  line: { least: 2, most: 5000 },
  polygon: { least: 3, most: 5000 },
};

/** The shape as GeoJSON has it; the ring of a polygon closed. */
export function geometryOf({ kind, positions }: Pick<DrawnShape, 'kind' | 'positions'>): Geometry {
  const [first, second] = positions as [Position, Position];
  switch (kind) {
    case 'point':
    case 'text':
      return { type: 'Point', coordinates: first };
    case 'line':
      return { type: 'LineString', coordinates: [...positions] };
    case 'rectangle':
      return { type: 'Polygon', coordinates: [rectangle(first, second)] };
    case 'circle':
      return { type: 'Polygon', coordinates: [circle(first, distance(first, second))] };
    case 'polygon':
      return { type: 'Polygon', coordinates: [[...positions, first]] };
  }
}

function rectangle([west, south]: Position, [east, north]: Position): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** What is drawn, with all that it was before. */
export class Drawing {
  private past: (readonly DrawnShape[])[] = [];
  private future: (readonly DrawnShape[])[] = [];
  private run: string | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private current: readonly DrawnShape[] = []) {}

  get shapes(): readonly DrawnShape[] {
    return this.current;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  shape(id: string): DrawnShape | undefined {
    return this.current.find((shape) => shape.id === id);
  }

  add(...shapes: readonly DrawnShape[]): void {
    this.become([...this.current, ...shapes]);
  }

  remove(id: string): void {
    this.become(this.current.filter((shape) => shape.id !== id));
  }

  /** @param run changes of one run, one after the other, are undone together */
  change(id: string, change: Partial<Omit<DrawnShape, 'id'>>, run: string | null = null): void {
    this.become(
      this.current.map((shape) => (shape.id === id ? { ...shape, ...change } : shape)),
      run,
    );
  }

  clear(): void {
    this.become([]);
  }

  undo(): void {
    this.step(this.past, this.future);
  }

  redo(): void {
    this.step(this.future, this.past);
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private become(shapes: readonly DrawnShape[], run: string | null = null): void {
    if (run === null || run !== this.run) this.past.push(this.current);
    this.run = run;
    this.future = [];
    this.current = shapes;
    this.tell();
  }

  private step(from: (readonly DrawnShape[])[], to: (readonly DrawnShape[])[]): void {
    const shapes = from.pop();
    if (shapes === undefined) return;
    this.run = null;
    to.push(this.current);
    this.current = shapes;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** What was kept as a list of shapes, without what is none. */
export function shapesIn(list: readonly unknown[]): DrawnShape[] {
  return list.filter((value): value is DrawnShape => {
    if (typeof value !== 'object' || value === null) return false;
    const { id, kind, positions, text } = value as Partial<DrawnShape>;
    if (typeof id !== 'string' || typeof text !== 'string' || kind === undefined) return false;
    if (!shapeKinds.includes(kind) || !Array.isArray(positions)) return false;
    return positions.length >= positionsOf[kind].least && positions.every(isPosition);
  });
}

function isPosition(value: unknown): value is Position {
  return Array.isArray(value) && value.length === 2 && value.every((each) => Number.isFinite(each));
}
