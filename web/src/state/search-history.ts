import type { SearchResult } from '../api/types';
import type { ReadCoordinates } from '../geo/coordinates';
import { rememberList, rememberedList } from './remembered';

/** Something that a search leads to. */
export type Suggestion =
  | { readonly kind: 'place'; readonly place: SearchResult }
  | { readonly kind: 'position'; readonly read: ReadCoordinates };

const most = 8;

/** What was chosen lately in this browser, latest first. */
export function searchHistory(): Suggestion[] {
  return rememberedList('searches').filter(isSuggestion);
}

export function addToHistory(suggestion: Suggestion): void {
  const others = searchHistory().filter((each) => keyOf(each) !== keyOf(suggestion));
  rememberList('searches', [suggestion, ...others].slice(0, most));
}

export function clearHistory(): void {
  rememberList('searches', []);
}

function keyOf(suggestion: Suggestion): string {
  return suggestion.kind === 'place'
    ? `${suggestion.place.layer}/${suggestion.place.id}`
    : suggestion.read.position.join();
}

function isSuggestion(value: unknown): value is Suggestion {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'place') {
    const place = 'place' in value ? (value.place as Partial<SearchResult> | null) : null;
    return (
      typeof place?.id === 'string' &&
      typeof place.name === 'string' &&
      Array.isArray(place.parents) &&
      Array.isArray(place.bbox)
    );
  }
  const read =
    value.kind === 'position' && 'read' in value ? (value.read as Partial<ReadCoordinates> | null) : null;
  return Array.isArray(read?.position) && read.position.every((each) => Number.isFinite(each));
}
