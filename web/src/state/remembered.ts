import type { Language } from './view-state';

const key = 'gis.language';

/** The language chosen last in this browser; null when none was, or when the browser keeps nothing. */
export function rememberedLanguage(): Language | null {
  try {
    const value = localStorage.getItem(key);
    return value === 'zh' || value === 'en' ? value : null;
  } catch {
    return null;
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(key, language);
  } catch {
    // A browser that keeps nothing still has the language in the link.
  }
}
