/** What a thematic map shows of the features of a layer. */
export type Measure =
  | { readonly kind: 'attribute'; readonly attribute: string }
  | {
      readonly kind: 'summary';
      readonly of: string;
      readonly statistic: Statistic;
      readonly attribute: string | null;
    };

export const statistics = ['count', 'sum', 'mean', 'area', 'share', 'density'] as const;
export type Statistic = (typeof statistics)[number];

export const methods = [
  'natural',
  'quantile',
  'equal-interval',
  'standard-deviation',
  'pretty',
  'own',
] as const;
export type Method = (typeof methods)[number];

/** A thematic map as a link tells it. */
export interface ThemeSpec {
  readonly layer: string;
  readonly measure: Measure;
  readonly method: Method;
  readonly classes: number;
  /** The limits between classes; of the method `own` only. */
  readonly breaks: readonly number[];
  readonly palette: string;
  readonly isReversed: boolean;
  readonly mark: 'fill' | 'circle';
}

export const fewestClasses = 2;
export const mostClasses = 9;

const name = /^[A-Za-z0-9_]{1,64}$/;

/** The text that parseTheme reads back: parts between `~`, none of which has one. */
export function formatTheme(theme: ThemeSpec): string {
  const { measure } = theme;
  const what =
    measure.kind === 'attribute'
      ? measure.attribute
      : [measure.of, measure.statistic, measure.attribute ?? ''].join('!');
  const palette = (theme.isReversed ? '-' : '') + theme.palette;
  return [theme.layer, what, theme.method, theme.classes, theme.breaks.join('!'), palette, theme.mark].join(
    '~',
  );
}

/** Null when the text is none that formatTheme makes. */
export function parseTheme(text: string | null): ThemeSpec | null {
  const parts = (text ?? '').split('~');
  const [layer, what, method, classes, breaks, palette, mark] = parts;
  if (parts.length !== 7 || layer === undefined || !name.test(layer)) return null;
  const measure = parseMeasure(what ?? '');
  const limits = (breaks ?? '') === '' ? [] : (breaks ?? '').split('!').map(Number);
  const number = Number(classes);
  const bare = (palette ?? '').replace(/^-/, '');
  if (measure === null || !isOneOf(methods, method) || !name.test(bare)) return null;
  if (mark !== 'fill' && mark !== 'circle') return null;
  if (!Number.isInteger(number) || number < fewestClasses || number > mostClasses) return null;
  if (!areRising(limits) || (method === 'own') !== limits.length > 0) return null;
  const isReversed = palette !== bare;
  return { layer, measure, method, classes: number, breaks: limits, palette: bare, isReversed, mark };
}

function parseMeasure(text: string): Measure | null {
  const [first, statistic, attribute, ...rest] = text.split('!');
  if (first === undefined || !name.test(first) || rest.length > 0) return null;
  if (statistic === undefined) return { kind: 'attribute', attribute: first };
  if (!isOneOf(statistics, statistic) || attribute === undefined) return null;
  if (attribute !== '' && !name.test(attribute)) return null;
  return { kind: 'summary', of: first, statistic, attribute: attribute === '' ? null : attribute };
}

/** Whether the numbers can limit classes: each above the one before. */
export function areRising(limits: readonly number[]): boolean {
  return limits.every(
    (limit, index) => Number.isFinite(limit) && (index === 0 || limit > (limits[index - 1] as number)),
  );
}

function isOneOf<T extends string>(values: readonly T[], value: string | undefined): value is T {
  return values.includes(value as T);
}
