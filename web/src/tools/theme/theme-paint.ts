import type { Classification } from '../../api/analysis';
import type { PropertySchema, Scalar } from '../../api/types';
import type { ThemePaint } from '../../drawing/style';
import type { ThemeSpec } from '../../state/theme-spec';
import { categoryColors, colorsOf, noDataColor } from './palettes';
import type { Values } from './theme-data';

/** One entry of a legend: what is drawn in a colour. */
export interface LegendClass {
  readonly color: string;
  readonly count: number;
  /** The limits of the class; of kinds the code. */
  readonly of:
    { readonly from: number; readonly to: number } | { readonly code: Scalar; readonly title: string | null };
}

/** A theme with its values sorted into classes. */
export interface ClassifiedTheme {
  readonly spec: ThemeSpec;
  readonly values: Values;
  readonly classes: readonly LegendClass[];
  readonly missing: number;
  /** Null: the theme shows kinds. */
  readonly classification: Classification | null;
}

const smallestCircle = 3;
const largestCircle = 26;

export function classifiedNumbers(
  spec: ThemeSpec,
  values: Values,
  classification: Classification,
): ClassifiedTheme {
  const colors = colorsOf(spec.palette, classification.classes.length, spec.isReversed);
  const classes = classification.classes.map(({ from, to, count }, index) => ({
    color: colors[index] ?? noDataColor,
    count,
    of: { from, to },
  }));
  return { spec, values, classes, missing: classification.statistics.missing, classification };
}

export function classifiedKinds(
  spec: ThemeSpec,
  values: Values,
  codes: NonNullable<PropertySchema['oneOf']>,
): ClassifiedTheme {
  const counts = new Map<Scalar, number>();
  for (const value of values.byId.values()) counts.set(value, (counts.get(value) ?? 0) + 1);
  const colors = categoryColors(codes.length);
  const classes = codes.map((code, index) => ({
    color: colors[index] ?? noDataColor,
    count: counts.get(code.const) ?? 0,
    of: { code: code.const, title: code.title ?? null },
  }));
  const missing = values.byId.size - classes.reduce((sum, { count }) => sum + count, 0);
  return { spec, values, classes, missing, classification: null };
}

/** The class of a value in a theme, an index of its classes; -1: none. On another day a value may lie beyond the classes, and is of the nearest. */
export function classOf({ classes }: ClassifiedTheme, value: Scalar | undefined): number {
  if (value === null || value === undefined) return -1;
  return classes.findLastIndex(({ of }, index) => {
    if ('code' in of) return of.code === value;
    return typeof value === 'number' && (index === 0 || value >= of.from);
  });
}

/** The colour of a value in a theme. */
export function colorOfValue(theme: ClassifiedTheme, value: Scalar | undefined): string {
  return theme.classes[classOf(theme, value)]?.color ?? noDataColor;
}

/** The classes of values by what made them: they are the same in other colours, which a map of 100,000 features is glad of. */
const knownClasses = new WeakMap<object, WeakMap<Values, ReadonlyMap<string, number>>>();

/** The class of each feature. */
function classesOf(theme: ClassifiedTheme, values: Values): ReadonlyMap<string, number> {
  const madeBy = theme.classification ?? theme;
  const known = knownClasses.get(madeBy) ?? new WeakMap<Values, ReadonlyMap<string, number>>();
  const classes =
    known.get(values) ?? new Map([...values.byId].map(([id, value]) => [id, classOf(theme, value)]));
  knownClasses.set(madeBy, known.set(values, classes));
  return classes;
}

/**
 * How the map draws the theme, with the values given. Those may be of another day, which is compared: then the classes and the size of
 * circles stay those of the theme's own day, while each unit, also one that is only there on the other, has its value of that day.
 */
export function paintOf(theme: ClassifiedTheme, values = theme.values): ThemePaint {
  const { layer, mark } = theme.spec;
  let largest = 0;
  for (const value of theme.values.byId.values())
    if (typeof value === 'number') largest = Math.max(largest, Math.abs(value));
  return {
    layer,
    mark,
    classes: classesOf(theme, values),
    colors: theme.classes.map(({ color }) => color),
    otherColor: noDataColor,
    radii: new Map(
      mark === 'fill' ? [] : [...values.byId].map(([id, value]) => [id, radiusOf(value, largest)]),
    ),
  };
}

/** A circle whose area is as the value. */
export function radiusOf(value: Scalar | undefined, largest: number): number {
  if (typeof value !== 'number' || value === 0 || largest === 0) return 0;
  return Math.max(smallestCircle, largestCircle * Math.sqrt(Math.abs(value) / largest));
}
