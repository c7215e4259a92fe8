import { interiorPoint } from '../geo/geometry';
import { type Catalog, type Layer, hierarchy, nameOf } from './catalog';
import type { ApiClient } from './client';
import type { Feature, FeatureRef, Place, Places, Position, Properties } from './types';

/** A feature with its layer and name, as lists and paths show it. */
export interface NamedFeature extends FeatureRef {
  readonly name: string;
  readonly code: string | null;
}

/** The answer to "what is here" or "what is this". */
export interface Identification {
  readonly layer: Layer;
  readonly feature: Feature;
  readonly name: string;
  /** The divisions around it, coarsest first. */
  readonly path: readonly NamedFeature[];
  /** What else lies at the position asked about; empty when none was. */
  readonly also: readonly NamedFeature[];
  readonly position: Position | null;
  /** How many features of other layers lie in it, and the filter that finds them. */
  readonly inside: readonly Inside[];
}

export interface Inside {
  readonly layer: Layer;
  readonly count: number;
  /** CQL2 text. */
  readonly filter: string;
}

/** Features that are not the service's. */
export interface OwnFeature {
  readonly layer: Layer;
  readonly feature: Feature;
}

export interface Question {
  readonly client: ApiClient;
  readonly catalog: Catalog;
  readonly day: string | null;
  readonly signal: AbortSignal;
  /** Finds features of own data; null for those of the service. */
  readonly own: (ref: FeatureRef) => Promise<OwnFeature | null>;
}

interface DrawnFeature extends FeatureRef {
  readonly properties: Properties;
}

/**
 * What is at the position, in all layers. `drawn` is what the map shows there, first what was meant; the service's answer counts
 * where the two differ, since the map's borders are generalised. Points that the map does not show count within `reach` degrees.
 * Null when nothing is there.
 */
export async function identifyAt(
  question: Question,
  position: Position,
  drawn: readonly DrawnFeature[],
  reach: number,
): Promise<Identification | null> {
  const { client, catalog, day, signal } = question;
  const divisions = hierarchy(catalog.layers);
  const areas = catalog.layers.filter((layer) => layer.kind === 'polygon').map((layer) => layer.id);
  const [places, points] = await Promise.all([
    client.locate(position, areas, day, signal),
    pointsNear(question, position, reach),
  ]);
  const near = [...drawn, ...points.filter((point) => !drawn.some((hit) => isSame(hit, point)))];
  const primary = choosePrimary(catalog, drawn, places);
  if (primary === null) return null;
  const { layer, feature } = await featureOf(question, primary);
  const path = pathTo(layer, divisions, places);
  return {
    layer,
    feature,
    name: nameOf(layer, feature.properties, feature.id),
    path,
    also: alsoHere(catalog, near, places, [primary, ...path]),
    position,
    inside: await whatIsInside(question, layer, feature),
  };
}

async function featureOf(question: Question, ref: FeatureRef): Promise<OwnFeature> {
  const own = await question.own(ref);
  if (own !== null) return own;
  const { client, catalog, day, signal } = question;
  return {
    layer: layerOf(catalog, ref.layer),
    feature: await client.feature(ref.layer, ref.id, day, signal),
  };
}

async function pointsNear(
  { client, catalog, day, signal }: Question,
  [lon, lat]: Position,
  reach: number,
): Promise<DrawnFeature[]> {
  const layers = catalog.layers.filter((layer) => layer.kind === 'point');
  const bbox = [lon - reach, lat - reach, lon + reach, lat + reach];
  const pages = await Promise.all(
    layers.map(({ id }) =>
      client.page(
        client.itemsAddress({ layer: id, day, filter: null, bbox }, { skipGeometry: 'true', limit: '5' }),
        signal,
      ),
    ),
  );
  return pages.flatMap(({ features }, index) =>
    features.map(({ id, properties }) => ({ layer: (layers[index] as Layer).id, id, properties })),
  );
}

