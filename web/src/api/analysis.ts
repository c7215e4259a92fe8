import type { Method, Statistic } from '../state/theme-spec';

/** What the processes of the service take and give, as far as the map uses them. */

export interface ClassifyQuestion {
  readonly values: readonly (number | null)[];
  readonly method: Method;
  /** Not with the method `own`. */
  readonly classes?: number;
  /** The limits between classes; with the method `own`. */
  readonly breaks?: readonly number[];
}

/** From its lower limit, which it includes, to its upper one, which only the last class includes. */
export interface ValueClass {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Classification {
  readonly classes: readonly ValueClass[];
  /** How many values lie in each of equal parts; null without values. */
  readonly histogram: {
    readonly from: number;
    readonly to: number;
    readonly counts: readonly number[];
  } | null;
  readonly statistics: {
    readonly count: number;
    readonly missing: number;
    readonly minimum: number | null;
    readonly maximum: number | null;
    readonly mean: number | null;
    readonly median: number | null;
    readonly sum: number | null;
  };
}

export interface SummarizeQuestion {
  readonly layer: string;
  readonly of: string;
  readonly function: Statistic;
  readonly attribute?: string;
}

export interface Summary {
  readonly unit: string | null;
  readonly values: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly value: number | null;
  }[];
  readonly total: number | null;
}
