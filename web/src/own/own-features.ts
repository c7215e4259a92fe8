import GeoJSONVT from 'geojson-vt';
import type { Bbox, Feature, Geometry, Position, Scalar } from '../api/types';
import { type Path, boxOf, positionAt } from '../geo/geometry';
import { type TileGrid, mercatorGrid } from '../geo/tile-grids';
import { planeFraction } from '../geo/projections';

import { type TileAddress, maxDataZoom } from '../drawing/tile-store';
import { type RowQuery, chosenRows } from './own-table';

export type ShapeFamily = 'polygon' | 'line' | 'point';

/** What a tile has of a feature: its paths, in tile units. */
export interface OwnShape {
  readonly id: string;
  readonly name: string;
  readonly paths: readonly Path[];
}

/** The features of one layer of own data, of one family of shapes, in memory. */
export class OwnFeatures {
  readonly bbox: Bbox;
  private readonly indexes = new Map<TileGrid, GeoJSONVT>();
  private readonly byId: ReadonlyMap<string, Feature>;

  constructor(
    readonly features: readonly Feature[],
    private readonly nameField: string | null,
  ) {
    this.byId = new Map(features.map((feature) => [feature.id, feature]));
    this.bbox = features.reduce<Bbox>(
      (box, { geometry }) => (geometry === null ? box : around(box, boxOf(geometry))),
      [Infinity, Infinity, -Infinity, -Infinity],
    );
  }

  feature(id: string): Feature | null {
    return this.byId.get(id) ?? null;
  }

  rows(query: RowQuery): readonly Feature[] {
    return chosenRows(this.features, query);
  }

  values(attribute: string): [id: string, value: Scalar, name: string][] {
    return this.features.map(({ id, properties }) => [id, properties[attribute] ?? null, this.nameOf(id)]);
  }

  nameOf(id: string): string {
    const name = this.nameField === null ? null : (this.byId.get(id)?.properties[this.nameField] ?? null);
    return name === null || name === '' ? id : String(name);
  }

  /** What a tile draws. */
  tile({ z, x, y }: TileAddress, grid: TileGrid): OwnShape[] {
    const index = this.indexes.get(grid) ?? indexOf(this.features, grid);
    this.indexes.set(grid, index);
    const tile = index.getTile(z, x, y);
    return (tile?.features ?? []).map(({ geometry, tags }) => {
      const { id } = tags as { id: string };
      return { id, name: this.nameOf(id), paths: pathsOf(geometry) };
    });
  }
}

/** Cuts features into tiles of a grid. */
function indexOf(features: readonly Feature[], grid: TileGrid): GeoJSONVT {
  const shapes = features.flatMap(({ id, geometry }) => {
    const shape = grid === mercatorGrid ? geometry : onPlane(geometry);
    return shape === null ? [] : [{ type: 'Feature' as const, geometry: shape, properties: { id } }];
  });
  return new GeoJSONVT(
    { type: 'FeatureCollection', features: shapes },
    { maxZoom: maxDataZoom, indexMaxZoom: 6, tolerance: 2, buffer: 96, extent: 4096 },
  );
}

/**
 * The shape where Web Mercator, which the index knows alone, has it in that share of its grid which it takes in the plane's. Null: it lies
 * where the plane has no place.
 */
function onPlane(geometry: Geometry | null): Geometry | null {
  if (geometry === null) return null;
  const moved = (coordinates: unknown): unknown => {
    const parts = coordinates as unknown[];
    if (typeof parts[0] !== 'number') return parts.map(moved);
    const { x, y } = planeFraction(parts as Position);
    return positionAt(x, y);
  };
  const shape = { ...geometry, coordinates: moved(geometry.coordinates) } as Geometry;
  return boxOf(shape).every(Number.isFinite) ? shape : null;
}

type Parts = readonly (readonly [number, number])[] | readonly (readonly (readonly [number, number])[])[];

function pathsOf(parts: Parts): Path[] {
  const rings = (Array.isArray(parts[0]?.[0]) ? parts : [parts]) as readonly (readonly (readonly [
    number,
    number,
  ])[])[];
  return rings.map((ring) => Float32Array.from(ring.flat()));
}

/** The family of a shape; null for what has none. */
export function familyOf(geometry: Geometry | null): ShapeFamily | null {
  if (geometry === null) return null;
  if (geometry.type.endsWith('Polygon')) return 'polygon';
  return geometry.type.endsWith('LineString') ? 'line' : 'point';
}

function around(a: Bbox, b: Bbox): Bbox {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}