/** What lies in a division, layer by layer; empty for what is none. */
async function whatIsInside(
  { client, catalog, day, signal }: Question,
  layer: Layer,
  { properties }: Feature,
): Promise<Inside[]> {
  const code = layer.codeAttribute === null ? null : properties[layer.codeAttribute];
  if (typeof code !== 'string' || !hierarchy(catalog.layers).includes(layer)) return [];
  const filter = `codeUnder('${code.replaceAll("'", "''")}')`;
  const divisions = hierarchy(catalog.layers);
  const above = divisions.slice(0, divisions.indexOf(layer) + 1);
  const below = catalog.layers.filter((other) => other.divisionAttribute !== null && !above.includes(other));
  const counts = await Promise.all(
    below.map((other) => client.count({ layer: other.id, day, filter }, signal)),
  );
  return below.map((other, index) => ({ layer: other, count: counts[index] ?? 0, filter }));
}

/** One feature by its name in the API, with the divisions around it. */
export async function identifyFeature(question: Question, ref: FeatureRef): Promise<Identification> {
  const { client, catalog, day, signal } = question;
  const { layer, feature } = await featureOf(question, ref);
  const divisions = hierarchy(catalog.layers);
  const around = surroundingDivisions(layer, divisions);
  const inside = feature.geometry === null ? null : interiorPoint(feature.geometry);
  const places =
    inside === null || around.length === 0
      ? {}
      : await client.locate(
          inside,
          around.map((division) => division.id),
          day,
          signal,
        );
  return {
    layer,
    feature,
    name: nameOf(layer, feature.properties, feature.id),
    path: pathTo(layer, around, places),
    also: [],
    position: null,
    inside: await whatIsInside(question, layer, feature),
  };
}

/** The divisions that one inner point settles: all for a point, those above for a division, the coarsest for another ground. */
function surroundingDivisions(layer: Layer, divisions: readonly Layer[]): Layer[] {
  const level = divisions.indexOf(layer);
  if (level >= 0) return divisions.slice(0, level);
  return layer.kind === 'point' ? [...divisions] : divisions.slice(0, 1);
}

function choosePrimary(catalog: Catalog, drawn: readonly DrawnFeature[], places: Places): FeatureRef | null {
  for (const hit of drawn) {
    const covering = places[hit.layer];
    if (covering === undefined || covering.some((place) => place.id === hit.id)) return hit;
    const instead = covering[0];
    if (instead !== undefined) return { layer: hit.layer, id: instead.id };
  }
  for (const layer of [...catalog.layers].reverse()) {
    const place = places[layer.id]?.[0];
    if (place !== undefined) return { layer: layer.id, id: place.id };
  }
  return null;
}

function pathTo(layer: Layer, divisions: readonly Layer[], places: Places): NamedFeature[] {
  const level = divisions.indexOf(layer);
  const around = level >= 0 ? divisions.slice(0, level) : divisions;
  return around.flatMap((division) =>
    (places[division.id] ?? []).slice(0, 1).map((place) => named(division, place)),
  );
}

function alsoHere(
  catalog: Catalog,
  near: readonly DrawnFeature[],
  places: Places,
  shown: readonly FeatureRef[],
): NamedFeature[] {
  const areas = catalog.layers.flatMap((layer) =>
    (places[layer.id] ?? []).map((place) => named(layer, place)),
  );
  const points = near.flatMap((hit) => {
    const layer = catalog.layers.find((candidate) => candidate.id === hit.layer);
    if (layer?.kind !== 'point') return [];
    return [{ layer: hit.layer, id: hit.id, name: nameOf(layer, hit.properties, hit.id), code: null }];
  });
  return [...points, ...areas.reverse()].filter((ref) => !shown.some((other) => isSame(ref, other)));
}

function isSame(a: FeatureRef, b: FeatureRef): boolean {
  return a.layer === b.layer && a.id === b.id;
}

function named(layer: Layer, place: Place): NamedFeature {
  return { layer: layer.id, id: place.id, name: place.name, code: place.code ?? null };
}

function layerOf(catalog: Catalog, id: string): Layer {
  const layer = catalog.layers.find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Error(`The service has no layer ${id}`);
  return layer;
}
