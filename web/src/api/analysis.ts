import type { Method, Statistic } from '../state/theme-spec';
import type { FeatureRef } from './types';

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

export const relations = ['intersects', 'within', 'contains', 'within-distance'] as const;
export type Relation = (typeof relations)[number];

/** A shape in CRS84, or that of a feature. */
export type AskedShape = { readonly shape: object } | { readonly feature: FeatureRef };

/** Which features of which layers stand in a relation to a shape. */
export type OverlayQuestion = AskedShape & {
  readonly relation: Relation;
  /** Metres; with `within-distance` only. */
  readonly distance?: number;
  readonly layers: readonly string[];
};

/** A feature that stands in the relation. Areas are in m², shares 0 to 1; null where there are none. */
export interface OverlaidFeature {
  readonly id: string;
  readonly name: string | null;
  readonly code: string | null;
  readonly areaM2: number | null;
  readonly overlapM2: number | null;
  readonly planeOverlapM2: number | null;
  readonly shareOfFeature: number | null;
  readonly shareOfShape: number | null;
  /** Metres; with `within-distance` only. */
  readonly distanceM?: number | null;
}

/** The sum of an attribute over the features that have a value. */
export interface OverlaySum {
  readonly attribute: string;
  readonly unit: string | null;
  readonly count: number;
  /** Of whole features. */
  readonly sum: number;
  /** Of each as much as the share of its area that overlaps; null where there are no areas. */
  readonly weightedSum: number | null;
}

export interface OverlayLayer {
  readonly id: string;
  readonly count: number;
  readonly overlapM2: number | null;
  readonly sums: readonly OverlaySum[];
  readonly features: readonly OverlaidFeature[];
}

export interface Overlay {
  readonly shape: {
    readonly areaM2: number | null;
    readonly planeAreaM2: number | null;
    readonly lengthM: number | null;
    readonly isRepaired: boolean;
    readonly repair: string | null;
  };
  readonly layers: readonly OverlayLayer[];
}
