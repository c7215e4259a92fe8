import type { Basemap } from '../map/basemap';
import type { ApiClient } from './client';
import type { Bbox, Collection, LayerSchema, LayerStyle, Properties, Provenance } from './types';

/** A layer as the map needs it: what the service says of it, with its schema. */
export interface Layer {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly theme: string;
  readonly order: number;
  readonly kind: 'polygon' | 'point';
  readonly count: number;
  readonly provenance: Provenance;
  readonly parent: { layer: string; attribute: string } | null;
  readonly nameAttribute: string;
  readonly codeAttribute: string | null;
  /** Says which division a feature is, or in which it lies. */
  readonly divisionAttribute: string | null;
  readonly style: LayerStyle;
  readonly schema: LayerSchema;
}

/** Everything the service has, in drawing order. */
export interface Catalog {
  readonly title: string;
  readonly layers: readonly Layer[];
  /** Maps of others that may be drawn below. */
  readonly basemaps: readonly Basemap[];
  readonly extent: Bbox | null;
  /** The first day of which the service knows something. */
  readonly firstDay: string | null;
  /** The days on which something changed, earliest first. */
  readonly changeDays: readonly string[];
}

export async function loadCatalog(client: ApiClient): Promise<Catalog> {
  const [title, collections, basemaps] = await Promise.all([
    client.title(),
    client.collections(),
    client.basemaps(),
  ]);
  const schemas = await Promise.all(collections.map((collection) => client.schema(collection.id)));
  const layers = collections
    .map((collection, index) => toLayer(collection, schemas[index] ?? { properties: {} }))
    .sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
  return {
    title: title ?? 'GIS',
    layers,
    basemaps,
    extent: unionOfExtents(collections),
    firstDay: firstDay(collections),
    changeDays: [...new Set(collections.flatMap(({ gis }) => gis.changeDays ?? []))].sort(),
  };
}

/** The layers that divide the ground, coarsest first: each the parent of the next. Empty when no polygon layer has a parent. */
export function hierarchy(layers: readonly Layer[]): Layer[] {
  const polygons = layers.filter((layer) => layer.kind === 'polygon');
  const chainOf = (layer: Layer, seen: Set<string>): Layer[] => {
    const parent = polygons.find((candidate) => candidate.id === layer.parent?.layer);
    if (parent === undefined || seen.has(parent.id)) return [layer];
    return [...chainOf(parent, new Set([...seen, layer.id])), layer];
  };
  const chains = polygons.map((layer) => chainOf(layer, new Set())).filter((chain) => chain.length > 1);
  return chains.reduce<Layer[]>((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}

export function nameOf(layer: Layer, properties: Properties, id: string): string {
  const name = properties[layer.nameAttribute];
  return typeof name === 'string' && name !== '' ? name : id;
}

function toLayer(collection: Collection, schema: LayerSchema): Layer {
  const { gis } = collection;
  return {
    id: collection.id,
    title: collection.title,
    description: collection.description ?? '',
    theme: gis.theme,
    order: gis.order,
    kind: gis.geometry.toLowerCase().includes('point') ? 'point' : 'polygon',
    count: gis.count,
    provenance: gis.provenance,
    parent: gis.parent ?? null,
    nameAttribute: gis.nameAttribute ?? 'name',
    codeAttribute: gis.codeAttribute ?? null,
    divisionAttribute: gis.divisionAttribute ?? null,
    style: gis.style,
    schema,
  };
}

function unionOfExtents(collections: Collection[]): Bbox | null {
  const boxes = collections
    .map((collection) => collection.extent?.spatial?.bbox?.[0])
    .filter((box): box is number[] => box?.length === 4 && box.every((value) => Number.isFinite(value)));
  if (boxes.length === 0) return null;
  const side = (index: number, pick: (...values: number[]) => number) =>
    pick(...boxes.map((box) => box[index] as number));
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)];
}

function firstDay(collections: Collection[]): string | null {
  const days = collections
    .map((collection) => collection.extent?.temporal?.interval?.[0]?.[0]?.slice(0, 10))
    .filter((day): day is string => day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day))
    .sort();
  return days[0] ?? null;
}
