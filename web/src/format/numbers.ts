import type { Language } from '../state/view-state';

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Groups the digits; at most `digits` decimals, none that are zero. */
export function formatNumber(value: number, language: Language, digits = 2): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits }).format(value);
}

/** As many decimals as leave about four digits that mean something. */
export function formatMeasure(value: number, language: Language): string {
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return formatNumber(value, language, digits);
}
