import type { Layer } from '../../api/catalog';
import { isNumeric } from '../../api/conditions';
import type { PropertySchema } from '../../api/types';
import { isApart } from '../../format/attributes';
import { textWidth } from '../../format/names';

/** A column of a feature table. */
export interface Column {
  readonly name: string;
  readonly title: string;
  readonly schema: PropertySchema;
  readonly isNumeric: boolean;
}

/** What a layer's table can show, in the order of its schema. */
export function columnsOf(layer: Layer): Column[] {
  return Object.entries(layer.schema.properties)
    .filter(
      ([, schema]) =>
        !/^(id|primary-geometry)$/.test(schema['x-ogc-role'] ?? '') && schema.type !== undefined,
    )
    .map(([name, schema]) => ({ name, title: schema.title ?? name, schema, isNumeric: isNumeric(schema) }));
}

/** Those that are shown before anybody chooses: without days and provenance. */
export function usualColumns(layer: Layer): string[] {
  return columnsOf(layer)
    .filter(({ name, schema }) => !isApart(name, schema))
    .map(({ name }) => name);
}

/** How wide a column is, in pixels. */
export function widthOf({ title, schema, isNumeric: numeric }: Column): number {
  const words = 44 + textWidth(title) * 7.5;
  const values = numeric ? 110 : schema.oneOf !== undefined ? 100 : 136;
  return Math.min(220, Math.max(words, values));
}
