import type { Language } from '../state/view-state';
import { formatMeasure } from './numbers';

/** One mu is a fifteenth of a hectare. */
export const squareMetresPerMu = 10_000 / 15;

/** An area in square metres, in the three units in which planners think. */
export function formatArea(squareMetres: number, language: Language): string[] {
  const inUnit = (size: number, unit: string) => `${formatMeasure(squareMetres / size, language)} ${unit}`;
  const [hectare, mu] = language === 'zh' ? ['公顷', '亩'] : ['ha', 'mu'];
  return [inUnit(1_000_000, 'km²'), inUnit(10_000, hectare), inUnit(squareMetresPerMu, mu)];
}
