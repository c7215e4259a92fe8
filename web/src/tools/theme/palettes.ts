import colorbrewer from 'colorbrewer';
import { fewestClasses, mostClasses } from '../../state/theme-spec';

/** Palettes of ColorBrewer that people who do not tell red from green can read too (Brewer, colorbrewer2.org). */
const sequential = [
  'YlGnBu',
  'YlOrRd',
  'YlGn',
  'GnBu',
  'PuBuGn',
  'BuPu',
  'OrRd',
  'Blues',
  'Greens',
  'Oranges',
  'Purples',
  'Greys',
];
const diverging = ['RdYlBu', 'RdBu', 'PuOr', 'BrBG', 'PRGn', 'PiYG'];

export const palettes: readonly string[] = [...sequential, ...diverging];
export const usualPalette = 'YlGnBu';

/** The colour of features without a value. */
export const noDataColor = '#d5dadc';

const schemes = colorbrewer as unknown as Record<string, Record<number, readonly string[]> | undefined>;

/** So many colours of a palette, low values first. One that is unknown gives the usual one's. */
export function colorsOf(palette: string, count: number, isReversed: boolean): readonly string[] {
  const scheme = schemes[palettes.includes(palette) ? palette : usualPalette] ?? {};
  const least = Math.max(3, Math.min(mostClasses, count));
  const colors = scheme[least] ?? [];
  const chosen = count >= 3 ? colors : count === fewestClasses ? [colors[0], colors[2]] : [colors[1]];
  const known = chosen.filter((color) => color !== undefined);
  return isReversed ? [...known].reverse() : known;
}

/** Colours for things that have no order. */
export function categoryColors(count: number): readonly string[] {
  const safe = count <= 4 ? schemes.Paired : schemes.RdYlBu;
  const colors = safe?.[Math.max(3, Math.min(11, count))] ?? [];
  return Array.from({ length: count }, (_, index) => colors[index % colors.length] ?? noDataColor);
}
