import type { Path } from '../geo/geometry';
import { type PathPen, type Placement, tileExtent } from './tile-data';

/** The paths of many features in three arrays of numbers. */
export class PathStore {
  /**
   * @param coordinates of all paths, in tile units
   * @param starts where each path begins in them, and where the last one ends
   * @param firsts which is the first path of each feature, and how many paths there are
   */
  constructor(
    private readonly coordinates: Float32Array,
    private readonly starts: Uint32Array,
    private readonly firsts: Uint32Array,
  ) {}

  paths(feature: number): readonly Path[] {
    const { coordinates, starts, firsts } = this;
    const ofFeature = starts.subarray(firsts[feature], (firsts[feature + 1] as number) + 1);
    return Array.from(ofFeature.subarray(1), (end, path) => coordinates.subarray(ofFeature[path], end));
  }

  /** Gives the paths of a feature to a pen, moved and scaled to the placement. */
  trace(feature: number, pen: PathPen, place: Placement): void {
    const { coordinates, starts, firsts } = this;
    const scale = place.width / tileExtent;
    const end = firsts[feature + 1] as number;
    for (let path = firsts[feature] as number; path < end; path++) {
      const first = starts[path] as number;
      const last = starts[path + 1] as number;
      for (let i = first; i < last; i += 2) {
        const x = place.x + (coordinates[i] as number) * scale;
        const y = place.y + (coordinates[i + 1] as number) * scale;
        if (i === first) pen.moveTo(x, y);
        else pen.lineTo(x, y);
      }
    }
  }
}

/** Collects paths, feature by feature. */
export class PathCollector implements PathPen {
  private readonly coordinates: number[] = [];
  private readonly starts: number[] = [];
  private readonly firsts: number[] = [];

  beginFeature(): void {
    this.firsts.push(this.starts.length);
  }

  moveTo(x: number, y: number): void {
    this.starts.push(this.coordinates.length);
    this.lineTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.coordinates.push(x, y);
  }

  finish(): PathStore {
    const { coordinates, starts, firsts } = this;
    firsts.push(starts.length);
    starts.push(coordinates.length);
    return new PathStore(new Float32Array(coordinates), new Uint32Array(starts), new Uint32Array(firsts));
  }
}
