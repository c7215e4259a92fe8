import type { Feature } from '../api/types';
import type { Expression } from '../api/cql2';
import { compareValues, satisfies } from './row-filter';

/** How the rows of own data are chosen and ordered. */
export interface RowQuery {
  /** Null: all. */
  readonly filter: Expression | null;
  readonly sort: { readonly name: string; readonly isDescending: boolean } | null;
}

/** The features that a query chooses, in its order. */
export function chosenRows(features: readonly Feature[], { filter, sort }: RowQuery): readonly Feature[] {
  const chosen =
    filter === null ? features : features.filter(({ properties }) => satisfies(properties, filter) === true);
  if (sort === null) return chosen;
  const { name, isDescending } = sort;
  const valueOf = ({ properties }: Feature) => properties[name] ?? null;
  return [...chosen].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    const order = compareValues(x, y);
    return isDescending && x !== null && y !== null ? -order : order;
  });
}
