import type { LayerSchema, Properties, PropertySchema, Scalar } from '../api/types';
import type { Language } from '../state/view-state';
import { formatArea } from './area';
import { formatNumber } from './numbers';

/** An attribute as it is shown: its title, and its value in one or more units. */
export interface AttributeRow {
  readonly name: string;
  readonly title: string;
  readonly values: readonly string[];
}

/** Shown elsewhere than among the attributes. */
const apart = new Set(['id', 'provenance', 'valid_from', 'valid_to']);
const apartRoles = /^(id|primary-geometry|primary-interval-start|primary-interval-end)$/;

/** Whether an attribute is no property of the thing itself, but the service's own: its id, days, provenance. */
export function isApart(name: string, schema: PropertySchema): boolean {
  return apart.has(name) || apartRoles.test(schema['x-ogc-role'] ?? '');
}

/** The attributes that have a value, in the schema's order, under their titles, with code titles and units. */
export function attributeRows(
  schema: LayerSchema,
  properties: Properties,
  language: Language,
): AttributeRow[] {
  return Object.entries(schema.properties)
    .filter(([name, property]) => !isApart(name, property))
    .flatMap(([name, property]) => {
      const value = properties[name] ?? null;
      if (value === null || value === '') return [];
      return [{ name, title: property.title ?? name, values: formatValue(property, value, language) }];
    });
}

/** A value in words: never null, which the caller leaves out. */
export function formatValue(
  property: PropertySchema,
  value: Exclude<Scalar, null>,
  language: Language,
): string[] {
  const code = property.oneOf?.find((entry) => entry.const === value);
  if (code !== undefined) return [code.title ?? String(code.const)];
  if (typeof value === 'boolean') return [yesOrNo(value, language)];
  if (typeof value === 'number') return formatQuantity(value, property['x-ogc-unit'], language);
  return [value];
}

function yesOrNo(value: boolean, language: Language): string {
  if (language === 'zh') return value ? '是' : '否';
  return value ? 'Yes' : 'No';
}

function formatQuantity(value: number, unit: string | undefined, language: Language): string[] {
  const zh = language === 'zh';
  switch (unit) {
    case 'm2':
      return formatArea(value, language);
    case 'CNY':
      return [zh ? `${formatNumber(value / 10_000, 'zh')} 万元` : `CNY ${formatNumber(value, 'en')}`];
    case 'person':
      return [zh ? `${formatNumber(value, 'zh')} 人` : formatNumber(value, 'en')];
    case '1':
      return [formatNumber(value, language)];
    case undefined:
      return [isYear(value) ? String(value) : formatNumber(value, language, 6)];
    default:
      return [`${formatNumber(value, language, 6)} ${unit}`];
  }
}

/** Four digits of our time without a unit: a year, which nobody groups. */
function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2100;
}
