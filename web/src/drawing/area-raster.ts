/** Less than this share of a dot is nothing, and more than the other all of it: a dot has 255 steps. */
const leastShare = 1 / 512;
const fullShare = 1 - leastShare;

/**
 * Fills areas on dots of its own, for areas of which a canvas takes long, since they are many and small. Each dot gets as much of a
 * colour as areas cover of it, exactly; so neighbours leave no seam between them. Where areas overlap, the later ones lie above.
 *
 * Rings may be given in any number before they are filled, those of holes the other way round than those around them.
 */
export class AreaRaster {
  /** The dots, a number each: red in the lowest byte, then green, blue and how opaque it is. */
  readonly dots: Uint32Array<ArrayBuffer>;
  /** By how much each dot is covered more than the one to its left, of each row, and two beyond its end. */
  private readonly steps: Float32Array;
  private readonly stride: number;
  /** The rows with such steps: from `first` up to `end`. */
  private first: number;
  private end = 0;
  private x = 0;
  private y = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.stride = width + 2;
    this.steps = new Float32Array(this.stride * height);
    this.dots = new Uint32Array(width * height);
    this.first = height;
  }

  moveTo(x: number, y: number): void {
    this.x = x;
    this.y = y;
  }

  /** An edge from where the last one ended. */
  lineTo(x: number, y: number): void {
    if (this.y < y) this.edge(this.x, this.y, x, y, 1);
    else if (this.y > y) this.edge(x, y, this.x, this.y, -1);
    this.x = x;
    this.y = y;
  }

  /** Fills what the rings enclose that were given since the last time. `color`: as dots have it. */
  fill(color: number): void {
    const { steps, dots, stride, width } = this;
    const plain = color & 0xffffff;
    const opacity = color >>> 24;
    for (let row = this.first; row < this.end; row++) {
      let covered = 0;
      let at = row * stride;
      let dot = row * width;
      for (const end = dot + width; dot < end; dot++, at++) {
        const step = steps[at] as number;
        if (step !== 0) {
          covered += step;
          steps[at] = 0;
        }
        const share = covered < 0 ? -covered : covered;
        if (share < leastShare) continue;
        const taken = share > fullShare ? opacity : (share * opacity + 0.5) | 0;
        dots[dot] = taken === 255 ? color : mixed(dots[dot] as number, plain, taken);
      }
      steps[at] = steps[at + 1] = 0;
    }
    this.first = this.height;
    this.end = 0;
  }

  /** Takes all colours away. */
  clear(): void {
    this.dots.fill(0);
  }

  /** An edge down from 1 to 2. What is beside the dots counts to the left of them, and not to the right. */
  private edge(x1: number, y1: number, x2: number, y2: number, way: number): void {
    const { width } = this;
    if (y2 <= 0 || y1 >= this.height || (x1 >= width && x2 >= width)) return;
    const side = x1 < 0 !== x2 < 0 ? 0 : width;
    if (x1 <= 0 && x2 <= 0) this.stepDown(0, y1, 0, y2, way);
    else if (x1 < side !== x2 < side && x1 !== side && x2 !== side) {
      const y = y1 + ((y2 - y1) * (side - x1)) / (x2 - x1);
      this.edge(x1, y1, side, y, way);
      this.edge(side, y, x2, y2, way);
    } else this.stepDown(x1, y1, x2, y2, way);
  }

  /** Notes an edge between the sides, row by row. */
  private stepDown(x1: number, y1: number, x2: number, y2: number, way: number): void {
    const slope = (x2 - x1) / (y2 - y1);
    const first = Math.max(0, Math.floor(y1));
    const end = Math.min(this.height, Math.ceil(y2));
    if (first < this.first) this.first = first;
    if (end > this.end) this.end = end;
    for (let row = first; row < end; row++) {
      const top = Math.max(row, y1);
      const bottom = Math.min(row + 1, y2);
      const from = x1 + (top - y1) * slope;
      const to = x1 + (bottom - y1) * slope;
      this.step(row, Math.min(from, to), Math.max(from, to), (bottom - top) * way);
    }
  }

  /** Notes what an edge in one row, between left and right, covers of the dots that it crosses, and wholly of those beyond. */
  private step(row: number, left: number, right: number, height: number): void {
    const { steps } = this;
    const start = row * this.stride;
    const column = Math.floor(left);
    if (right <= column + 1) {
      const beside = height * ((left + right) / 2 - column);
      steps[start + column] = (steps[start + column] as number) + height - beside;
      steps[start + column + 1] = (steps[start + column + 1] as number) + beside;
      return;
    }
    let before = 0;
    for (let x = column; x < right + 1; x++) {
      const covered = height * (passed(x + 1, left, right) - passed(x, left, right));
      steps[start + x] = (steps[start + x] as number) + covered - before;
      before = covered;
    }
  }
}

/** How far a line from left to right, each part of it taken alone, lies behind x: the sum over all its parts. */
function passed(x: number, left: number, right: number): number {
  if (x <= left) return 0;
  return x >= right ? x - (left + right) / 2 : (x - left) ** 2 / (2 * (right - left));
}

/** What a dot becomes of which a colour takes a part: where there is room for both, both stay beside each other. */
function mixed(dot: number, plain: number, taken: number): number {
  const kept = Math.min(dot >>> 24, 255 - taken);
  if (kept === 0) return (taken << 24) | plain;
  const total = kept + taken;
  const channel = (shift: number) =>
    ((((dot >>> shift) & 255) * kept + ((plain >>> shift) & 255) * taken) / total + 0.5) << shift;
  return (total << 24) | channel(16) | channel(8) | channel(0);
}
