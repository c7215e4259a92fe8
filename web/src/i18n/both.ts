import type { Language } from '../state/view-state';

/** The same words in both languages; the compiler sees to it that none is missing in either. */
export function inBoth<T>(zh: T, en: T): Record<Language, T> {
  return { zh, en };
}
