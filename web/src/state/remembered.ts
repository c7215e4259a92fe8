import type { Language } from './view-state';

const keys = { language: 'gis.language', searches: 'gis.searches', drawing: 'gis.drawing' } as const;

/** The language chosen last in this browser; null when none was, or when the browser keeps nothing. */
export function rememberedLanguage(): Language | null {
  const value = recall(keys.language);
  return value === 'zh' || value === 'en' ? value : null;
}

/** A browser that keeps nothing still has the language in the link. */
export function rememberLanguage(language: Language): void {
  keep(keys.language, language);
}

/** A list kept in this browser; empty when there is none, or when what is kept is none. */
export function rememberedList(key: Exclude<keyof typeof keys, 'language'>): unknown[] {
  try {
    const list: unknown = JSON.parse(recall(keys[key]) ?? '[]');
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

export function rememberList(key: Exclude<keyof typeof keys, 'language'>, list: readonly unknown[]): void {
  keep(keys[key], JSON.stringify(list));
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows keep nothing, and a full store takes nothing more.
  }
}
