import type { Classification } from '../../api/analysis';
import type { PropertySchema, Scalar } from '../../api/types';
import type { ThemePaint } from '../../map/style';
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

/** The colour of a value in a theme; on another day a value may lie beyond the classes, and has the colour of the nearest. */
export function colorOfValue({ classes }: ClassifiedTheme, value: Scalar | undefined): string {
  if (value === null || value === undefined) return noDataColor;
  const found = classes.filter(({ of }, index) => {
    if ('code' in of) return of.code === value;
    return typeof value === 'number' && (index === 0 || value >= of.from);
  });
  return found.at(-1)?.color ?? noDataColor;
}

/**
 * How the map draws the theme, with the values given. Those may be of another day, which is compared: then the classes and the size of
 * circles stay those of the theme's own day, while each unit, also one that is only there on the other, has its value of that day.
 */
export function paintOf(theme: ClassifiedTheme, values = theme.values): ThemePaint {
  const { layer, mark } = theme.spec;
  const colors = new Map([...values.byId].map(([id, value]) => [id, colorOfValue(theme, value)]));
  const largest = Math.max(
    ...[...theme.values.byId.values()].map((value) => (typeof value === 'number' ? Math.abs(value) : 0)),
    0,
  );
  return {
    layer,
    mark,
    color: (id) => colors.get(id) ?? noDataColor,
    radius: (id) => radiusOf(values.byId.get(id), largest),
  };
}

/** A circle whose area is as the value. */
export function radiusOf(value: Scalar | undefined, largest: number): number {
  if (typeof value !== 'number' || value === 0 || largest === 0) return 0;
  return Math.max(smallestCircle, largestCircle * Math.sqrt(Math.abs(value) / largest));
}
