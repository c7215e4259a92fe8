import type { FeatureRef } from '../api/types';

export type Language = 'zh' | 'en';

/** All that a link reproduces. */
export interface ViewState {
  readonly center: { readonly lon: number; readonly lat: number } | null;
  readonly zoom: number | null;
  /** The layers switched on, in no order; null: all of them. */
  readonly layers: readonly string[] | null;
  readonly selection: FeatureRef | null;
  readonly language: Language | null;
  /** ISO day; null: today. */
  readonly day: string | null;
}

export const emptyView: ViewState = {
  center: null,
  zoom: null,
  layers: null,
  selection: null,
  language: null,
  day: null,
};

const identifier = /^[A-Za-z0-9_.-]{1,64}$/;

/** Reads a link's hash. What is missing or makes no sense is left out; nothing throws. */
export function parseLink(hash: string): ViewState {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const position = parsePosition(parameters.get('map'));
  const language = parameters.get('lang');
  return {
    center: position?.center ?? null,
    zoom: position?.zoom ?? null,
    layers: parseLayers(parameters.get('layers')),
    selection: parseSelection(parameters.get('sel')),
    language: language === 'zh' || language === 'en' ? language : null,
    day: parseDay(parameters.get('day')),
  };
}

/** The hash that parseLink reads back. Positions are kept to about a metre. */
export function formatLink(view: ViewState): string {
  const parts: string[] = [];
  if (view.center !== null && view.zoom !== null) {
    parts.push(`map=${round(view.zoom, 2)}/${round(view.center.lat, 5)}/${round(view.center.lon, 5)}`);
  }
  if (view.layers !== null) parts.push(`layers=${[...view.layers].sort().join(',')}`);
  if (view.selection !== null) parts.push(`sel=${view.selection.layer}/${view.selection.id}`);
  if (view.day !== null) parts.push(`day=${view.day}`);
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

function parseSelection(text: string | null): FeatureRef | null {
  const [layer, id, ...rest] = (text ?? '').split('/');
  if (layer === undefined || id === undefined || rest.length > 0) return null;
  return identifier.test(layer) && identifier.test(id) ? { layer, id } : null;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
