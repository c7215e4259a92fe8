import type { Classification } from '../../api/analysis';
import type { Layer } from '../../api/catalog';
import { nameOf } from '../../api/catalog';
import type { ApiClient } from '../../api/client';
import { isBoolean } from '../../api/conditions';
import { FeaturePages } from '../../api/pages';
import type { PropertySchema, Scalar } from '../../api/types';
import type { OwnStore } from '../../own/own-store';
import type { Measure, ThemeSpec } from '../../state/theme-spec';

/** The values of a measure, feature by feature. */
export interface Values {
  readonly byId: ReadonlyMap<string, Scalar>;
  readonly names: ReadonlyMap<string, string>;
  /** As the service names it; null: none. */
  readonly unit: string | null;
}

/** Which day, and which features of the layer. */
export interface Choice {
  readonly day: string | null;
  readonly filter: string | null;
  /** Those that pass the filter; undefined: all. */
  readonly passing: ReadonlySet<string> | undefined;
}

/** Asks for the values that a theme shows. */
export async function loadValues(
  client: ApiClient,
  layer: Layer,
  measure: Measure,
  { day, filter, passing }: Choice,
  signal: AbortSignal,
): Promise<Values> {
  if (measure.kind === 'attribute') {
    const { attribute } = measure;
    const properties = [...new Set([attribute, layer.nameAttribute])];
    const pages = new FeaturePages(client, { layer: layer.id, day, filter, properties }, signal, 10_000);
    const features = await pages.all();
    return {
      byId: new Map(features.map(({ id, properties: each }) => [id, each[attribute] ?? null])),
      names: new Map(features.map(({ id, properties: each }) => [id, nameOf(layer, each, id)])),
      unit: layer.schema.properties[attribute]?.['x-ogc-unit'] ?? null,
    };
  }
  const { of, statistic, attribute } = measure;
  const question = { layer: layer.id, of, function: statistic, ...(attribute === null ? {} : { attribute }) };
  const { values, unit } = await client.summarize(question, day, signal);
  const counted = values.filter(({ id }) => passing?.has(id) ?? true);
  return {
    byId: new Map(counted.map(({ id, value }) => [id, value])),
    names: new Map(counted.map(({ id, name }) => [id, name ?? id])),
    unit: statistic === 'share' ? 'share' : unit,
  };
}

/** The values of an attribute of own data. */
export async function loadOwnValues(
  own: OwnStore,
  layer: string,
  measure: Measure,
  { passing }: Choice,
): Promise<Values> {
  const all = measure.kind === 'attribute' ? await own.data.values(layer, measure.attribute) : [];
  const values = all.filter(([id]) => passing?.has(id) ?? true);
  return {
    byId: new Map(values.map(([id, value]) => [id, value])),
    names: new Map(values.map(([id, , name]) => [id, name])),
    unit: null,
  };
}

/** The codes of a measure that tells kinds, in their order; null when it is a quantity. */
export function categoriesOf(layer: Layer, measure: Measure): PropertySchema['oneOf'] | null {
  if (measure.kind !== 'attribute') return null;
  const schema = layer.schema.properties[measure.attribute];
  if (schema === undefined) return null;
  if (isBoolean(schema)) return [{ const: true }, { const: false }];
  return schema.oneOf ?? null;
}

/** Asks for classes of the values. */
export function classify(
  client: ApiClient,
  { method, classes, breaks }: ThemeSpec,
  values: Values,
  signal: AbortSignal,
): Promise<Classification> {
  const numbers = [...values.byId.values()].map((value) => (typeof value === 'number' ? value : null));
  const limits = method === 'own' ? { breaks } : { classes };
  return client.classify({ values: numbers, method, ...limits }, signal);
}
