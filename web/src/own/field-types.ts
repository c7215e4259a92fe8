import type { Feature, Scalar } from '../api/types';
import type { OwnField } from './own-data';

const number = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i;

/**
 * Text fields that hold nothing but numbers, as those of a CSV file do, become numbers. Codes stay texts: what begins with a zero,
 * and what has six digits or more and is of one length throughout.
 */
export function withNumbers(
  fields: readonly OwnField[],
  features: readonly Feature[],
): { fields: readonly OwnField[]; features: readonly Feature[] } {
  const numeric = new Set(
    fields.filter(({ name, type }) => type === 'text' && isNumeric(features, name)).map(({ name }) => name),
  );
  if (numeric.size === 0) return { fields, features };
  return {
    fields: fields.map((field) => (numeric.has(field.name) ? { ...field, type: 'number' } : field)),
    features: features.map((feature) => ({
      ...feature,
      properties: Object.fromEntries(
        Object.entries(feature.properties).map(([name, value]) => [
          name,
          numeric.has(name) ? toNumber(value) : value,
        ]),
      ),
    })),
  };
}

function isNumeric(features: readonly Feature[], name: string): boolean {
  const values = features.map(({ properties }) => properties[name] ?? '').filter((value) => value !== '');
  const texts = values
    .filter((value): value is string => typeof value === 'string')
    .map((value) => value.trim());
  if (texts.length === 0 || texts.length < values.length || !texts.every((text) => number.test(text)))
    return false;
  const [first = ''] = texts;
  const isCode =
    /^\d{6,}$/.test(first) && texts.every((text) => text.length === first.length) && texts.length > 1;
  return !isCode && !texts.some((text) => /^0\d/.test(text));
}

function toNumber(value: Scalar): Scalar {
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : null;
}
