import type { FeatureRef } from '../api/types';
import { type ThemeSpec, formatTheme, parseTheme } from './theme-spec';

export type Language = 'zh' | 'en';

/** All that a link reproduces. */
export interface ViewState {
  readonly center: { readonly lon: number; readonly lat: number } | null;
  readonly zoom: number | null;
  /** The layers switched on, in no order; null: all of them. */
  readonly layers: readonly string[] | null;
  /** Layers that were moved, lowest first; those not named stay where the service has them. */
  readonly order: readonly string[];
  /** How opaque layers are, 0 to 1, where they are not wholly. */
  readonly opacity: Readonly<Record<string, number>>;
  /** CQL2 text by layer: only what matches is shown. */
  readonly filters: Readonly<Record<string, string>>;
  readonly theme: ThemeSpec | null;
  readonly selection: FeatureRef | null;
  readonly language: Language | null;
  /** ISO day; null: today. */
  readonly day: string | null;
  /** The day on the right side of a comparison; null: nothing is compared. */
  readonly compared: string | null;
  /** The basemap's id; null: none. */
  readonly basemap: string | null;
}

export const emptyView: ViewState = {
  center: null,
  zoom: null,
  layers: null,
  order: [],
  opacity: {},
  filters: {},
  theme: null,
  selection: null,
  language: null,
  day: null,
  compared: null,
  basemap: null,
};

const identifier = /^[A-Za-z0-9_.-]{1,64}$/;
const longestFilter = 4000;

/** Reads a link's hash. What is missing or makes no sense is left out; nothing throws. */
export function parseLink(hash: string): ViewState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const position = parsePosition(parameters.get('map'));
  const language = parameters.get('lang');
  const basemap = parameters.get('base');
  return {
    center: position?.center ?? null,
    zoom: position?.zoom ?? null,
    layers: parseLayers(parameters.get('layers')),
    order: parseLayers(parameters.get('order')) ?? [],
    opacity: parseOpacity(parameters.get('opacity')),
    filters: parseFilters(parameters),
    theme: parseTheme(parameters.get('theme')),
    selection: parseSelection(parameters.get('sel')),
    language: language === 'zh' || language === 'en' ? language : null,
    day: parseDay(parameters.get('day')),
    compared: parseDay(parameters.get('compare')),
    basemap: basemap !== null && identifier.test(basemap) ? basemap : null,
  };
}

/** The hash that parseLink reads back. Positions are kept to about a metre. */
export function formatLink(view: ViewState): string {
  const parts: string[] = [];
  if (view.center !== null && view.zoom !== null) {
    parts.push(`map=${round(view.zoom, 2)}/${round(view.center.lat, 5)}/${round(view.center.lon, 5)}`);
  }
  if (view.layers !== null) parts.push(`layers=${[...view.layers].sort().join(',')}`);
  if (view.order.length > 0) parts.push(`order=${view.order.join(',')}`);
  const opacity = Object.entries(view.opacity).map(([layer, share]) => `${layer}:${round(share, 2)}`);
  if (opacity.length > 0) parts.push(`opacity=${opacity.join(',')}`);
  for (const [layer, filter] of Object.entries(view.filters)) {
    parts.push(`filter.${layer}=${encodeURIComponent(filter)}`);
  }
  if (view.theme !== null) parts.push(`theme=${formatTheme(view.theme)}`);
  if (view.selection !== null) parts.push(`sel=${view.selection.layer}/${view.selection.id}`);
  if (view.day !== null) parts.push(`day=${view.day}`);
  if (view.compared !== null) parts.push(`compare=${view.compared}`);
  if (view.basemap !== null) parts.push(`base=${view.basemap}`);
  if (view.language !== null) parts.push(`lang=${view.language}`);
  return `#${parts.join('&')}`;
}

/** The day when the text is one of the calendar, null otherwise. */
export function parseDay(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

function parsePosition(text: string | null): { zoom: number; center: { lon: number; lat: number } } | null {
  const numbers = (text ?? '').split('/').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [zoom, lat, lon] = numbers;
  if (numbers.length !== 3 || zoom === undefined || lat === undefined || lon === undefined) return null;
  if (!numbers.every(Number.isFinite)) return null;
  if (zoom < 0 || zoom > 22 || Math.abs(lat) > 85 || Math.abs(lon) > 180) return null;
  return { zoom, center: { lon, lat } };
}

function parseLayers(text: string | null): string[] | null {
  if (text === null) return null;
  return text.split(',').filter((id) => identifier.test(id));
}

function parseOpacity(text: string | null): Record<string, number> {
  const pairs = (text ?? '').split(',').map((pair) => pair.split(':'));
  return Object.fromEntries(
    pairs.flatMap(([layer, share]) => {
      const opacity = share === undefined || share === '' ? Number.NaN : Number(share);
      if (layer === undefined || !identifier.test(layer) || !(opacity >= 0 && opacity < 1)) return [];
      return [[layer, opacity]];
    }),
  );
}

function parseFilters(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries(
    [...parameters].flatMap(([key, filter]) => {
      const layer = key.startsWith('filter.') ? key.slice('filter.'.length) : '';
      if (!identifier.test(layer) || filter.trim() === '' || filter.length > longestFilter) return [];
      return [[layer, filter]];
    }),
  );
}

function parseSelection(text: string | null): FeatureRef | null {
  const [layer, id, ...rest] = (text ?? '').split('/');
  if (layer === undefined || id === undefined || rest.length > 0) return null;
  return identifier.test(layer) && identifier.test(id) ? { layer, id } : null;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
