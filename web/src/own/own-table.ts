import type { Condition, ConditionList } from '../api/cql2';
import type { Feature, Properties, Scalar } from '../api/types';

/** How the rows of own data are chosen and ordered. */
export interface RowQuery {
  /** Null: all. */
  readonly filter: ConditionList | null;
  readonly sort: { readonly name: string; readonly isDescending: boolean } | null;
}

/** Orders values: numbers by size, texts by the alphabet of their language, those that are missing last. */
export function compareValues(a: Scalar, b: Scalar): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh');
}

/** Whether properties satisfy the conditions; what is missing satisfies only that it is empty. */
export function satisfies(properties: Properties, { join, conditions }: ConditionList): boolean {
  const holds = (condition: Condition) => conditionHolds(properties[condition.attribute] ?? null, condition);
  return join === 'AND' ? conditions.every(holds) : conditions.length === 0 || conditions.some(holds);
}

function conditionHolds(actual: Scalar, { operator, value }: Condition): boolean {
  if (operator === 'empty') return actual === null;
  if (actual === null) return false;
  switch (operator) {
    case 'present':
      return true;
    case '=':
      return actual === value;
    case '<>':
      return actual !== value;
    case 'contains':
      return String(actual).includes(String(value));
    case 'begins':
      return String(actual).startsWith(String(value));
    default: {
      const order = compareValues(actual, value);
      return { '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[operator];
    }
  }
}

/** The features that a query chooses, in its order. */
export function chosenRows(features: readonly Feature[], { filter, sort }: RowQuery): readonly Feature[] {
  const chosen =
    filter === null ? features : features.filter(({ properties }) => satisfies(properties, filter));
  if (sort === null) return chosen;
  const { name, isDescending } = sort;
  const valueOf = ({ properties }: Feature) => properties[name] ?? null;
  return [...chosen].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    const order = compareValues(x, y);
    return isDescending && x !== null && y !== null ? -order : order;
  });
}
