import type { Bbox, Feature, Geometry, Scalar } from '../api/types';
import type { TileGrid } from '../geo/tile-grids';
import type { TileAddress } from '../drawing/tile-store';
import { withNumbers } from './field-types';
import { OwnFeatures, type OwnShape, type ShapeFamily, familyOf } from './own-features';
import type { RowQuery } from './own-table';

/** A field of own data. */
export interface OwnField {
  readonly name: string;
  readonly title: string;
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'date';
}

/** What the service read from a file; a problem when it could not. */
export interface ReadFile {
  readonly format: string;
  readonly layer: string | null;
  readonly crs: string | null;
  readonly count: number;
  readonly withoutGeometry: number;
  readonly refusedCount: number;
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  readonly repaired: number;
  readonly fields: readonly OwnField[];
  readonly shift: 'GCJ02' | 'BD09' | null;
}

export interface Problem {
  readonly detail: string;
  readonly parameter: string | null;
  readonly allowed: readonly string[];
}

/** A layer that was made of own data. */
export interface OwnPart {
  readonly id: string;
  readonly family: ShapeFamily;
  readonly count: number;
  readonly bbox: Bbox;
}

export interface OwnRows {
  readonly total: number;
  readonly features: readonly Feature[];
}

/** All own data of the page, kept away from it: this lives in a worker. Nothing is sent anywhere. */
export class OwnData {
  private readonly parts = new Map<string, OwnFeatures>();
  private readonly files = new Map<string, readonly Feature[]>();

  /** Fetches what the service read and keeps it under the file's id. */
  async fetch(
    file: string,
    address: string,
    language: string,
  ): Promise<{ read: ReadFile } | { problem: Problem }> {
    const response = await fetch(address, { headers: { 'Accept-Language': language } });
    const body = (await response.json()) as {
      features?: (Omit<Feature, 'id'> & { id: number | string })[];
      gis?: ReadFile;
      detail?: string;
      title?: string;
      parameter?: string;
      allowed?: string[];
      faults?: string[];
    };
    if (!response.ok || body.features === undefined || body.gis === undefined) {
      const said = body.detail ?? body.title ?? response.statusText;
      const detail = [said, ...(body.faults ?? [])].join(' ');
      return { problem: { detail, parameter: body.parameter ?? null, allowed: body.allowed ?? [] } };
    }
    const whole = withNumbers(
      body.gis.fields,
      body.features.map((feature) => ({ ...feature, id: String(feature.id) })),
    );
    this.files.set(file, whole.features);
    return { read: { ...body.gis, fields: whole.fields } };
  }

  /** Makes layers of a file: one for each family of shapes. */
  makeLayers(file: string, nameField: string | null): OwnPart[] {
    return this.layersOf(file, this.files.get(file) ?? [], nameField);
  }

  /** The rows of a table as texts, for joining. */
  keys(file: string, code: string | null, name: string | null): { code?: string; name?: string }[] {
    const text = (value: Scalar | undefined) =>
      value === null || value === undefined ? '' : String(value).trim();
    return (this.files.get(file) ?? []).map(({ properties }) => {
      const key: { code?: string; name?: string } = {};
      if (code !== null && text(properties[code]) !== '') key.code = text(properties[code]);
      if (name !== null && text(properties[name]) !== '') key.name = text(properties[name]);
      return key;
    });
  }

  /** Gives rows of a table the shapes of the divisions that they mean, and makes layers of those that have one. */
  join(
    file: string,
    divisions: readonly (string | null)[],
    shapes: ReadonlyMap<string, Geometry>,
    nameField: string | null,
  ): OwnPart[] {
    const rows = this.files.get(file) ?? [];
    const joined = rows.flatMap((row, index) => {
      const geometry = shapes.get(divisions[index] ?? '');
      return geometry === undefined ? [] : [{ ...row, geometry }];
    });
    return this.layersOf(file, joined, nameField);
  }

  /** What tiles of layers draw. */
  tile(
    layers: readonly string[],
    address: TileAddress,
    grid: TileGrid,
  ): [layer: string, shapes: OwnShape[]][] {
    return layers.map((layer) => [layer, this.parts.get(layer)?.tile(address, grid) ?? []]);
  }

  rows(layer: string, query: RowQuery, from: number, count: number): OwnRows {
    const chosen = this.parts.get(layer)?.rows(query) ?? [];
    const features = chosen.slice(from, from + count).map((feature) => ({ ...feature, geometry: null }));
    return { total: chosen.length, features };
  }

  /** The features that a query chooses as a file, with these of their properties. */
  geoJson(layer: string, query: RowQuery, properties: readonly string[]): Blob {
    const features = (this.parts.get(layer)?.rows(query) ?? []).map(({ id, geometry, properties: all }) => {
      const chosen = Object.fromEntries(properties.map((name) => [name, all[name] ?? null]));
      return JSON.stringify({ type: 'Feature', id, geometry, properties: chosen });
    });
    const text = `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
    return new Blob([text], { type: 'application/geo+json' });
  }

  ids(layer: string, query: RowQuery): string[] {
    return (this.parts.get(layer)?.rows(query) ?? []).map(({ id }) => id);
  }

  values(layer: string, attribute: string): [id: string, value: Scalar, name: string][] {
    return this.parts.get(layer)?.values(attribute) ?? [];
  }

  /** What surrounds all features of a layer, in degrees; null without any. */
  box(layer: string): Bbox | null {
    return this.parts.get(layer)?.bbox ?? null;
  }

  feature(layer: string, id: string): Feature | null {
    return this.parts.get(layer)?.feature(id) ?? null;
  }

  forget(file: string): void {
    this.files.delete(file);
    for (const id of [...this.parts.keys()]) if (id.startsWith(`${file}-`)) this.parts.delete(id);
  }

  private layersOf(file: string, features: readonly Feature[], nameField: string | null): OwnPart[] {
    const families = new Map<ShapeFamily, Feature[]>();
    for (const feature of features) {
      const family = familyOf(feature.geometry);
      if (family === null) continue;
      const same = families.get(family);
      if (same === undefined) families.set(family, [feature]);
      else same.push(feature);
    }
    return [...families].map(([family, of]) => {
      const id = `${file}-${family}`;
      const part = new OwnFeatures(of, nameField);
      this.parts.set(id, part);
      return { id, family, count: of.length, bbox: part.bbox };
    });
  }
}
