import type { Language } from '../state/view-state';

/** The day in the place where the page is read, as ISO 8601. */
export function today(now = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The days of which a feature is true: `from` belongs to them, `to` does not. */
export function formatValidity(from: string | null, to: string | null, language: Language): string | null {
  if (from === null && to === null) return null;
  if (language === 'zh') {
    if (to === null) return `${from} 起`;
    return from === null ? `${to} 前` : `${from} 起，${to} 前`;
  }
  if (to === null) return `from ${from}`;
  return from === null ? `until ${to}` : `from ${from} until ${to}`;
}
