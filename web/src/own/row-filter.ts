import type { Comparison, Expression, Value } from '../api/cql2';
import type { Properties, Scalar } from '../api/types';

/** Orders values: numbers by size, texts by the alphabet of their language, those that are missing last. */
export function compareValues(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh');
}

/** Whether properties satisfy a filter; null: it can't be said, since a value is missing, as in SQL. */
export function satisfies(properties: Properties, filter: Expression): boolean | null {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const decisive = filter.kind === 'or';
      const answers = filter.parts.map((part) => satisfies(properties, part));
      return answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive;
    }
    case 'not': {
      const answer = satisfies(properties, filter.part);
      return answer === null ? null : !answer;
    }
    case 'empty':
      return (properties[filter.attribute] ?? null) === null;
    default: {
      const actual = properties[filter.attribute] ?? null;
      return actual === null ? null : holds(actual, filter);
    }
  }
}

function holds(
  actual: Value,
  filter: Extract<Expression, { kind: 'compare' | 'like' | 'in' | 'between' }>,
): boolean {
  switch (filter.kind) {
    case 'compare':
      return compared(actual, filter.operator, filter.value);
    case 'like':
      return regexOf(filter.pattern).test(String(actual));
    case 'in':
      return filter.values.includes(actual);
    case 'between':
      return compared(actual, '>=', filter.from) && compared(actual, '<=', filter.to);
  }
}

function compared(actual: Value, operator: Comparison, value: Value): boolean {
  if (operator === '=') return actual === value;
  if (operator === '<>') return actual !== value;
  const order = compareValues(actual, value);
  return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator];
}

/** `%` stands for any text, `_` for one letter; after a backslash a sign stands for itself. */
function regexOf(pattern: string): RegExp {
  const source = pattern.replace(
    /\\(.)|([%_])|[.*+?^${}()|[\]\\/]/gsu,
    (sign, escaped?: string, wild?: string) =>
      wild === '%' ? '.*' : wild === '_' ? '.' : (escaped ?? sign).replace(/[.*+?^${}()|[\]\\/]/u, '\\$&'),
  );
  return new RegExp(`^${source}$`, 'su');
}
