import type { PropertySchema, Scalar } from './types';

/** How a condition compares. `contains` and `begins` are about texts, `empty` and `present` take no value. */
export const operators = ['=', '<>', '<', '<=', '>', '>=', 'contains', 'begins', 'empty', 'present'] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: Exclude<Scalar, null>;
}

/** Conditions that all hold, or of which one does. */
export interface ConditionList {
  readonly join: 'AND' | 'OR';
  readonly conditions: readonly Condition[];
}

/** The operators that make sense for an attribute. */
export function operatorsFor(schema: PropertySchema): readonly Operator[] {
  if (schema.oneOf !== undefined || isBoolean(schema)) return ['=', '<>', 'empty', 'present'];
  if (isNumeric(schema) || schema.format === 'date')
    return ['=', '<>', '<', '<=', '>', '>=', 'empty', 'present'];
  return ['=', '<>', 'contains', 'begins', 'empty', 'present'];
}

export function isNumeric({ type }: PropertySchema): boolean {
  return [type].flat().some((each) => each === 'number' || each === 'integer');
}

export function isBoolean({ type }: PropertySchema): boolean {
  return [type].flat().includes('boolean');
}

/** CQL2 text (OGC 21-065r2, annex B) of the conditions; empty without any. */
export function toCql2(
  { join, conditions }: ConditionList,
  schemas: Readonly<Record<string, PropertySchema>>,
): string {
  return conditions
    .map((condition) => conditionText(condition, schemas[condition.attribute] ?? {}))
    .join(` ${join} `);
}

function conditionText({ attribute, operator, value }: Condition, schema: PropertySchema): string {
  const name = `"${attribute.replaceAll('"', '""')}"`;
  switch (operator) {
    case 'empty':
      return `${name} IS NULL`;
    case 'present':
      return `${name} IS NOT NULL`;
    case 'contains':
      return `${name} LIKE ${quoted(`%${escapedPattern(String(value))}%`)}`;
    case 'begins':
      return `${name} LIKE ${quoted(`${escapedPattern(String(value))}%`)}`;
    default:
      return `${name} ${operator} ${literal(value, schema)}`;
  }
}

function literal(value: Exclude<Scalar, null>, schema: PropertySchema): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return String(value);
  return schema.format === 'date' ? `DATE(${quoted(value)})` : quoted(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** `%` and `_` stand for themselves. */
function escapedPattern(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

const name = String.raw`(?:"((?:[^"]|"")+)"|([\p{L}_][\p{L}\d_]*))`;
const value = String.raw`(?:DATE\s*\(\s*)?('(?:[^']|'')*'|TRUE|FALSE|-?[\d.]+(?:e[+-]?\d+)?)(?:\s*\))?`;
const test = String.raw`(?:\s+(IS\s+NULL|IS\s+NOT\s+NULL)|(?:\s+(LIKE)\s+|\s*(=|<>|<=|>=|<|>)\s*)${value})`;
const clause = new RegExp(String.raw`^${name}${test}\s*(?:\b(AND|OR)\s+|$)`, 'iu');

/** The conditions of a text that is nothing but a list of them, as toCql2 makes it or someone types it; null when it says something else. */
export function fromCql2(text: string): ConditionList | null {
  const conditions: Condition[] = [];
  const joins = new Set<string>();
  for (let rest = text.trim(); rest !== '';) {
    const match = clause.exec(rest);
    if (match === null) return null;
    const condition = toCondition(match);
    if (condition === null) return null;
    conditions.push(condition);
    if (match[7] !== undefined) joins.add(match[7].toUpperCase());
    rest = rest.slice(match[0].length);
  }
  if (joins.size > 1) return null;
  return { join: joins.has('OR') ? 'OR' : 'AND', conditions };
}

function toCondition(match: RegExpExecArray): Condition | null {
  const [, quotedName, bareName = '', nullness, like, comparison = '', value = ''] = match;
  const attribute = quotedName?.replaceAll('""', '"') ?? bareName;
  if (nullness !== undefined) {
    return { attribute, operator: /NOT/i.test(nullness) ? 'present' : 'empty', value: '' };
  }
  if (like !== undefined) return value.startsWith("'") ? patternCondition(attribute, unquoted(value)) : null;
  const operator = comparison as Operator;
  if (value.startsWith("'")) return { attribute, operator, value: unquoted(value) };
  if (/^(true|false)$/i.test(value)) return { attribute, operator, value: value.toUpperCase() === 'TRUE' };
  return Number.isNaN(Number(value)) ? null : { attribute, operator, value: Number(value) };
}

function patternCondition(attribute: string, pattern: string): Condition | null {
  const isContained = pattern.startsWith('%') && pattern.length > 1;
  const inner = pattern.slice(isContained ? 1 : 0, -1);
  if (!pattern.endsWith('%') || /(^|[^\\])(\\\\)*[%_]/.test(inner)) return null;
  return { attribute, operator: isContained ? 'contains' : 'begins', value: inner.replace(/\\(.)/g, '$1') };
}

function unquoted(text: string): string {
  return text.slice(1, -1).replaceAll("''", "'");
}
