/** A name that would like to stand on the map, in pixels of the canvas. */
export interface LabelWish {
  readonly key: string;
  /** Lower comes first. */
  readonly rank: number;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: number;
  readonly color: string;
  /** Names of points stand beside them, at this distance; names of grounds on them. */
  readonly beside: number | null;
  readonly layer: string;
  readonly id: string;
}

export interface PlacedLabel {
  readonly wish: LabelWish;
  /** Middle of the text. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const lineHeight = 1.22;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is taken already, found by cells so that a thousand names cost little. */
export class TakenSpace {
  private readonly cells = new Map<string, Box[]>();

  constructor(private readonly cell = 64) {}

  isFree(box: Box): boolean {
    return this.cellsOf(box).every(
      (key) => !(this.cells.get(key) ?? []).some((taken) => overlap(taken, box)),
    );
  }

  take(box: Box): void {
    for (const key of this.cellsOf(box)) {
      const boxes = this.cells.get(key);
      if (boxes === undefined) this.cells.set(key, [box]);
      else boxes.push(box);
    }
  }

  private cellsOf(box: Box): string[] {
    const keys: string[] = [];
    for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x++) {
      for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y++) {
        keys.push(`${x},${y}`);
      }
    }
    return keys;
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Chooses the names that stand and where. The same wishes in any order give the same answer; a name that has no room is left out.
 * `measure` gives the width of a line in pixels.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  measure: (text: string, wish: LabelWish) => number,
  space = new TakenSpace(),
  padding = 4,
): PlacedLabel[] {
  const ordered = [...wishes].sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
  const placed: PlacedLabel[] = [];
  for (const wish of ordered) {
    const width = Math.max(...wish.lines.map((line) => measure(line, wish)));
    const height = wish.lines.length * wish.size * lineHeight;
    for (const [x, y] of positions(wish, width, height)) {
      const box = {
        left: x - width / 2 - padding,
        right: x + width / 2 + padding,
        top: y - height / 2 - padding / 2,
        bottom: y + height / 2 + padding / 2,
      };
      if (!space.isFree(box)) continue;
      space.take(box);
      placed.push({ wish, x, y, width, height });
      break;
    }
  }
  return placed;
}

function positions(wish: LabelWish, width: number, height: number): [number, number][] {
  if (wish.beside === null) return [[wish.x, wish.y]];
  const aside = wish.beside + width / 2;
  const above = wish.beside + height / 2;
  return [
    [wish.x + aside, wish.y],
    [wish.x, wish.y + above],
    [wish.x - aside, wish.y],
    [wish.x, wish.y - above],
  ];
}
