import type { Properties } from '../api/types';
import { type Path, uniqueEdges } from '../geo/geometry';

/** The grid inside a tile: x to the right and y down, 0 to 4096, and some beyond at the borders. */
export const tileExtent = 4096;

export interface TileFeature {
  readonly id: string;
  readonly properties: Properties;
  /** Rings of a polygon, or one path with the points. In tile units. */
  readonly paths: readonly Path[];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Features that are read when somebody asks for them. */
export interface UnreadFeatures {
  readonly length: number;
  read(): readonly TileFeature[];
}

/** One tile, read once and drawn many times. */
export class TileData {
  private readonly edges = new Map<string, Path[]>();
  private readonly edgesOfSome = new WeakMap<ReadonlySet<string>, Path[]>();

  /** How large it is, in tiles. */
  readonly area: number = 1;
  /** How many features there are in all layers. */
  readonly count: number;

  constructor(private readonly layers: ReadonlyMap<string, readonly TileFeature[] | UnreadFeatures>) {
    this.count = [...layers.values()].reduce((sum, { length }) => sum + length, 0);
  }

  get layerNames(): readonly string[] {
    return [...this.layers.keys()];
  }

  features(layer: string): readonly TileFeature[] {
    const features = this.layers.get(layer) ?? [];
    return 'read' in features ? features.read() : features;
  }

  /**
   * The borders of a layer. `only`: of these features, a set that belongs to one layer. `isCoverage`: those between neighbours only once,
   * so that dashes and transparent lines come out right, and without the cuts that the tile's own edge makes.
   */
  borders(layer: string, only: ReadonlySet<string> | undefined, isCoverage: boolean): readonly Path[] {
    const paths = () =>
      this.features(layer)
        .filter((feature) => only?.has(feature.id) ?? true)
        .flatMap((feature) => feature.paths);
    if (!isCoverage) return paths();
    const known = only === undefined ? this.edges.get(layer) : this.edgesOfSome.get(only);
    if (known !== undefined) return known;
    const borders = uniqueEdges(paths(), isCut);
    if (only === undefined) this.edges.set(layer, borders);
    else this.edgesOfSome.set(only, borders);
    return borders;
  }
}

/** Whether an edge runs beside the tile, along one of its sides: there the server has cut the polygon. */
function isCut(x1: number, y1: number, x2: number, y2: number): boolean {
  const isOutside = (value: number) => value < 0 || value > tileExtent;
  return (x1 === x2 && isOutside(x1)) || (y1 === y2 && isOutside(y1));
}

export const emptyTile = new TileData(new Map());
