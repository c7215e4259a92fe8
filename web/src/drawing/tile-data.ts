import type { Properties } from '../api/types';
import { type Path, uniqueEdges } from '../geo/geometry';

/** The grid inside a tile: x to the right and y down, 0 to 4096, and some beyond at the borders. */
export const tileExtent = 4096;

/** Where a tile goes on a canvas: its corner and width in pixels. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Takes paths corner by corner: a canvas, or who does something else with them. */
export type PathPen = Pick<CanvasPath, 'moveTo' | 'lineTo'>;

/** The box around paths: in tile units, or in pixels of a canvas on which they are placed. */
export interface TileBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** What a tile has of a feature. There are very many: what is seldom asked for may be read anew each time. */
export interface TileFeature {
  readonly id: string;
  readonly properties: Properties;
  /** Rings of a polygon, lines, or a path for each point. In tile units. */
  readonly paths: readonly Path[];
  /** The box around the paths. */
  readonly box: TileBox;
  /** Gives the paths to a pen, where they are on its canvas. */
  trace(pen: PathPen, place: Placement): void;
}

/** A feature whose paths are here. */
export class GivenFeature implements TileFeature {
  constructor(
    readonly id: string,
    readonly properties: Properties,
    readonly paths: readonly Path[],
  ) {}

  get box(): TileBox {
    return boxOf(this);
  }

  trace(pen: PathPen, place: Placement): void {
    trace(pen, this.paths, place);
  }
}

/** Finds the box around the paths of a feature. */
export function boxOf(feature: Pick<TileFeature, 'trace'>): TileBox {
  const around = new BoxPen();
  feature.trace(around, inTileUnits);
  return around;
}

/** A canvas whose pixels are tile units. */
const inTileUnits: Placement = { x: 0, y: 0, width: tileExtent };

/** Gives paths to a pen, moved and scaled to the placement. */
export function trace(pen: PathPen, paths: readonly Path[], place: Placement): void {
  const scale = place.width / tileExtent;
  for (const path of paths) {
    for (let i = 0; i + 1 < path.length; i += 2) {
      const x = place.x + (path[i] as number) * scale;
      const y = place.y + (path[i + 1] as number) * scale;
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
  }
}

/** Notes how far paths go. */
export class BoxPen implements PathPen, TileBox {
  minX = Infinity;
  minY = Infinity;
  maxX = -Infinity;
  maxY = -Infinity;

  moveTo(x: number, y: number): void {
    this.lineTo(x, y);
  }

  lineTo(x: number, y: number): void {
    if (x < this.minX) this.minX = x;
    if (x > this.maxX) this.maxX = x;
    if (y < this.minY) this.minY = y;
    if (y > this.maxY) this.maxY = y;
  }
}

/** Features that are read when somebody asks for them. */
export interface UnreadFeatures {
  readonly length: number;
  read(): readonly TileFeature[];
  /** Those with these ids. */
  find(ids: ReadonlySet<string>): readonly TileFeature[];
}

/** One tile, read once and drawn many times. */
export class TileData {
  private readonly edges = new Map<string, Path[]>();
  private readonly edgesOfSome = new WeakMap<ReadonlySet<string>, Path[]>();
  private readonly sorted = new WeakMap<ReadonlyMap<string, number>, Int8Array>();

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

  /** How many features a layer has. */
  countOf(layer: string): number {
    return this.layers.get(layer)?.length ?? 0;
  }

  features(layer: string): readonly TileFeature[] {
    const features = this.layers.get(layer) ?? [];
    return 'read' in features ? features.read() : features;
  }

  /** The features of a layer that have one of the ids. */
  find(layer: string, ids: ReadonlySet<string>): readonly TileFeature[] {
    const features = this.layers.get(layer) ?? [];
    return 'read' in features ? features.find(ids) : features.filter(({ id }) => ids.has(id));
  }

  /** The class of each feature of a layer, in a sorting of that layer; -1: it has none. */
  classes(layer: string, byId: ReadonlyMap<string, number>): Int8Array {
    const known = this.sorted.get(byId);
    if (known !== undefined) return known;
    const classes = Int8Array.from(this.features(layer), ({ id }) => byId.get(id) ?? -1);
    this.sorted.set(byId, classes);
    return classes;
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
