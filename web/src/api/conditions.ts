import { type Expression, type Value, parseCql2 } from './cql2';
import type { PropertySchema } from './types';

/** How a condition compares. `contains` and `begins` are about texts, `empty` and `present` take no value. */
export const operators = ['=', '<>', '<', '<=', '>', '>=', 'contains', 'begins', 'empty', 'present'] as const;
export type Operator = (typeof operators)[number];

export interface Condition {
  readonly attribute: string;
  readonly operator: Operator;
  readonly value: Value;
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

function literal(value: Value, schema: PropertySchema): string {
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

/** The conditions of a text that is nothing but a list of them, as toCql2 makes it or someone types it; null when it says something else. */
export function fromCql2(text: string): ConditionList | null {
  if (text.trim() === '') return { join: 'AND', conditions: [] };
  const expression = parseCql2(text);
  if (expression === null) return null;
  const isList = expression.kind === 'and' || expression.kind === 'or';
  const conditions = (isList ? expression.parts : [expression]).map(toCondition);
  if (conditions.includes(null)) return null;
  return { join: expression.kind === 'or' ? 'OR' : 'AND', conditions: conditions as Condition[] };
}

function toCondition(expression: Expression): Condition | null {
  switch (expression.kind) {
    case 'compare': {
      const { attribute, operator, value } = expression;
      return { attribute, operator, value };
    }
    case 'like':
      return patternCondition(expression.attribute, expression.pattern);
    case 'empty':
      return { attribute: expression.attribute, operator: 'empty', value: '' };
    case 'not':
      return expression.part.kind === 'empty'
        ? { attribute: expression.part.attribute, operator: 'present', value: '' }
        : null;
    default:
      return null;
  }
}

function patternCondition(attribute: string, pattern: string): Condition | null {
  const isContained = pattern.startsWith('%') && pattern.length > 1;
  const inner = pattern.slice(isContained ? 1 : 0, -1);
  if (!pattern.endsWith('%') || /(^|[^\\])(\\\\)*[%_]/.test(inner)) return null;
  return { attribute, operator: isContained ? 'contains' : 'begins', value: inner.replace(/\\(.)/g, '$1') };
}
